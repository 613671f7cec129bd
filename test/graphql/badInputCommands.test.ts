// Every command there is, with every field of its input wrong in every way: refused by name, and nothing is recorded.
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Handle } from '../../src/commands/handle.ts';
import { commands } from '../../src/commands/registry.ts';
import { addTag } from '../../src/commands/tag/addTag.ts';
import { editTag } from '../../src/commands/tag/editTag.ts';
import { tagFieldNames } from '../../src/domain/tag/fields.ts';
import type { EventStore } from '../../src/eventstore/store.ts';
import { inAt, keyId, samples } from '../commands/samples.ts';
import { anyStore } from '../support/anyStore.ts';
import { actorOf, newId, worldOf } from '../support/worldOf.ts';
import { everyTagField } from './everyTagField.ts';
import { timely } from './timely.ts';
import { wrongInputs } from './wrongInputs.ts';

let store: EventStore;
let handle: Handle;
beforeAll(async () => {
  ({ store, handle } = worldOf((await anyStore()).url));
});

/** Fields that the samples leave out. */
const optional: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ScheduleSession: {
    ...{ opponent: 'Harbor State', location: 'Field 1', season: '2026', week: '12' },
    ...{ scheduledStart: inAt, timeZone: 'America/New_York' },
  },
  RescheduleSession: { timeZone: 'America/New_York', location: 'Field 1' },
  DescribeSession: { location: 'Field 1', season: '2026' },
  RegisterChannel: { path: 'home-sideline', inputUrl: 'srt://203.0.113.7:9000' },
  DeactivateChannel: { reason: 'no signal' },
  TrimClip: { inAt },
  IssueDeviceKey: { replaces: keyId, overlapHours: 1 },
  IssueAccessToken: { mayWrite: true, memberId: 'coach-b', role: 'coach' },
};
/** Fields that another one rules out. */
const instead: Readonly<Record<string, readonly string[]>> = { AddTag: ['clipId'] };
/** What may be said of the field that was named: decided when everything else is known to be there. */
const decidedLast: Readonly<Record<string, readonly string[]>> = { ResolvePlayFact: ['value'] };
/** What a worker says of its own work is in words of ours. */
const ownWords = ['text', 'engine'];

/** What was not told to be wrong, or not by the field's name. */
async function slippedThrough(
  command: (typeof commands)[number],
  wrongs: ReturnType<typeof wrongInputs>,
): Promise<string[]> {
  const actor = actorOf(command.audience.includes('system') ? 'system' : 'admin');
  const slipped: string[] = [];
  for (const { what, field, input } of wrongs) {
    const { answer: outcome, isLate } = await timely(() => handle(command, { commandId: newId(), ...input }, actor));
    const refusal = outcome.kind === 'refused' ? outcome.refusal : undefined;
    const isTold = refusal?.code === 'BAD_USER_INPUT' && refusal.path.includes(field);
    if (!isTold) slipped.push(`${what}: ${JSON.stringify(refusal ?? 'accepted').slice(0, 200)}`);
    if (refusal && refusal.message.length > 1_000) slipped.push(`${what}: says too much`);
    if (isLate) slipped.push(`${what}: answered late`);
  }
  return slipped;
}

describe.each(commands.map((command) => [command.name, command] as const))('%s', (name, command) => {
  const right = { ...samples[name], ...optional[name] };
  const takes = (input: object) => command.input.safeParse(input).success;

  it('has every field of its input tried', () => {
    const { shape } = command.input as z.ZodObject;
    const untried = Object.keys(shape).filter((field) => !(field in right) && !instead[name]?.includes(field));
    expect(untried).toEqual([]);
  });

  it('is told which field is wrong', async () => {
    const isOnlyOurs = command.audience.every((who) => who === 'system');
    const isTried = (field: string) => !decidedLast[name]?.includes(field) && !(isOnlyOurs && ownWords.includes(field));
    const wrongs = wrongInputs(right, takes).filter(({ field }) => isTried(field));
    expect(await slippedThrough(command, wrongs)).toEqual([]);
  });

  it.each([
    ['no commandId', {}, 'commandId'],
    ['a commandId that is none', { commandId: 'again' }, 'commandId'],
    ['a commandId of 10 KB', { commandId: 'a'.repeat(10_000) }, 'commandId'],
    ['a number as commandId', { commandId: 5 }, 'commandId'],
    ['a clock that is off by days', { commandId: newId(), clock: { offsetMs: 1e9 } }, 'clock'],
    ['a clock that is no clock', { commandId: newId(), clock: 'late' }, 'clock'],
  ])('is refused with %s', async (_what, envelope, field) => {
    const outcome = await handle(command, { ...right, ...envelope }, actorOf('admin'));
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'BAD_USER_INPUT' } });
    expect(outcome.kind === 'refused' && outcome.refusal.path[0]).toBe(field);
  });
});

describe('what a tag says', () => {
  it('has every field tried', () => {
    expect(Object.keys(everyTagField).sort()).toEqual([...tagFieldNames].sort());
  });

  const saying = (name: string, fields: object) => ({ ...samples[name], fields });
  // Outside of what football knows. The end zones are 0 and 100; a run may lose yards.
  const ranges = {
    ...{ quarter: [0, 6], drive: [0, 100], down: [0, 5], distance: [0, 100], yardsToGoal: [0, 100] },
    ...{ yardsGained: [-100, 100], penaltyYards: [-1, 100] },
  };

  it.each([addTag, editTag])('is told which field is wrong by $name', async (command) => {
    const { name } = command;
    // To say nothing is right of each of them.
    const takes = (fields: object) => command.input.safeParse(saying(name, fields)).success;
    const wrongs = wrongInputs(everyTagField, takes)
      .filter(({ what }) => what !== 'yardsGained is less than nothing')
      .map(({ input, ...wrong }) => ({ ...wrong, input: saying(name, input) }));
    const outOfRange = Object.entries(ranges).flatMap(([field, values]) =>
      [...values, 1.5].map((value) => ({
        what: `${field} is ${value}`,
        field,
        input: saying(name, { [field]: value }),
      })),
    );
    expect(await slippedThrough(command, [...wrongs, ...outOfRange])).toEqual([]);
  });
});

it('nothing of all that was recorded', async () => {
  expect(await store.newest()).toBeUndefined();
});
