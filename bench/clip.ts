// From the job to the acknowledged FinishClip, beside FFmpeg's own copy of the same window.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v4 } from 'uuid';
import { openHandle } from '../src/commands/handle.ts';
import { channelIdOf, clipIdOf } from '../src/commands/ids.ts';
import { openPool } from '../src/database.ts';
import { openEventStore } from '../src/eventstore/store.ts';
import { openRecordings } from '../src/recordings/recordings.ts';
import { findFfmpeg } from '../src/workers/ffmpeg/findFfmpeg.ts';
import { watchFootage } from '../src/workers/footageWatch.ts';
import { generateClip } from '../src/workers/generateClip.ts';
import { remuxOrFfmpeg } from '../src/workers/remux/remuxOrFfmpeg.ts';
import { openSlots } from '../src/workers/slots.ts';
import { type Game, startGame } from '../test/chaos/game.ts';
import type { Measured, Round } from './bench.ts';
import { type BenchFootage, bareCut, benchFootage } from './footage.ts';

const ROUNDS = 5;
const CUTS_A_ROUND = 4;
/** IN lies 1.5 s after a keyframe: that much is copied and hidden. */
const FROM_S = 21.5;
const LENGTH_S = 12;

export async function clip(): Promise<Measured> {
  const footage = await benchFootage();
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-bench-'));
  const game = await startGame(dataFolder, { FILMROOM_ROLES: 'api,projector', LOG_LEVEL: 'warn' });
  const pool = openPool(game.system.databaseUrl, 4);
  const store = openEventStore(game.system.esdbUrl);
  try {
    const ffmpeg = await findFfmpeg({ chosen: process.env.FFMPEG_PATH, searchPath: process.env.PATH ?? '' });
    const recordings = openRecordings(footage.recordings);
    const handle = openHandle({ store, clock: Date.now, refused: () => {}, cacheBytes: 2 ** 24, deadlineMs: 2_000 });
    const cut = generateClip({
      pool,
      handle,
      recordings,
      watch: watchFootage(recordings),
      wanted: { whileWanted: (_cut, signal, work) => work(signal) },
      engine: remuxOrFfmpeg(ffmpeg.path),
      slots: openSlots(1),
      clipsFolder: path.join(dataFolder, 'clips'),
      reserveBytes: 0,
      log: (message, reason) => console.error(message, reason),
    });
    const mark = await marker(game, footage);
    const ours = async () => {
      const data = await mark();
      return timed(() => cut({ data, attempt: 1, signal: new AbortController().signal }));
    };
    const control = () =>
      timed(() => bareCut(ffmpeg.path, footage.segment, FROM_S, LENGTH_S, path.join(dataFolder, 'bare.mp4')));

    await ours();
    await control();
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const sum = { ours: 0, control: 0 };
      for (let n = 0; n < CUTS_A_ROUND; n += 1) {
        sum.ours += await ours();
        sum.control += await control();
      }
      rounds.push({ ours: sum.ours / CUTS_A_ROUND, control: sum.control / CUTS_A_ROUND });
    }
    return { rounds, unit: 'ms', note: ffmpeg.name };
  } finally {
    await pool.end();
    await store.dispose();
    await game.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Marks the window on the bench's camera; what comes back is the job that the worker would get. */
async function marker(game: Game, { start, path: cameraPath }: BenchFootage) {
  const operator = game.person(game.token('--role', 'operator'));
  const coach = game.person(game.token('--role', 'coach'));
  await operator('registerChannel', { name: 'Bench', path: cameraPath, commandId: v4() });
  const channelId = channelIdOf(cameraPath);
  const from = new Date(start.getTime() + FROM_S * 1_000).toISOString();
  const to = new Date(start.getTime() + (FROM_S + LENGTH_S) * 1_000).toISOString();
  return async () => {
    const playId = v4();
    const clipId = clipIdOf(playId, channelId);
    const mark = { sessionId: game.sessionId, playId, channelIds: [channelId], inAt: from, commandId: v4() };
    await coach('markClipIn', mark);
    await coach('markClipOut', { clipId, outAt: to, commandId: v4() });
    return { team: 'home', clipId, channelId, generation: 1, retry: 0, from, to, because: null };
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
