import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { failClip } from '../../src/commands/clip/failClip.ts';
import { finishClip } from '../../src/commands/clip/finishClip.ts';
import { startClipGeneration } from '../../src/commands/clip/startClipGeneration.ts';
import { recordProgress } from '../../src/tables/progress.ts';
import { openWorld, type World } from './openWorld.ts';
import { commandClip, type Game, givenGame, givenGhost } from './plays.ts';
import { asWorker, film, inAt, job, outAt } from './workerActs.ts';

let world: World;
let operator: string;
let coach: string;
let game: Game;

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  coach = await world.token({ role: 'coach' });
});

const one = async (id: string, fields: string, token = coach) =>
  (await world.ask(`{ clip(id: "${id}") { ${fields} } }`, {}, token)).data.clip;

async function givenPending(): Promise<string> {
  game = await givenGame(world, operator);
  const clipId = await givenGhost(world, coach, game, inAt);
  await commandClip(world, coach, 'markClipOut', { clipId, outAt });
  return clipId;
}

describe('a clip', () => {
  it('waits, is cut, and becomes film with a picture', async () => {
    const clipId = await givenPending();
    expect(await one(clipId, 'stage progress streamUrl thumbnailUrl attempt')).toEqual({
      stage: 'QUEUED',
      progress: null,
      streamUrl: null,
      thumbnailUrl: null,
      attempt: 0,
    });

    await asWorker(world, startClipGeneration, { ...job(clipId), attempt: 1 });
    expect(await one(clipId, 'status stage attempt')).toEqual({ status: 'PROCESSING', stage: 'CUTTING', attempt: 1 });
    await recordProgress(world.pool, 'home', clipId, { generation: 1, stage: 'WAITING', share: null });
    expect(await one(clipId, 'stage')).toEqual({ stage: 'WAITING' });

    await asWorker(world, finishClip, { ...job(clipId), ...film });
    const fields =
      'status stage frames startAt endAt bytes coverage gaps { from to } title durationSeconds streamUrl thumbnailUrl';
    const ready = await one(clipId, fields);
    expect(ready).toMatchObject({
      status: 'READY',
      stage: null,
      frames: 240,
      startAt: inAt,
      endAt: outAt,
      bytes: 9_000,
      coverage: 0.9,
      gaps: film.gaps,
      title: 'Play at 20:14:25',
      durationSeconds: 8,
    });
    const folder = path.join(world.clipsFolder, 'home', clipId);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, '1.mp4'), 'film');
    writeFileSync(path.join(folder, '1.jpg'), 'picture');
    expect(await (await fetch(world.url + ready?.streamUrl)).text()).toBe('film');
    expect(await (await fetch(world.url + ready?.thumbnailUrl)).text()).toBe('picture');
  });

  it('that failed says why, and is tried again', async () => {
    const clipId = await givenPending();
    await asWorker(world, startClipGeneration, { ...job(clipId), attempt: 1 });
    const failure = { code: 'CLIP_NO_FOOTAGE', retryable: false, text: 'nothing was recorded then' };
    await asWorker(world, failClip, { ...job(clipId), ...failure });
    expect(await one(clipId, 'status failure { code retryable text } allowedCommands')).toMatchObject({
      status: 'FAILED',
      failure,
      allowedCommands: expect.arrayContaining(['DiscardClip', 'RetryClip']),
    });
    expect(await commandClip(world, operator, 'retryClip', { clipId })).toMatchObject({ clip: { status: 'PENDING' } });
    expect(await one(clipId, 'failure { code }')).toEqual({ failure: null });
  });

  it('hides its film from an auditor, and says so', async () => {
    const clipId = await givenPending();
    await asWorker(world, startClipGeneration, { ...job(clipId), attempt: 1 });
    await asWorker(world, finishClip, { ...job(clipId), ...film });
    const auditor = await world.token({ role: 'auditor' });
    const answer = await world.ask(`{ clip(id: "${clipId}") { status streamUrl } }`, {}, auditor);
    expect(answer.data.clip).toEqual({ status: 'READY', streamUrl: null });
    expect(answer.errors).toMatchObject([{ path: ['clip', 'streamUrl'], extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('a command', () => {
  it('is seen by whoever asks after its answer', async () => {
    game = await givenGame(world, operator);
    for (let round = 0; round < 20; round += 1) {
      const clipId = await givenGhost(world, coach, game, inAt);
      expect(await one(clipId, 'status')).toEqual({ status: 'OPEN' });
      await commandClip(world, coach, 'discardClip', { clipId });
      expect(await one(clipId, 'status')).toEqual({ status: 'DISCARDED' });
    }
  });
});

describe('clips', () => {
  const page = `query ($sessionId: ID!, $first: Int!, $after: String, $filter: ClipFilter) {
    clips(sessionId: $sessionId, first: $first, after: $after, filter: $filter) {
      nodes { id inAt } pageInfo { hasNextPage endCursor } } }`;
  const ids: string[] = [];

  beforeAll(async () => {
    game = await givenGame(world, operator);
    for (let n = 0; n < 7; n += 1) {
      // Two at the same instant: the order must hold all the same.
      const at = new Date(Date.parse(inAt) + 1_000 * Math.floor(n / 2)).toISOString();
      ids.push(await givenGhost(world, coach, game, at));
    }
    await commandClip(world, coach, 'discardClip', { clipId: ids[6] });
    await commandClip(world, coach, 'markClipOut', { clipId: ids[0], outAt });
    await commandClip(world, coach, 'favoriteClip', { clipId: ids[0] });
  });

  it('come newest first, page by page, each once', async () => {
    const seen: string[] = [];
    let after: string | null | undefined;
    for (let pages = 0; pages < 10; pages += 1) {
      const { data } = await world.ask(page, { sessionId: game.sessionId, first: 2, after }, coach);
      seen.push(...data.clips.nodes.map(({ id }: { id: string }) => id));
      after = data.clips.pageInfo.endCursor;
      if (!data.clips.pageInfo.hasNextPage) break;
    }
    expect(seen).toHaveLength(6);
    expect(new Set(seen)).toEqual(new Set(ids.slice(0, 6)));
  });

  it.each([
    ['favourites', { isFavorite: true }, [0]],
    ['of a status', { status: ['PENDING', 'READY'] }, [0]],
    ['discarded, when asked for', { status: ['DISCARDED'] }, [6]],
    ['of a person', { markedBy: 'coach-9' }, []],
  ])('are found: %s', async (_name, filter, found) => {
    const { data } = await world.ask(page, { sessionId: game.sessionId, first: 100, filter }, coach);
    expect(data.clips.nodes.map(({ id }: { id: string }) => id)).toEqual(found.map((n) => ids[n]));
  });

  it('are counted for the filter chips and for the session', async () => {
    const { data } = await world.ask(
      `{ clipCounts(sessionId: "${game.sessionId}") { all favorites mine notReady }
         session(id: "${game.sessionId}") { clipCount clipCountByStatus { status count } clipsDurationSeconds } }`,
      {},
      coach,
    );
    expect(data.clipCounts).toEqual({ all: 6, favorites: 1, mine: 6, notReady: 6 });
    expect(data.session).toMatchObject({ clipCount: 1, clipsDurationSeconds: 0 });
    expect(data.session?.clipCountByStatus).toContainEqual({ status: 'OPEN', count: 5 });
  });
});

describe('a play of two cameras', () => {
  it('is marked in and out at once, with a result for each', async () => {
    const here = await givenGame(world, operator);
    const there = await givenGame(world, operator);
    const playId = randomUUID();
    const missing = randomUUID();
    const input = {
      commandId: randomUUID(),
      sessionId: here.sessionId,
      playId,
      channelIds: [here.channelId, missing, there.channelId],
      inAt,
    };
    const marked = await world.ask(
      `mutation ($input: MarkClipInInput!) { markClipIn(input: $input) {
         userErrors { code } clip { channelId } angles { channelId userErrors { code } clip { id } } } }`,
      { input },
      coach,
    );
    const { userErrors, angles } = marked.data.markClipIn;
    expect(userErrors).toEqual([]);
    expect(angles).toMatchObject([
      { channelId: here.channelId, userErrors: [] },
      { channelId: missing, userErrors: [{ code: 'NOT_FOUND' }], clip: null },
      { channelId: there.channelId, userErrors: [] },
    ]);

    const closed = await world.ask(
      `mutation ($input: MarkClipOutInput!) { markClipOut(input: $input) {
         userErrors { code } clip { id } angles { channelId clip { id status } } } }`,
      { input: { commandId: randomUUID(), clipId: angles[2]?.clip?.id, outAt } },
      coach,
    );
    expect(closed.data.markClipOut).toMatchObject({
      userErrors: [],
      clip: { id: angles[2]?.clip?.id },
      angles: [
        { channelId: here.channelId, clip: { status: 'PENDING' } },
        { channelId: there.channelId, clip: { status: 'PENDING' } },
      ],
    });
  });
});
