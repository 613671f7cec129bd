// What becomes of cuts that are under way: they wait where everybody sees it, end when nobody wants them, and lose to
// whoever deletes their footage in a way that can be told.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteFootage } from '../../src/commands/channel/deleteFootage.ts';
import { discardClip } from '../../src/commands/clip/discardClip.ts';
import { registerClip } from '../../src/commands/clip/registerClip.ts';
import { trimClip } from '../../src/commands/clip/trimClip.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import { openRecordings } from '../../src/recordings/recordings.ts';
import { progressOf } from '../../src/tables/progress.ts';
import type { ClipEngine } from '../../src/workers/ffmpeg/clipEngine.ts';
import { ffmpegEngine } from '../../src/workers/ffmpeg/ffmpegEngine.ts';
import { remuxEngine } from '../../src/workers/remux/remuxEngine.ts';
import { systemActor } from '../../src/workers/systemActor.ts';
import { isRunning } from '../support/isRunning.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';
import { insteadOfFfmpeg } from './ffmpeg/cutting.ts';
import { openWorker, type WorkerWorld } from './openWorker.ts';

const recordedFrom = Date.now() - 60_000;
const at = (seconds: number) => new Date(recordedFrom + seconds * 1_000).toISOString();
const pids = path.join(temporaryFolder(), 'pids');
/** One FFmpeg that waits for its child, one that was stopped: neither listens to anything gentle. */
const hanging = ffmpegEngine({ ffmpeg: insteadOfFfmpeg(`sleep 61 & echo "$$ $!" > "${pids}"; wait`) });
const stopped = ffmpegEngine({ ffmpeg: insteadOfFfmpeg(`echo "$$ $$" > "${pids}"; kill -STOP $$`) });
let engine: ClipEngine = remuxEngine;
let world: WorkerWorld;
let game: { sessionId: string; channelId: string };

beforeAll(async () => {
  const none = async () => {};
  world = await openWorker({
    by: { write: (...asked) => engine.write(...asked) },
    // Their files would lie beside those that are looked for here.
    pictures: () => ({ ofFilm: none, ofFootage: none }),
  });
  game = await world.givenGame();
  await world.record(recordedFrom);
  await world.start();
});
beforeEach(() => {
  engine = remuxEngine;
  world.lines.length = 0;
  rmSync(pids, { force: true });
});

async function givenClip(inAt: string, outAt: string): Promise<string> {
  const { sessionId, channelId } = game;
  const playId = newId();
  await world.give(registerClip, { sessionId, playId, channelId, channelIds: [channelId], inAt, outAt });
  return clipIdOf(playId, channelId);
}
const isDone = (clipId: string, generation = 1) =>
  until(async () => (await world.jobState(clipId, generation)) === 'completed', {
    deadline: 15_000,
    what: 'the job is done',
  });
const isIn = (clipId: string, status: string) =>
  until(async () => (await world.clip(clipId))?.status === status, { deadline: 20_000, what: `it is ${status}` });
const stageOf = async (clipId: string) => (await progressOf(world.pool, 'home', [clipId])).get(clipId)?.stage;
const filesOf = (clipId: string) => {
  const folder = path.join(world.clipsFolder, 'home', clipId);
  return existsSync(folder) ? readdirSync(folder) : [];
};
const startedPids = async () => {
  const line = await until(() => (existsSync(pids) ? /^.+(?=\n)/.exec(readFileSync(pids, 'utf8'))?.[0] : undefined));
  return line.split(' ');
};

describe('a clip that waits for its footage', () => {
  it('says so, and holds no place where clips are cut', async () => {
    // Nothing was recorded there; the worker gives it until eleven seconds after OUT.
    const soon = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
    const waiting = await Promise.all([1, 2, 3].map((n) => givenClip(soon(-n), soon(25))));
    for (const clipId of waiting) await until(async () => (await stageOf(clipId)) === 'WAITING');
    await isIn(await givenClip(at(5), at(8)), 'ready');
    for (const clipId of waiting) expect(await stageOf(clipId)).toBe('WAITING');
    for (const clipId of waiting) await world.give(discardClip, { clipId });
    // At once, and not when its time is over.
    for (const clipId of waiting) await isDone(clipId);
    for (const clipId of waiting) expect(await stageOf(clipId)).toBeUndefined();
    expect(world.lines).toEqual([]);
  });
});

describe('a cut that nobody wants any more', () => {
  it.each([
    ['hangs', hanging],
    ['was stopped', stopped],
  ])('ends at once with all its processes, although its FFmpeg %s', async (_, by) => {
    engine = by;
    const clipId = await givenClip(at(5), at(9));
    const processes = await startedPids();
    expect(await stageOf(clipId)).toBe('CUTTING');
    expect(filesOf(clipId)).toHaveLength(1);
    await world.give(discardClip, { clipId });
    await isDone(clipId);
    for (const pid of processes) await until(() => !isRunning(Number(pid)), { what: `${pid} is gone` });
    expect(filesOf(clipId)).toEqual([]);
    expect(await stageOf(clipId)).toBeUndefined();
    expect(world.lines).toEqual([]);
  });

  it('makes room for the one that is wanted instead', async () => {
    engine = hanging;
    const clipId = await givenClip(at(5), at(9));
    await startedPids();
    engine = remuxEngine;
    await world.give(trimClip, { clipId, outAt: at(11) });
    await isDone(clipId, 1);
    await isIn(clipId, 'ready');
    expect(await world.clip(clipId)).toMatchObject({ file_generation: 2, frames: 180 });
    expect(world.lines).toEqual([]);
  });
});

describe('footage that is deleted under a cut', () => {
  it('leaves no film, and the clip says why', async () => {
    const held = world.hold();
    const clipId = await givenClip(at(5), at(9));
    await held.reached;
    const { segments } = await openRecordings(world.recordingsFolder).overview('home-sideline');
    const files = segments.map(({ name, from, to, bytes }) => {
      return { name, from: from.toISOString(), to: to.toISOString(), bytes };
    });
    await world.give(deleteFootage, { channelId: game.channelId, files, reason: 'expired' }, systemActor('home'));
    rmSync(path.join(world.recordingsFolder, 'home-sideline'), { recursive: true });
    held.release();
    await isIn(clipId, 'failed');
    expect(await world.clip(clipId)).toMatchObject({ failure_code: 'CLIP_FOOTAGE_EXPIRED', failure_retryable: false });
    expect(filesOf(clipId)).toEqual([]);
  });
});
