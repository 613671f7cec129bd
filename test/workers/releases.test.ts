// Cameras are free again when their session is over.
import { beforeAll, describe, expect, it } from 'vitest';
import { assignChannel } from '../../src/commands/channel/assignChannel.ts';
import { registerChannel } from '../../src/commands/channel/registerChannel.ts';
import { channelIdOf } from '../../src/commands/ids.ts';
import { cancelSession } from '../../src/commands/session/cancelSession.ts';
import { completeSession } from '../../src/commands/session/completeSession.ts';
import { reopenSession } from '../../src/commands/session/reopenSession.ts';
import { scheduleSession } from '../../src/commands/session/scheduleSession.ts';
import { startSession } from '../../src/commands/session/startSession.ts';
import type { DomainEvent } from '../../src/domain/facts.ts';
import { channelsById } from '../../src/projections/channelBoard/queries.ts';
import { sessionsById } from '../../src/projections/sessionList/queries.ts';
import { type ReleaseJob, releaseChannels, releasesDue } from '../../src/workers/whenSessionEndsReleaseChannels.ts';
import { until } from '../support/until.ts';
import { actorOf, newId } from '../support/worldOf.ts';
import { openWorker, type WorkerWorld } from './openWorker.ts';

const operator = actorOf('operator');
const cameras = [channelIdOf('home-sideline'), channelIdOf('home-end-zone')];
let world: WorkerWorld;

beforeAll(async () => {
  world = await openWorker();
  for (const name of ['Sideline', 'End zone']) await world.give(registerChannel, { name }, operator);
});

/** A session under way with both cameras. */
async function givenGame(): Promise<string> {
  const sessionId = newId();
  await world.give(scheduleSession, { sessionId, name: 'vs Harbor State', type: 'game' }, operator);
  await world.give(startSession, { sessionId }, operator);
  for (const channelId of cameras) await world.give(assignChannel, { channelId, sessionId }, operator);
  return sessionId;
}
async function servedAtPresent(sessionId: string): Promise<string[]> {
  const rows = await channelsById(world.pool, 'home', cameras);
  return rows.filter(({ session_ids }) => session_ids.includes(sessionId)).map(({ id }) => id);
}
const isReleased = (sessionId: string) =>
  until(async () => (await servedAtPresent(sessionId)).length === 0, {
    deadline: 15_000,
    what: 'its cameras are free',
  });
async function factsOf(channelId: string, sessionId: string): Promise<string[]> {
  const events = (await world.store.read(`channel-home.${channelId}`, 0n)) as DomainEvent[];
  return events.filter(({ data }) => 'sessionId' in data && data.sessionId === sessionId).map(({ type }) => type);
}

describe('the cameras of a session', () => {
  it('that was over before any worker came are released by the first one; of one that was reopened they stay', async () => {
    const [over, goesOn] = [await givenGame(), await givenGame()];
    for (const sessionId of [over, goesOn]) await world.give(completeSession, { sessionId }, operator);
    await world.give(reopenSession, { sessionId: goesOn, reason: 'overtime' }, operator);
    await world.start();
    await isReleased(over);
    expect(await servedAtPresent(goesOn)).toEqual(expect.arrayContaining(cameras));
  });

  it('are released when it is completed, once each, because of that', async () => {
    const sessionId = await givenGame();
    await world.give(completeSession, { sessionId }, operator);
    await isReleased(sessionId);
    const [end] = (await world.store.read(`session-home.${sessionId}`, 0n)).slice(-1);
    for (const channelId of cameras) {
      const released = (await world.store.read(`channel-home.${channelId}`, 0n)).at(-1);
      expect(released).toMatchObject({
        type: 'ChannelReleased',
        data: { channelId, sessionId },
        meta: { $causationId: end!.id, actor: 'worker', sessions: expect.arrayContaining([sessionId]) },
      });
      expect(await factsOf(channelId, sessionId)).toEqual(['ChannelAssigned', 'ChannelReleased']);
    }
    const [row] = await sessionsById(world.pool, 'home', [sessionId]);
    expect([...row!.served_by]).toEqual(cameras);
  });

  it('are released when it is called off', async () => {
    const sessionId = newId();
    await world.give(scheduleSession, { sessionId, name: 'Scrimmage', type: 'scrimmage' }, operator);
    await world.give(assignChannel, { channelId: cameras[0], sessionId }, operator);
    await world.give(cancelSession, { sessionId }, operator);
    await isReleased(sessionId);
  });

  it('stay free when it is reopened, and may be assigned again; its second end releases them again', async () => {
    const sessionId = await givenGame();
    await world.give(completeSession, { sessionId }, operator);
    await isReleased(sessionId);
    await world.give(reopenSession, { sessionId, reason: 'overtime' }, operator);
    expect(await servedAtPresent(sessionId)).toEqual([]);
    await world.give(assignChannel, { channelId: cameras[0], sessionId }, operator);
    await world.give(completeSession, { sessionId }, operator);
    await isReleased(sessionId);
    expect(await factsOf(cameras[0]!, sessionId)).toEqual([
      'ChannelAssigned',
      'ChannelReleased',
      'ChannelAssigned',
      'ChannelReleased',
    ]);
  });

  it('are released once, however often and by whomever the job is done', async () => {
    const sessionId = await givenGame();
    const done = await world.give(completeSession, { sessionId }, operator);
    await isReleased(sessionId);
    const [row] = await sessionsById(world.pool, 'home', [sessionId]);
    const data = {
      team: 'home',
      sessionId,
      endedAt: row!.ended_at!,
      position: String(done.position),
      because: null,
    };
    const again = releaseChannels(world.pool, world.handleAt(0), world.live);
    const { signal } = new AbortController();
    await Promise.all([again({ data, attempt: 2, signal }), again({ data, attempt: 3, signal })]);
    expect(await factsOf(cameras[0]!, sessionId)).toEqual(['ChannelAssigned', 'ChannelReleased']);
  });

  it('are not assigned once it is over; one that slips in at the end is found by the sweep', async () => {
    const elsewhere = world.handleAt(0);
    const assign = (sessionId: string, channelId = cameras[1]) =>
      world.give(assignChannel, { channelId, sessionId }, operator, elsewhere);
    const sessionId = await until(
      async () => {
        const id = newId();
        await world.give(scheduleSession, { sessionId: id, name: 'vs Harbor State', type: 'game' }, operator);
        await world.give(startSession, { sessionId: id }, operator);
        // This process knows the session as it is now, and believes itself for a second.
        await assign(id, cameras[0]);
        await world.give(completeSession, { sessionId: id }, operator);
        await assign(id);
        return id;
      },
      { deadline: 20_000, what: 'a camera that slips in' },
    );
    await until(async () => (await factsOf(cameras[0]!, sessionId)).includes('ChannelReleased'), { deadline: 15_000 });
    const tasks = await releasesDue(world.pool);
    const { signal } = new AbortController();
    for (const { data } of tasks) {
      await releaseChannels(
        world.pool,
        world.handleAt(0),
        world.live,
      )({ data: data as ReleaseJob, attempt: 1, signal });
    }
    expect(await factsOf(cameras[1]!, sessionId)).toEqual(['ChannelAssigned', 'ChannelReleased']);
    await expect(world.give(assignChannel, { channelId: cameras[1], sessionId }, operator)).rejects.toThrow(
      'reopen it to assign cameras',
    );
  });

  it('stay where they are, where the session was reopened before the job came', async () => {
    const sessionId = await givenGame();
    const outcome = await world.handleAt(0)(completeSession, { commandId: newId(), sessionId }, operator);
    const { position } = outcome as { position: bigint };
    await isReleased(sessionId);
    const [row] = await sessionsById(world.pool, 'home', [sessionId]);
    await world.give(reopenSession, { sessionId, reason: 'overtime' }, operator);
    await world.give(assignChannel, { channelId: cameras[0], sessionId }, operator);
    // The same end, told late by another worker under an id of its own.
    const endedAt = new Date(Date.parse(row!.ended_at!) + 1).toISOString();
    const data = { team: 'home', sessionId, endedAt, position: String(position), because: null };
    await releaseChannels(
      world.pool,
      world.handleAt(0),
      world.live,
    )({
      data,
      attempt: 1,
      signal: new AbortController().signal,
    });
    expect((await factsOf(cameras[0]!, sessionId)).at(-1)).toBe('ChannelAssigned');
  });
});
