// Who follows the clips of a game that are being made, and what they hear: a state, whole, and not too often.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { finishClip } from '../../src/commands/clip/finishClip.ts';
import { startClipGeneration } from '../../src/commands/clip/startClipGeneration.ts';
import type { ClipProgress } from '../../src/graphql/generated/types.ts';
import { clearProgress, recordProgress } from '../../src/tables/progress.ts';
import { until } from '../support/until.ts';
import { openWorld, type World } from './openWorld.ts';
import { commandClip, type Game, givenGame, givenGhost } from './plays.ts';
import { subscribersOf } from './subscriber.ts';
import { asWorker, film, inAt, job, outAt } from './workerActs.ts';

const clipProgress = 'subscription ($id: ID!) { clipProgress(sessionId: $id) { clipId generation stage progress } }';
let world: World;
let coach: string;
let operator: string;
let game: Game;
const subscribers = subscribersOf(() => world);

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  coach = await world.token({ role: 'coach' });
  game = await givenGame(world, operator);
});

async function givenPending(): Promise<string> {
  const clipId = await givenGhost(world, coach, game, inAt);
  await commandClip(world, coach, 'markClipOut', { clipId, outAt });
  return clipId;
}

/** What is heard, list by list. */
function follow(token: string, id = game.sessionId): (readonly ClipProgress[])[] {
  const lists: (readonly ClipProgress[])[] = [];
  const client = world.socket(token);
  subscribers.leaveLater(() => client.dispose());
  client.subscribe<{ clipProgress: ClipProgress[] }>(
    { query: clipProgress, variables: { id } },
    { next: ({ data }) => void (data && lists.push(data.clipProgress)), error: () => {}, complete: () => {} },
  );
  return lists;
}

const share = (clipId: string, of: number) =>
  recordProgress(world.pool, 'home', clipId, { generation: 1, stage: 'CUTTING', share: of });

describe('clipProgress', () => {
  it('tells at once what is being made, and again when that changes, until it is done', async () => {
    const lists = follow(coach);
    expect(await until(() => lists.at(-1))).toEqual([]);
    const clipId = await givenPending();
    const is = (stage: string, progress: number | null) => [{ clipId, generation: 1, stage, progress }];
    await until(() => lists.at(-1)?.length);
    expect(lists.at(-1)).toEqual(is('QUEUED', null));

    await asWorker(world, startClipGeneration, { ...job(clipId), attempt: 1 });
    await recordProgress(world.pool, 'home', clipId, { generation: 1, stage: 'WAITING', share: null });
    await until(() => lists.at(-1)?.[0]?.stage === 'WAITING');
    await share(clipId, 0.25);
    await until(() => lists.at(-1)?.[0]?.progress);
    expect(lists.at(-1)).toEqual(is('CUTTING', 0.25));
    const second = follow(coach);
    expect(await until(() => second.at(-1))).toEqual(is('CUTTING', 0.25));

    await asWorker(world, finishClip, { ...job(clipId), ...film });
    await clearProgress(world.pool, 'home', clipId, 1);
    await until(() => lists.at(-1)?.length === 0);
  });

  it('tells it four times a second at most, and ends with what is so', async () => {
    const clipId = await givenPending();
    await asWorker(world, startClipGeneration, { ...job(clipId), attempt: 1 });
    const began = performance.now();
    const lists = follow(coach);
    for (let step = 1; step <= 20; step += 1) {
      await share(clipId, step / 32);
      await sleep(50); // a worker writes as it goes
    }
    await until(() => lists.at(-1)?.[0]?.progress === 20 / 32);
    expect(lists.length).toBeGreaterThan(1);
    expect(lists.length).toBeLessThanOrEqual((performance.now() - began) / 250 + 1);
    await asWorker(world, finishClip, { ...job(clipId), ...film });
  });

  it('of an older cut is not taken for that of a newer one', async () => {
    const clipId = await givenPending();
    await asWorker(world, startClipGeneration, { ...job(clipId), attempt: 1 });
    await share(clipId, 0.5);
    await commandClip(world, coach, 'trimClip', { clipId, outAt: new Date(Date.parse(outAt) - 1_000).toISOString() });
    const lists = follow(coach);
    expect(await until(() => lists.at(-1))).toEqual([{ clipId, generation: 2, stage: 'QUEUED', progress: null }]);
    await commandClip(world, coach, 'discardClip', { clipId });
    await until(() => lists.at(-1)?.length === 0);
  });

  it.each([
    ['another team', async () => world.token({ role: 'coach', team: 'away' }), 'NOT_FOUND'],
    ['a camera', async () => world.token({ role: 'device', channelId: game.channelId }), 'FORBIDDEN'],
  ])('tells %s nothing', async (_, tokenOf, code) => {
    const stranger = subscribers.subscribe(await tokenOf(), clipProgress, { id: game.sessionId });
    expect((await until(() => stranger.errors))[0]?.extensions.code).toBe(code);
  });

  it('knows no session that is not there', async () => {
    const lost = subscribers.subscribe(coach, clipProgress, { id: randomUUID() });
    expect((await until(() => lost.errors))[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
