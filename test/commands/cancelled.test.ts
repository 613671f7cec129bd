import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { registerChannel } from '../../src/commands/channel/registerChannel.ts';
import { discardClip } from '../../src/commands/clip/discardClip.ts';
import { markClipIn } from '../../src/commands/clip/markClipIn.ts';
import { registerClip } from '../../src/commands/clip/registerClip.ts';
import type { Handle, Outcome } from '../../src/commands/handle.ts';
import { channelIdOf, clipIdOf } from '../../src/commands/ids.ts';
import { cancelSession } from '../../src/commands/session/cancelSession.ts';
import { rescheduleSession } from '../../src/commands/session/rescheduleSession.ts';
import { scheduleSession } from '../../src/commands/session/scheduleSession.ts';
import { addTag } from '../../src/commands/tag/addTag.ts';
import { anyStore } from '../support/anyStore.ts';
import { actorOf, newId, worldOf } from '../support/worldOf.ts';

const operator = actorOf('operator');
const coach = actorOf('coach', 'coach-a');
const sideline = channelIdOf('home-sideline');
const inAt = new Date(Date.now() - 20_000).toISOString();
const outAt = new Date(Date.now() - 8_000).toISOString();

let handle: Handle;
/** Another process of the platform: same log, no shared memory. */
let elsewhere: Handle;
let sessionId: string;

beforeAll(async () => {
  const { url } = await anyStore();
  ({ handle } = worldOf(url));
  elsewhere = worldOf(url).handle;
  await handle(registerChannel, { commandId: newId(), name: 'Sideline' }, operator);
});
beforeEach(async () => {
  sessionId = newId();
  await handle(scheduleSession, { commandId: newId(), sessionId, name: 'Practice', type: 'practice' }, operator);
});

const markOf = (playId: string = newId()) => ({
  commandId: newId(),
  sessionId,
  playId,
  channelIds: [sideline],
  channelId: sideline,
  inAt,
});
const tagOf = (rest: Record<string, unknown>) => ({ commandId: newId(), tagId: newId(), fields: { down: 3 }, ...rest });
const cancel = () => handle(cancelSession, { commandId: newId(), sessionId, reason: 'lightning' }, operator);
const codeOf = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.refusal.code : 'accepted');

describe('in a session that was called off', () => {
  it('nothing new is recorded', async () => {
    const playId = newId();
    await handle(markClipIn, markOf(playId), coach);
    await cancel();
    const clipId = clipIdOf(playId, sideline);
    const asked = [
      await handle(markClipIn, markOf(), coach),
      await handle(registerClip, { ...markOf(), outAt }, coach),
      await handle(addTag, tagOf({ sessionId, playId: newId(), at: inAt }), coach),
      await handle(addTag, tagOf({ clipId }), coach),
    ];
    expect(asked.map(codeOf)).toEqual(Array(4).fill('SESSION_CANCELLED'));
    expect(asked.map((outcome) => outcome.kind === 'refused' && outcome.refusal.path)).toEqual([
      ['sessionId'],
      ['sessionId'],
      ['sessionId'],
      ['clipId'],
    ]);
  });

  it('what is there goes on', async () => {
    const playId = newId();
    await handle(markClipIn, markOf(playId), coach);
    await cancel();
    const clipId = clipIdOf(playId, sideline);
    expect(codeOf(await handle(discardClip, { commandId: newId(), clipId }, coach))).toBe('accepted');
  });

  it('a mark that was carried out before is answered as it was', async () => {
    const mark = markOf();
    await handle(markClipIn, mark, coach);
    await cancel();
    expect(await handle(markClipIn, mark, coach)).toMatchObject({ kind: 'accepted', isNew: false });
  });

  it('marks are taken again once it has another day', async () => {
    await cancel();
    expect(codeOf(await elsewhere(markClipIn, markOf(), coach))).toBe('SESSION_CANCELLED');
    const another = { commandId: newId(), sessionId, scheduledStart: '2026-12-05T18:00:00.000Z' };
    await handle(rescheduleSession, another, operator);
    // What another process remembers may not say no.
    expect(codeOf(await elsewhere(markClipIn, markOf(), coach))).toBe('accepted');
  });

  it('another process knows a second later, and until then keeps every mark', async () => {
    await elsewhere(markClipIn, markOf(), coach);
    await cancel();
    const cancelledAt = performance.now();
    const taken: number[] = [];
    for (;;) {
      const askedAt = performance.now() - cancelledAt;
      const code = codeOf(await elsewhere(markClipIn, markOf(), coach));
      if (code === 'SESSION_CANCELLED') break;
      expect(code).toBe('accepted');
      taken.push(askedAt);
      await sleep(20);
    }
    expect(Math.max(0, ...taken)).toBeLessThanOrEqual(1_000);
    expect(codeOf(await elsewhere(markClipIn, markOf(), coach))).toBe('SESSION_CANCELLED');
  });
});
