// What U takes back: the last touch as a whole, then the one before it.
import { beforeEach, expect, test } from 'vitest';
import type { CommandAnswer } from '../../clients/commandAnswer.ts';
import { type Act, createOutbox, type Outbox } from '../../clients/outbox.ts';
import { type Gestures, openGestures } from '../../dashboard/live/gestures.ts';
import { until } from '../support/until.ts';

let outbox: Outbox;
let gestures: Gestures;
let answer: (act: Act) => Promise<CommandAnswer>;
let undone: (readonly [commandId: string, position: string | null])[];
let count = 0;

beforeEach(() => {
  answer = async () => ({ kind: 'done' });
  undone = [];
  const storage = { load: () => [], save: () => {}, remove: () => {} };
  outbox = createOutbox({ storage, backoff: () => 1e6, send: (act) => answer(act) });
  gestures = openGestures(outbox);
});

/** One touch. @returns ids of its acts */
async function touch(...mutations: readonly string[]): Promise<string[]> {
  const acts = mutations.map((mutation) => ({ commandId: `act-${++count}`, mutation, line: 'play', input: {} }));
  for (const act of acts) {
    gestures.made(act);
    outbox.add(act);
  }
  await Promise.resolve();
  return acts.map(({ commandId }) => commandId);
}

/** The server carried them out. */
async function carryOut(...commandIds: readonly string[]) {
  await until(() => outbox.entries().every(({ act }) => !commandIds.includes(act.commandId)));
  for (const commandId of commandIds) {
    gestures.carriedOut({ commandId, mutation: '', line: '', input: {} }, `at-${commandId}`);
  }
}

const takeBack = () =>
  gestures.takeBack(({ commandId }, position) => {
    undone.push([commandId, position]);
    return `undo-of-${commandId}`;
  });

test('all acts of one touch are taken back, the last first, each where the server recorded it', async () => {
  const ids = await touch('favoriteClip', 'favoriteClip');
  await carryOut(...ids);
  expect(takeBack().kind).toBe('taken');
  expect(undone).toEqual(ids.reverse().map((id) => [id, `at-${id}`]));
  expect(gestures.takenBackBy(`undo-of-${ids[0]}`)).toBe('favoriteClip');
});

test('again takes back what was done before, and then there is nothing', async () => {
  const [first] = await touch('retitleClip');
  const [second] = await touch('editTag');
  await carryOut(first!, second!);
  expect([takeBack().kind, takeBack().kind, takeBack().kind]).toEqual(['taken', 'taken', 'nothing']);
  expect(undone.map(([id]) => id)).toEqual([second, first]);
});

test('what was never sent is withdrawn, and no command is sent for it', async () => {
  answer = async () => ({ kind: 'later', code: 'UNREACHABLE' });
  // The head of the line goes out; what is behind it waits.
  await touch('retitleClip');
  const [waiting] = await touch('favoriteClip');
  expect(takeBack().kind).toBe('taken');
  expect(undone).toEqual([]);
  expect(outbox.entries().map(({ act }) => act.commandId)).not.toContain(waiting);
});

test('what the server refused is no act', async () => {
  const [kept] = await touch('favoriteClip');
  await carryOut(kept!);
  answer = async () => ({ kind: 'refused', refusal: { code: 'FORBIDDEN', message: '' } });
  await touch('editTag');
  await until(() => outbox.entries().some(({ state }) => state === 'refused'));
  takeBack();
  expect(undone.map(([id]) => id)).toEqual([kept]);
});

test('a mark stays, and what was done before it is not taken back in its place', async () => {
  const [star] = await touch('favoriteClip');
  const [mark] = await touch('markClipIn');
  await carryOut(star!, mark!);
  expect(takeBack()).toMatchObject({ kind: 'final', last: { mutation: 'markClipIn' } });
  expect(undone).toEqual([]);
});
