// Machine and memory agree: every status that can be reached, times every command of its noun.
import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { commands } from '../../src/commands/registry.ts';
import { isLegal } from '../../src/domain/legality.ts';
import { nouns } from '../../src/domain/nouns.ts';
import { ask, follow } from './follow.ts';
import { table } from './model/referenceModel.ts';

/** Legal, and refused for their content after the shortest way there: they speak of a film, a key, or a member. */
const refusedForContent: Readonly<Record<string, string>> = {
  'RestoreClip in discarded': 'CLIP_NOT_CUT',
  'DeleteClipFile in pending': 'CLIP_FILE_IN_USE',
  'DeleteClipFile in processing': 'CLIP_FILE_IN_USE',
  'DeleteClipFile in ready': 'CLIP_FILE_IN_USE',
  'DeleteClipFile in failed': 'CLIP_FILE_IN_USE',
  'RevokeDeviceKey in open': 'NOT_FOUND',
  'IssueAccessToken in open': 'NOT_FOUND',
  'RevokeAccessToken in open': 'NOT_FOUND',
};

for (const noun of nouns) {
  const { machine, name } = noun;
  const statusOf = noun.status as (state: object) => string;

  describe(`the ${name}`, () => {
    const onTheWay = machine.events.filter((type) => type !== 'RestoreClip');
    const paths = getShortestPaths(machine, { events: onTheWay.map((type) => ({ type })) as never });
    const statuses = Object.keys(machine.states);

    it('can get into every status of its machine', () => {
      expect(paths.map(({ state }) => String(state.value)).sort()).toEqual(statuses.sort());
    });

    for (const { state: snapshot, steps } of paths) {
      const status = String(snapshot.value);
      const reached = () =>
        steps
          .map(({ event }) => event.type)
          .filter((type) => type !== 'xstate.init')
          .reduce<object>(follow, noun.initial);

      it(`remembers ${status} after the commands that lead there`, () => {
        expect(statusOf(reached())).toBe(status);
      });

      for (const command of machine.events) {
        const content = refusedForContent[`${command} in ${status}`];
        if (content) {
          it(`refuses ${command} in ${status} for what it says`, () => {
            expect(ask(command, reached())).toMatchObject({ code: content });
          });
        } else if (isLegal(machine, status, command)) {
          const from = machine.resolveState({ value: status as never, context: {} as never });
          const [after] = transition(machine as AnyStateMachine, from, { type: command });
          const next = String(after.value);
          it(`goes from ${status} to ${next} by ${command}`, () => {
            expect(statusOf(follow(reached(), command))).toBe(next);
          });
        } else {
          it(`refuses ${command} in ${status}`, () => {
            expect(ask(command, reached())).toMatchObject(refusalOf(name, status, command));
          });
        }
      }
    }
  });
}

/** What a command must hear that is none of this status: which status it is, and what is possible instead. */
function refusalOf(noun: string, status: string, command: string): object {
  if (command === 'RegisterChannel') return { code: 'CHANNEL_PATH_TAKEN' };
  if (status === 'none') return { code: 'NOT_FOUND' };
  const allowed = Object.keys(table[noun]![status]!);
  const allowedCommands = expect.toSatisfy((names: string[]) => String([...names].sort()) === String(allowed.sort()));
  return { code: 'ILLEGAL_IN_STATUS', status: status.toUpperCase(), allowedCommands };
}

it('has every command of the machines in the registry, and no other', () => {
  const inMachines = nouns.flatMap(({ machine }): string[] => machine.events);
  expect(commands.map(({ name }) => name).sort()).toEqual([...inMachines].sort());
});
