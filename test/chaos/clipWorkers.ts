// Workers that die at random moments, each with clips under way: in the end every clip has one whole film and one fact.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clipIdOf } from '../../src/commands/ids.ts';
import { openPool } from '../../src/database.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { sweepTemporaries } from '../../src/workers/ffmpeg/temporaries.ts';
import { shownBy } from '../footage/shownBy.ts';
import { root } from '../support/root.ts';
import { startProcess } from '../support/startProcess.ts';
import { until } from '../support/until.ts';
import { newId } from '../support/worldOf.ts';
import { type Game, startGame } from './game.ts';
import type { Random } from './random.ts';

export interface KillingWorkers {
  readonly dataFolder: string;
  readonly ffmpeg: string;
  readonly kills: number;
  readonly random: Random;
  readonly say: (line: string) => void;
}

export interface WorkersReport {
  readonly clips: number;
  /** Clips that are not ready a while after the last death. */
  readonly stuck: number;
  /** Clips with another number of ready facts than one. */
  readonly notOnce: number;
  /** Films that do not show their window, and folders that hold another film or what a dead worker left. */
  readonly notWhole: number;
}

const FPS = 30;
const RECORDED_S = 60;
/** From a mark to the film takes less than this, on a busy machine too. */
const LATEST_DEATH_MS = 700;
/** The lease of a dead worker's jobs, and the longest pause before another attempt, several times over. */
const PATIENCE_MS = 120_000;

interface Marked {
  readonly clipId: string;
  readonly firstFrame: number;
  readonly frames: number;
}

export async function killWorkers(killing: KillingWorkers): Promise<WorkersReport> {
  const { dataFolder, kills, random } = killing;
  const recordedFrom = Date.now() - 2 * RECORDED_S * 1_000;
  const game = await startGame(dataFolder, { FILMROOM_ROLES: 'api,projector', LOG_LEVEL: 'warn' });
  try {
    await record(dataFolder, recordedFrom);
    const coach = game.person(game.token('--role', 'coach', '--name', 'Coach A'));
    const clips: Marked[] = [];
    let worker = await startWorker(game, dataFolder);
    for (let kill = 0; kill < kills; kill += 1) {
      const first = random.between(0, (RECORDED_S - 20) * FPS);
      const frames = random.between(FPS, 15 * FPS);
      // Moments are whole milliseconds, frames are not: IN lies in the first one, and OUT before the next after the last.
      const inAt = new Date(recordedFrom + Math.ceil((first * 1_000) / FPS)).toISOString();
      const outAt = new Date(recordedFrom + Math.floor(((first + frames) * 1_000) / FPS)).toISOString();
      const playId = newId();
      const window = { channelIds: [game.channelId], inAt, outAt };
      await coach('registerClip', { sessionId: game.sessionId, playId, ...window, commandId: newId() });
      clips.push({ clipId: clipIdOf(playId, game.channelId), firstFrame: first, frames });
      await sleep(random.between(0, LATEST_DEATH_MS));
      await worker.kill();
      worker = await startWorker(game, dataFolder);
    }
    const stuck = await untilReady(game, clips);
    await worker.stop();
    return { clips: clips.length, stuck, ...(await judge(killing, game, clips)) };
  } finally {
    await game.stop();
  }
}

/** The worker's role in a process of its own. */
function startWorker({ system }: Game, dataFolder: string) {
  return startProcess({
    args: [`${root}/src/main.ts`],
    readyLine: /^running worker/,
    env: {
      DATABASE_URL: system.databaseUrl,
      ESDB_URL: system.esdbUrl,
      FILMROOM_DATA: dataFolder,
      FILMROOM_ROLES: 'worker',
      LOG_LEVEL: 'warn',
    },
  });
}

async function record(dataFolder: string, from: number): Promise<void> {
  const camera = await startProcess({
    args: [
      `${root}/infra/local/capture/main.ts`,
      ...['--recordings', path.join(dataFolder, 'recordings'), '--path', 'home-sideline'],
      ...['--speed', 'max', '--start', new Date(from).toISOString(), '--stop-after', String(RECORDED_S)],
    ],
    readyLine: /./,
  });
  await camera.exited;
}

/** @returns how many are not ready when there is no more patience */
async function untilReady({ system }: Game, clips: readonly Marked[]): Promise<number> {
  const pool = openPool(system.databaseUrl, 1);
  const ready = async () => {
    const text = "select count(*)::int as count from clip_list where id = any($1) and status = 'ready'";
    const { rows } = await pool.query(text, [clips.map(({ clipId }) => clipId)]);
    return rows[0].count as number;
  };
  try {
    await until(async () => (await ready()) === clips.length, { every: 250, deadline: PATIENCE_MS }).catch(() => {});
    return clips.length - (await ready());
  } finally {
    await pool.end();
  }
}

async function judge({ dataFolder, ffmpeg, say }: KillingWorkers, { system }: Game, clips: readonly Marked[]) {
  const films = path.join(dataFolder, 'clips');
  const inAnHour = Date.now() + 3_600_000;
  await sweepTemporaries(films, inAnHour);
  const store = openEventStore(system.esdbUrl);
  const found = { notOnce: 0, notWhole: 0 };
  try {
    for (const { clipId, firstFrame, frames } of clips) {
      const facts = await store.read(`clip-home.${clipId}`, 0n);
      const times = facts.filter(({ type }) => type === 'ClipReady').length;
      if (times !== 1) found.notOnce += 1;
      const folder = path.join(films, 'home', clipId);
      const names = readdirSync(folder).filter((name) => !name.endsWith('.jpg'));
      const shown = await shownBy(ffmpeg, path.join(folder, '1.mp4')).catch(() => undefined);
      const wanted = Array.from({ length: frames }, (_, n) => firstFrame + n);
      const isWhole = names.join() === '1.mp4' && shown?.frames.join() === wanted.join();
      if (!isWhole) found.notWhole += 1;
      if (times !== 1 || !isWhole) say(`clip ${clipId}: ${times} ready facts, ${names.join(' ')}`);
      rmSync(folder, { recursive: true });
    }
    return found;
  } finally {
    await store.dispose();
  }
}
