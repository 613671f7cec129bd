import { beforeAll, describe, expect, it } from 'vitest';
import { registerChannel } from '../../src/commands/channel/registerChannel.ts';
import { favoriteClip } from '../../src/commands/clip/favoriteClip.ts';
import { markClipIn } from '../../src/commands/clip/markClipIn.ts';
import { markClipOut } from '../../src/commands/clip/markClipOut.ts';
import { beginPlay, changePlay } from '../../src/commands/clip/playAngles.ts';
import { unfavoriteClip } from '../../src/commands/clip/unfavoriteClip.ts';
import type { Handle, Outcome } from '../../src/commands/handle.ts';
import { channelIdOf, clipIdOf } from '../../src/commands/ids.ts';
import { scheduleSession } from '../../src/commands/session/scheduleSession.ts';
import { startSession } from '../../src/commands/session/startSession.ts';
import type { EventStore } from '../../src/eventstore/store.ts';
import { anyStore } from '../support/anyStore.ts';
import { actorOf, newId, worldOf } from '../support/worldOf.ts';

const operator = actorOf('operator');
const coach = actorOf('coach', 'coach-a');
const sideline = channelIdOf('home-sideline');
const endZone = channelIdOf('home-end-zone');
const inAt = new Date(Date.now() - 20_000).toISOString();
const outAt = new Date(Date.now() - 8_000).toISOString();

let store: EventStore;
let handle: Handle;
/** Another process of the platform: same log, no shared memory. */
let elsewhere: Handle;
let sessionId: string;

beforeAll(async () => {
  const { url } = await anyStore();
  ({ store, handle } = worldOf(url));
  elsewhere = worldOf(url).handle;
  sessionId = newId();
  const scheduled = { commandId: newId(), sessionId, name: 'vs Harbor State', type: 'game' };
  await handle(scheduleSession, scheduled, operator);
  for (const name of ['Sideline', 'End zone']) {
    await handle(registerChannel, { commandId: newId(), name }, operator);
  }
});

const markIn = (input: Record<string, unknown> = {}) => ({
  commandId: newId(),
  sessionId,
  playId: newId(),
  channelIds: [sideline],
  channelId: sideline,
  inAt,
  ...input,
});
async function openClip(): Promise<string> {
  const input = markIn();
  await handle(markClipIn, input, coach);
  return clipIdOf(input.playId as string, sideline);
}
const codeOf = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.refusal.code : 'accepted');
const eventsOf = async (clipId: string) => (await store.read(`clip-home.${clipId}`, 0n)).map(({ type }) => type);

describe('the same command again', () => {
  it('is answered as before and records nothing', async () => {
    const clipId = await openClip();
    const input = { commandId: newId(), clipId, outAt };
    const first = await handle(markClipOut, input, coach);
    const second = await handle(markClipOut, input, coach);
    expect(second).toMatchObject({
      kind: 'accepted',
      isNew: false,
      position: (first as { position: bigint }).position,
    });
    expect(await eventsOf(clipId)).toEqual(['ClipMarkedIn', 'ClipMarkedOut', 'ClipGenerationRequested']);
  });

  it('is answered as before by another process', async () => {
    const clipId = await openClip();
    const input = { commandId: newId(), clipId, outAt };
    await handle(markClipOut, input, coach);
    expect(await elsewhere(markClipOut, input, coach)).toMatchObject({ kind: 'accepted', isNew: false });
  });

  it('a hundred times at once is one set of events', async () => {
    const clipId = await openClip();
    const input = { commandId: newId(), clipId, outAt };
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, n) => (n % 2 ? handle : elsewhere)(markClipOut, input, coach)),
    );
    expect(new Set(outcomes.map(codeOf))).toEqual(new Set(['accepted']));
    expect(await eventsOf(clipId)).toHaveLength(3);
  });

  it('with other content is refused', async () => {
    const clipId = await openClip();
    const input = { commandId: newId(), clipId, outAt };
    await handle(markClipOut, input, coach);
    expect(codeOf(await handle(markClipOut, { ...input, outAt: inAt }, coach))).toBe('IDEMPOTENCY_MISMATCH');
  });

  it('for another command is refused, though the input is the same', async () => {
    const clipId = await openClip();
    await handle(markClipOut, { commandId: newId(), clipId, outAt }, coach);
    const input = { commandId: newId(), clipId };
    await handle(favoriteClip, input, coach);
    expect(codeOf(await handle(unfavoriteClip, input, coach))).toBe('IDEMPOTENCY_MISMATCH');
    expect(codeOf(await elsewhere(unfavoriteClip, input, coach))).toBe('IDEMPOTENCY_MISMATCH');
  });

  it('by another person is refused', async () => {
    const clipId = await openClip();
    const input = { commandId: newId(), clipId, outAt };
    await handle(markClipOut, input, coach);
    expect(codeOf(await handle(markClipOut, input, actorOf('coach', 'coach-b')))).toBe('IDEMPOTENCY_MISMATCH');
  });
});

describe('several coaches', () => {
  it('mark OUT on one ghost at once: one wins, the others are told what is', async () => {
    const clipId = await openClip();
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        (n % 2 ? handle : elsewhere)(
          markClipOut,
          { commandId: newId(), clipId, outAt },
          actorOf('coach', `coach-${n}`),
        ),
      ),
    );
    expect(outcomes.map(codeOf).filter((code) => code === 'accepted')).toHaveLength(1);
    expect(new Set(outcomes.map(codeOf))).toEqual(new Set(['accepted', 'ILLEGAL_IN_STATUS']));
    expect(await eventsOf(clipId)).toHaveLength(3);
  });

  it('are never refused on the word of a stale memory', async () => {
    const clipId = await openClip();
    await elsewhere.peek(markClipIn.noun, 'home', clipId);
    await handle(markClipOut, { commandId: newId(), clipId, outAt }, coach);
    expect(codeOf(await elsewhere(favoriteClip, { commandId: newId(), clipId }, coach))).toBe('accepted');
  });
});

describe('the time of a mark', () => {
  it("is the reading less the device's offset; the reading is kept", async () => {
    const input = markIn({ inAt: new Date(Date.parse(inAt) + 90_000).toISOString(), clock: { offsetMs: 90_000 } });
    await handle(markClipIn, input, coach);
    const [event] = await store.read(`clip-home.${clipIdOf(input.playId as string, sideline)}`, 0n);
    expect(event!.data).toMatchObject({ inAt });
    expect(event!.meta).toMatchObject({ markedAt: input.inAt, clockOffsetMs: 90_000 });
  });
});

describe('a play on two cameras', () => {
  it('is one clip an angle, closed together, and each knows the other', async () => {
    const playId = newId();
    const channelIds = [sideline, endZone];
    const mark = { commandId: newId(), sessionId, playId, channelIds, inAt };
    const opened = await beginPlay(handle, markClipIn, mark, coach);
    const closed = await changePlay(
      handle,
      markClipOut,
      { commandId: newId(), clipId: opened[1]!.clipId, outAt },
      coach,
    );
    expect(closed.map(({ clipId }) => clipId)).toEqual(channelIds.map((id) => clipIdOf(playId, id)));
    expect(closed.map(({ outcome }) => codeOf(outcome))).toEqual(['accepted', 'accepted']);
    const [event] = await store.read(`clip-home.${opened[0]!.clipId}`, 0n);
    expect(event!.data).toMatchObject({ channelIds });
  });

  it('takes the refusal of the first angle for all', async () => {
    const mark = { commandId: newId(), sessionId, playId: newId(), channelIds: [sideline, endZone], inAt };
    const opened = await beginPlay(handle, markClipIn, mark, coach);
    const closed = await changePlay(
      handle,
      markClipOut,
      { commandId: newId(), clipId: opened[1]!.clipId, outAt: inAt },
      coach,
    );
    expect(closed.map(({ outcome }) => codeOf(outcome))).toEqual(['CLIP_OUT_BEFORE_IN']);
  });
});

describe('what is asked for', () => {
  it.each([
    ['an unknown session', () => markIn({ sessionId: newId() }), 'NOT_FOUND'],
    ['an unknown channel', () => markIn({ channelId: newId() }), 'NOT_FOUND'],
    ['no instant', () => markIn({ inAt: 'soon' }), 'BAD_USER_INPUT'],
    ['no id', () => markIn({ commandId: 'one' }), 'BAD_USER_INPUT'],
    ['an IN ahead of time', () => markIn({ inAt: new Date(Date.now() + 60_000).toISOString() }), 'CLIP_IN_FUTURE'],
  ])('%s is refused and nothing is recorded', async (_what, input, code) => {
    const sent = input();
    expect(codeOf(await handle(markClipIn, sent, coach))).toBe(code);
    expect(await eventsOf(clipIdOf(sent.playId as string, String(sent.channelId)))).toEqual([]);
  });

  it('is not found where it belongs to another team', async () => {
    const stranger = actorOf('operator', 'operator', 'away');
    expect(codeOf(await handle(startSession, { commandId: newId(), sessionId }, stranger))).toBe('NOT_FOUND');
  });

  it('cannot take the path of another camera', async () => {
    const again = await handle(registerChannel, { commandId: newId(), name: 'sideline' }, operator);
    expect(codeOf(again)).toBe('CHANNEL_PATH_TAKEN');
  });
});
