// Machine and memory agree: every status that can be reached, times every command of its noun.
import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, transition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import type { AnyCommand } from '../../src/commands/command.ts';
import { judge } from '../../src/commands/judge.ts';
import { commands } from '../../src/commands/registry.ts';
import { isRefusal } from '../../src/domain/decision.ts';
import type { Event } from '../../src/domain/event.ts';
import { isLegal } from '../../src/domain/legality.ts';
import { nouns } from '../../src/domain/nouns.ts';
import { samples } from '../commands/samples.ts';
import { coach, now, seen } from '../commands/spec.ts';

const commandNamed = (name: string): AnyCommand => {
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) throw new Error(`${name} is in a machine and not in the registry`);
  return command;
};

/** The second request of a retried clip is the one that is worked on. */
function sampleFor(name: string, state: { retry?: number }) {
  const sample = samples[name]!;
  return 'retry' in sample ? { ...sample, retry: state.retry ?? 0 } : sample;
}

function ask(command: AnyCommand, state: { retry?: number }) {
  const input = command.input.parse(sampleFor(command.name, state));
  return judge(command, input, state, { now, actor: coach, seen });
}

for (const noun of nouns) {
  const { machine, name } = noun;
  // Only the commands of one noun meet in one machine; evolve and status are its own.
  const evolve = noun.evolve as (state: object, event: Event, by: string) => object;
  const statusOf = noun.status as (state: object) => string;
  const follow = (state: object, command: string): object => {
    const decision = ask(commandNamed(command), state);
    if (isRefusal(decision)) throw new Error(`${command}: ${decision.message}`);
    return (decision as readonly Event[]).reduce<object>((memory, event) => evolve(memory, event, coach.id), state);
  };

  describe(`the ${name}`, () => {
    const paths = getShortestPaths(machine, { events: machine.events.map((type) => ({ type })) as never });
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
        if (isLegal(machine, status, command)) {
          const from = machine.resolveState({ value: status as never, context: {} as never });
          const [after] = transition(machine as AnyStateMachine, from, { type: command });
          const next = String(after.value);
          it(`goes from ${status} to ${next} by ${command}`, () => {
            expect(statusOf(follow(reached(), command))).toBe(next);
          });
        } else {
          it(`refuses ${command} in ${status}`, () => {
            const decision = ask(commandNamed(command), reached());
            const code = isRefusal(decision) ? decision.code : 'accepted';
            const special = command === 'RegisterChannel' ? 'CHANNEL_PATH_TAKEN' : 'ILLEGAL_IN_STATUS';
            expect(code).toBe(status === 'none' && command !== 'RegisterChannel' ? 'NOT_FOUND' : special);
          });
        }
      }
    }
  });
}

it('has every command of the machines in the registry, and no other', () => {
  const inMachines = nouns.flatMap(({ machine }): string[] => machine.events);
  expect(commands.map(({ name }) => name).sort()).toEqual([...inMachines].sort());
});
