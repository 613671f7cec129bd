// What is left of a camera's footage when its time is over: on real recordings, with the real log.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startCamera } from '../../infra/local/capture/camera.ts';
import { discardClip } from '../../src/commands/clip/discardClip.ts';
import { favoriteClip } from '../../src/commands/clip/favoriteClip.ts';
import { finishClip } from '../../src/commands/clip/finishClip.ts';
import { markClipIn } from '../../src/commands/clip/markClipIn.ts';
import { registerClip } from '../../src/commands/clip/registerClip.ts';
import { startClipGeneration } from '../../src/commands/clip/startClipGeneration.ts';
import { unfavoriteClip } from '../../src/commands/clip/unfavoriteClip.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import { msOf } from '../../src/domain/values.ts';
import { openRecordings } from '../../src/recordings/recordings.ts';
import { startSweeper } from '../../src/workers/sweeper.ts';
import { type SweepFootageOptions, sweepFootage } from '../../src/workers/sweepFootage.ts';
import { systemActor } from '../../src/workers/systemActor.ts';
import { samples } from '../commands/samples.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';
import { openWorker, type WorkerWorld } from './openWorker.ts';

const DAY_MS = 24 * 3_600_000;
const KEPT_MS = 14 * DAY_MS;
/** Footage of a minute in files of ten seconds, as it lies there 15 days later. */
const START = Date.now() - 15 * DAY_MS;
const at = (seconds: number) => new Date(START + seconds * 1_000).toISOString();
let world: WorkerWorld;
let game: { sessionId: string; channelId: string };
let folder: string;
const recorded = temporaryFolder();
let round = 0;
let clips: string[] = [];

beforeAll(async () => {
  world = await openWorker();
  game = await world.givenGame();
  folder = path.join(world.recordingsFolder, 'home-sideline');
  const camera = await startCamera({
    recordings: recorded,
    path: 'home-sideline',
    startMs: START,
    speed: 'max',
    segment: 10,
    stopAfter: 60,
  });
  await camera.ended;
});

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  round += 1;
  for (const name of readdirSync(path.join(recorded, 'home-sideline'))) {
    // No name comes twice, as in life: names have microseconds.
    const own = name.replace(/\d{3}\.mp4$/, `${String(round).padStart(3, '0')}.mp4`);
    copyFileSync(path.join(recorded, 'home-sideline', name), path.join(folder, own));
    aged(own, 15);
  }
});

afterEach(async () => {
  for (const clipId of clips) await world.give(discardClip, { clipId });
  clips = [];
});

const files = () => readdirSync(folder).sort();
const sweep = (options: Partial<SweepFootageOptions> = {}) => sweepFootage({ ...sweeping(), ...options });
const sweeping = (): SweepFootageOptions => ({
  pool: world.pool,
  handle: world.handle,
  recordings: openRecordings(world.recordingsFolder),
  recordingsFolder: world.recordingsFolder,
  keptMs: KEPT_MS,
  log: (message, reason) => world.lines.push(`${message}: ${String(reason)}`),
});
/** Last written so many days ago. */
function aged(name: string, days: number): void {
  const then = new Date(Date.now() - days * DAY_MS);
  utimesSync(path.join(folder, name), then, then);
}
/** Names of files, as the facts since a position tell of them. */
const told = async (from: bigint) => {
  const events = await world.store.read(`channel-home.${game.channelId}`, from);
  return events.flatMap(({ type, data }) => (type === 'FootageDeleted' ? data.files : []));
};
const newest = async () => BigInt((await world.store.read(`channel-home.${game.channelId}`, 0n)).length);

/** A clip of the sideline, as the read models show it. */
async function givenClip(inSeconds: number, outSeconds: number): Promise<string> {
  const playId = newId();
  const { sessionId, channelId } = game;
  const window = { inAt: at(inSeconds), outAt: at(outSeconds) };
  await world.give(registerClip, { sessionId, playId, channelId, channelIds: [channelId], ...window });
  const clipId = clipIdOf(playId, channelId);
  clips.push(clipId);
  return clipId;
}

/** A film of it lies somewhere. */
async function givenFilm(clipId: string): Promise<void> {
  await world.give(startClipGeneration, { ...samples.StartClipGeneration, clipId }, systemActor('home'));
  await world.give(finishClip, { ...samples.FinishClip, clipId }, systemActor('home'));
}

describe('footage whose time is over', () => {
  it('is deleted, and every file of it is told of before that', async () => {
    const before = files();
    const from = await newest();
    expect(await sweep()).toBe(6);
    expect(files()).toEqual([]);
    const facts = await told(from);
    expect(facts.map(({ name }) => name)).toEqual(before);
    // A file begins with its first sound, a moment before its first picture.
    expect(facts[1]).toMatchObject({ to: at(20), bytes: expect.any(Number) });
    expect(msOf(facts[1]!.from)).toBeCloseTo(START + 10_000, -2);
    expect(await sweep()).toBe(0);
    expect(await told(from)).toHaveLength(6);
  });

  it('stays where it was written to since: a recorder whose clock is behind is at work', async () => {
    const from = await newest();
    const last = files().at(-1)!;
    aged(last, 13);
    expect(await sweep()).toBe(5);
    expect(files()).toEqual([last]);
    expect(await told(from)).toHaveLength(5);
  });

  it('goes as well where it holds no picture, and nothing else in the folder does', async () => {
    const header = '2026-01-02_03-04-05-000000.mp4';
    for (const name of [header, 'notes.txt', '2026-01-02_03-04-05-000000.mp4.part']) {
      writeFileSync(path.join(folder, name), 'x');
      aged(name, 20);
    }
    expect(await sweep()).toBe(7);
    expect(files()).toEqual(['2026-01-02_03-04-05-000000.mp4.part', 'notes.txt']);
  });

  it('is told of once where a worker died before it deleted, and deleted by the next one', async () => {
    const from = await newest();
    const before = files();
    const dying = { ...sweeping(), handle: Object.assign(dieAfterwards, world.handle) };
    await sweepFootage(dying as SweepFootageOptions);
    expect(files()).toEqual(before);
    expect(await told(from)).toHaveLength(6);

    expect(await sweep()).toBe(6);
    expect(files()).toEqual([]);
    expect(await told(from)).toHaveLength(6);

    async function dieAfterwards(...asked: Parameters<typeof world.handle>): Promise<never> {
      await world.handle(...asked);
      throw new Error('killed between the fact and the file');
    }
  });

  it('is told of once by several workers at once', async () => {
    const from = await newest();
    const counts = await Promise.all([sweep(), sweep({ handle: world.handleAt(0) }), sweep()]);
    expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(6);
    expect(files()).toEqual([]);
    expect(await told(from)).toHaveLength(6);
    expect(world.lines).toEqual([expect.stringContaining('killed between the fact and the file')]);
  });

  it('is not looked for behind links, whatever they lead to', async () => {
    const from = await newest();
    const elsewhere = path.join(temporaryFolder(), 'elsewhere');
    renameSync(folder, elsewhere);
    symlinkSync(elsewhere, folder);
    expect(await sweep()).toBe(0);
    expect(readdirSync(elsewhere)).toHaveLength(6);

    rmSync(folder);
    mkdirSync(folder);
    for (const name of readdirSync(elsewhere)) symlinkSync(path.join(elsewhere, name), path.join(folder, name));
    expect(await sweep()).toBe(0);
    expect(readdirSync(elsewhere)).toHaveLength(6);
    expect(files()).toHaveLength(6);
    expect(await told(from)).toEqual([]);
  });
});

describe('footage that is still needed', () => {
  it('by a favourite, stays until it is taken back: the files of its window and its neighbourhood', async () => {
    const all = files();
    const clipId = await givenClip(32, 38);
    await givenFilm(clipId);
    await world.give(favoriteClip, { clipId });
    await sweep();
    // From 22 s to 48 s: ten seconds more on both sides.
    expect(files()).toEqual(all.slice(2, 5));
    await world.give(unfavoriteClip, { clipId });
    await sweep();
    expect(files()).toEqual([]);
  });

  it('by a clip that waits to be cut, stays', async () => {
    await givenClip(1, 4);
    await sweep();
    expect(files()).toHaveLength(2);
  });

  it('by an open mark, stays for as long as a clip may be', async () => {
    const playId = newId();
    const { sessionId, channelId } = game;
    await world.give(markClipIn, { sessionId, playId, channelId, channelIds: [channelId], inAt: at(31) });
    clips.push(clipIdOf(playId, channelId));
    await sweep();
    expect(files()).toHaveLength(4);
  });

  it('by a favourite that was discarded, does not', async () => {
    const clipId = await givenClip(32, 38);
    await world.give(favoriteClip, { clipId });
    await world.give(discardClip, { clipId });
    clips = [];
    await sweep();
    expect(files()).toEqual([]);
  });
});

describe('the sweeper', () => {
  it('deletes nothing before the read models, which say what is to be kept, show the whole log', async () => {
    const before = files();
    const dead = path.join(world.clipsFolder, `.${newId()}.tmp`);
    writeFileSync(dead, 'x');
    const hourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(dead, hourAgo, hourAgo);
    const asked = Promise.withResolvers<bigint>();
    const caughtUp = Promise.withResolvers<boolean>();
    const waitFor = (position: bigint) => {
      asked.resolve(position);
      return caughtUp.promise;
    };
    const live = { ...world.live, waitFor };
    const { store, clipsFolder } = world;
    const stop = startSweeper({ ...sweeping(), store, live, clipsFolder, discardedKeptMs: 30 * DAY_MS });
    expect(await asked.promise).toBe((await store.newest())!.mark.commit);
    // What dead workers left is nobody's.
    expect(existsSync(dead)).toBe(false);
    expect(files()).toEqual(before);

    caughtUp.resolve(true);
    await until(() => files().length === 0, { what: 'the footage is deleted' });
    await stop();
  });
});

describe('a clip of footage that was deleted', () => {
  it('says so, and offers no retry', async () => {
    await world.start();
    await until(() => files().length === 0, { what: 'the worker deletes what is over' });
    const clipId = await givenClip(12, 18);
    await expect.poll(async () => (await world.clip(clipId))?.status, { timeout: 15_000, interval: 20 }).toBe('failed');
    expect(await world.clip(clipId)).toMatchObject({
      failure_code: 'CLIP_FOOTAGE_EXPIRED',
      failure_retryable: false,
      failure_text: 'The recording was deleted when its time was over.',
    });
    expect(existsSync(path.join(world.clipsFolder, 'home', clipId, '1.mp4'))).toBe(false);
  });

  it('deletes nothing while facts are missing from the list of clips', async () => {
    const before = files();
    const { store, live, clipsFolder, pool } = world;
    await pool.query(
      `insert into parked (projection, stream, position, event_id, reason)
       values ('clip_list', 'clip-home.' || gen_random_uuid(), 1, gen_random_uuid(), 'cannot be read')`,
    );
    world.lines.length = 0;
    const stop = startSweeper({ ...sweeping(), store, live, clipsFolder, discardedKeptMs: 30 * DAY_MS });
    await until(() => world.lines.some((line) => line.startsWith('nothing is deleted')), { what: 'it says so' });
    await stop();
    expect(files()).toEqual(before);
    await pool.query('delete from parked');
  });
});
