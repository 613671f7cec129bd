// Two processes do different things to one clip at the same moment: one of them comes first, and the other sees it.
import { beforeAll, describe, expect, it } from 'vitest';
import { registerChannel } from '../../src/commands/channel/registerChannel.ts';
import { deleteClipFile } from '../../src/commands/clip/deleteClipFile.ts';
import { discardClip } from '../../src/commands/clip/discardClip.ts';
import { expireClip } from '../../src/commands/clip/expireClip.ts';
import { finishClip } from '../../src/commands/clip/finishClip.ts';
import { markClipIn } from '../../src/commands/clip/markClipIn.ts';
import { markClipOut } from '../../src/commands/clip/markClipOut.ts';
import { beginPlay, changePlay } from '../../src/commands/clip/playAngles.ts';
import { registerClip } from '../../src/commands/clip/registerClip.ts';
import { restoreClip } from '../../src/commands/clip/restoreClip.ts';
import { startClipGeneration } from '../../src/commands/clip/startClipGeneration.ts';
import { trimClip } from '../../src/commands/clip/trimClip.ts';
import type { Handle, Outcome } from '../../src/commands/handle.ts';
import { channelIdOf, clipIdOf, uuidv5 } from '../../src/commands/ids.ts';
import { scheduleSession } from '../../src/commands/session/scheduleSession.ts';
import { clip } from '../../src/domain/clip/clip.ts';
import type { EventStore } from '../../src/eventstore/store.ts';
import { anyStore } from '../support/anyStore.ts';
import { actorOf, newId, worldOf } from '../support/worldOf.ts';
import { samples } from './samples.ts';

const ROUNDS = 25;
const coach = actorOf('coach', 'coach-a');
const worker = actorOf('system', 'worker');
const [sideline, endZone] = [channelIdOf('home-sideline'), channelIdOf('home-end-zone')];
const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1_000).toISOString();

let store: EventStore;
let here: Handle;
/** Another process of the platform: same log, no shared memory. */
let there: Handle;
let sessionId: string;

beforeAll(async () => {
  const { url } = await anyStore();
  ({ store, handle: here } = worldOf(url));
  there = worldOf(url).handle;
  sessionId = newId();
  const operator = actorOf('operator');
  await here(scheduleSession, { commandId: newId(), sessionId, name: 'vs Harbor State', type: 'game' }, operator);
  for (const name of ['Sideline', 'End zone']) await here(registerChannel, { commandId: newId(), name }, operator);
});

const codeOf = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.refusal.code : 'accepted');
const play = () => ({ sessionId, playId: newId(), channelId: sideline, channelIds: [sideline], inAt: at(40) });
const ask = (clipId: string, more: object = {}) => ({ commandId: newId(), clipId, ...more });
const cutOf = (clipId: string, generation = 1) => ask(clipId, { generation, retry: 0 });

async function givenClip(): Promise<string> {
  const input = { ...play(), outAt: at(30) };
  await here(registerClip, { commandId: newId(), ...input }, coach);
  return clipIdOf(input.playId, sideline);
}
async function givenReady(): Promise<string> {
  const clipId = await givenClip();
  await here(startClipGeneration, { ...cutOf(clipId), attempt: 1 }, worker);
  await here(finishClip, { ...samples.FinishClip, ...cutOf(clipId) }, worker);
  return clipId;
}
/** Now one process knows the clip already, now the other: either may be the faster one. */
async function rounds(race: (one: Handle, other: Handle) => Promise<readonly Outcome[]>): Promise<string[]> {
  const seen = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const outcomes = await (round % 2 ? race(there, here) : race(here, there));
    seen.add(outcomes.map(codeOf).sort().join(' '));
  }
  return [...seen];
}

describe('at the same moment', () => {
  it('a restore keeps the film, or its deletion keeps the clip away', async () => {
    const seen = await rounds(async (one, other) => {
      const clipId = await givenReady();
      await here(discardClip, ask(clipId), coach);
      const deletion = ask(clipId, { generation: 1, reason: 'discarded' });
      return Promise.all([one(restoreClip, ask(clipId), coach), other(deleteClipFile, deletion, worker)]);
    });
    expect(['CLIP_FILE_DELETED accepted', 'CLIP_FILE_IN_USE accepted']).toEqual(expect.arrayContaining(seen));
  });

  it('a result is taken before the window is set anew, or not at all', async () => {
    const seen = await rounds(async (one, other) => {
      const clipId = await givenClip();
      await here(startClipGeneration, { ...cutOf(clipId), attempt: 1 }, worker);
      const result = { ...samples.FinishClip, ...cutOf(clipId) };
      const outcomes = await Promise.all([
        one(trimClip, ask(clipId, { outAt: at(31) }), coach),
        other(finishClip, result, worker),
      ]);
      const state = await here.peek(clip, 'home', clipId);
      expect(state).toMatchObject({ status: 'pending', generation: 2 });
      expect(state?.filmGeneration).toBe(codeOf(outcomes[1]) === 'accepted' ? 1 : 0);
      return outcomes;
    });
    expect(['accepted accepted', 'ILLEGAL_IN_STATUS accepted', 'CLIP_STALE accepted']).toEqual(
      expect.arrayContaining(seen),
    );
  });

  it('an OUT comes before the clip expires, or revives it', async () => {
    const seen = await rounds(async (one, other) => {
      const mark = play();
      await here(markClipIn, { commandId: newId(), ...mark }, coach);
      const clipId = clipIdOf(mark.playId, sideline);
      const outcomes = await Promise.all([
        one(markClipOut, ask(clipId, { outAt: at(30) }), coach),
        other(expireClip, ask(clipId), worker),
      ]);
      expect(await here.peek(clip, 'home', clipId)).toMatchObject({ status: 'pending', generation: 1 });
      return outcomes;
    });
    expect(['accepted accepted', 'ILLEGAL_IN_STATUS accepted']).toEqual(expect.arrayContaining(seen));
  });
});

it('a trim that was cut off between two angles is carried out for the rest when it is sent again', async () => {
  const input = { commandId: newId(), ...play(), outAt: at(30) };
  const angles = await beginPlay(here, registerClip, { ...input, channelIds: [sideline, endZone] }, coach);
  const [first, second] = angles.map(({ clipId }) => clipId);
  const trim = { commandId: newId(), clipId: second!, outAt: at(32) };
  // The process died after the first angle: its command is the one that the resend makes again.
  await there(trimClip, { ...trim, clipId: first, commandId: uuidv5(trim.commandId, sideline) }, coach);

  const outcomes = await changePlay(here, trimClip, trim, coach);
  expect(outcomes.map(({ outcome }) => codeOf(outcome))).toEqual(['accepted', 'accepted']);
  for (const clipId of [first, second]) {
    const facts = (await store.read(`clip-home.${clipId}`, 0n)).map(({ type }) => type);
    expect(facts.filter((type) => type === 'ClipTrimmed')).toHaveLength(1);
  }
});
