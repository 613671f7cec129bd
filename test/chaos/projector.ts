// The projector under kills, and read models made anew beside it, while games go on: rows are true at every moment.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { startPostgres } from '../../infra/local/postgres/startPostgres.ts';
import { openPool } from '../../src/database.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { migrate } from '../../src/migrate.ts';
import { liveRows, type Moment } from '../projections/rebuild/memoryRows.ts';
import { undoAll } from '../support/cleanup.ts';
import { root } from '../support/root.ts';
import { startNode } from '../support/startNode.ts';
import { type RunningProcess, startProcess } from '../support/startProcess.ts';
import { until } from '../support/until.ts';
import { gamesGoOn } from './projector/gamesGoOn.ts';
import { judgeMoments } from './projector/judgeMoments.ts';
import { makeAnew } from './projector/makeAnew.ts';
import { openTruth, type Truth } from './projector/truth.ts';
import { type Random, randomOf } from './random.ts';

export interface ProjectorOptions {
  readonly seed: number;
  readonly kills: number;
  /** Spread over the kills; as many more are given up half-way. */
  readonly rebuilds: number;
  readonly say: (line: string) => void;
}

export interface ProjectorReport {
  readonly facts: number;
  readonly rebuilds: number;
  readonly cancelled: number;
  /** Moments at which the database was looked at. */
  readonly looks: number;
  /** After kills: rows that are not what the log comes to at their checkpoint. */
  readonly unequal: number;
  /** While rows were made anew: the same, and rows that were there more than once. */
  readonly stale: number;
  readonly doubled: number;
}

/** Kills that take both projectors at once. */
const BOTH = 0.3;

export async function projectorAtLength({ seed, kills, rebuilds, say }: ProjectorOptions): Promise<ProjectorReport> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-chaos-'));
  const postgres = await startPostgres({ dataFolder });
  try {
    const pool = openPool(postgres.url, 4);
    await migrate(pool, path.join(root, 'infra/migrations'));
    const node = await startNode({ storage: 'postgres', databaseUrl: postgres.url });
    const addresses = { DATABASE_URL: postgres.url, ESDB_URL: node.url, FILMROOM_DATA: dataFolder };
    const store = openEventStore(node.url);
    const truth = openTruth(store);
    try {
      return await run({ pool, truth, addresses, store, random: randomOf(seed), seed, kills, rebuilds, say });
    } finally {
      await truth.close();
      await store.dispose();
      await pool.end();
    }
  } finally {
    await undoAll();
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

interface Stage extends ProjectorOptions {
  readonly pool: Pool;
  readonly truth: Truth;
  readonly addresses: NodeJS.ProcessEnv;
  readonly store: ReturnType<typeof openEventStore>;
  readonly random: Random;
}

async function run(stage: Stage): Promise<ProjectorReport> {
  const { pool, truth, addresses, store, random, seed, kills, rebuilds, say } = stage;
  const projectors = [startProjector(addresses), startProjector(addresses)];
  const games = gamesGoOn(store, seed);
  const every = Math.max(1, Math.floor(kills / rebuilds));
  const report = { rebuilds: 0, cancelled: 0, looks: 0, unequal: 0, stale: 0, doubled: 0 };
  const isTime = (kill: number) => kill % every === 0 && report.rebuilds < rebuilds;
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      await sleep(random.between(0, 150));
      const rebuilding = isTime(kill) ? rebuildUnderTraffic(stage) : undefined;
      if (rebuilding) await sleep(random.between(0, 600));
      await killSome(projectors, addresses, random);
      const position = await newestOf(store);
      await until(async () => (await positionOf(pool)) >= position, { deadline: 60_000, what: 'rows go on' });
      const moment = await liveRows(pool);
      const found = await rebuilding;
      const { stale, doubled, told } = await judgeMoments([...(found?.moments ?? []), moment], truth);
      report.looks += 1 + (found?.moments.length ?? 0);
      for (const line of told) say(`kill ${kill}: ${line}`);
      if (!found) {
        report.unequal += stale + doubled;
        continue;
      }
      report.rebuilds += 1;
      report.cancelled += found.cancelled;
      report.stale += stale;
      report.doubled += doubled;
      say(`kill ${kill}: rebuild ${report.rebuilds}, ${found.moments.length} looks, ${games.told()} facts so far`);
    }
  } finally {
    await games.stop();
  }
  return { facts: games.told(), ...report };
}

const startProjector = (addresses: NodeJS.ProcessEnv): Promise<RunningProcess> =>
  startProcess({
    args: [`${root}/src/main.ts`],
    readyLine: /running projector/,
    env: { ...addresses, FILMROOM_ROLES: 'projector' },
    deadline: 60_000,
  });

/** One of two projectors, or both; those that were killed come back while the others go on. */
async function killSome(
  projectors: Promise<RunningProcess>[],
  addresses: NodeJS.ProcessEnv,
  random: Random,
): Promise<void> {
  const hit = random.between(0, 100) < BOTH * 100 ? [0, 1] : [random.between(0, projectors.length)];
  const dying = await Promise.all(hit.map((n) => projectors[n]!));
  await Promise.all(dying.map((projector) => projector.kill()));
  for (const n of hit) {
    projectors[n] = startProjector(addresses);
    projectors[n].catch(() => {});
  }
}

const newestOf = async (store: Stage['store']) => (await store.newest())?.mark.commit ?? -1n;

async function positionOf(pool: Pool): Promise<bigint> {
  const { rows } = await pool.query("select position from checkpoint where name = 'live'");
  return rows[0]?.position ?? -1n;
}

/** Once given up half-way, once to the end, with somebody who looks at everything all the time. */
async function rebuildUnderTraffic({ pool, addresses, random }: Stage) {
  const moments: Moment[] = [];
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      moments.push(await liveRows(pool));
      await sleep(10);
    }
  })();
  const signal = random.pick(['SIGINT', 'SIGKILL'] as const);
  const wasCut = await makeAnew(addresses, { signal, afterMs: random.between(300, 1_500) });
  await spoil(pool);
  await makeAnew(addresses);
  isOver = true;
  await looking;
  moments.push(await liveRows(pool));
  return { moments, cancelled: wasCut ? 1 : 0 };
}

/** Titles that nobody gave, so that there is something to put right; projectors forget the rows that they remember. */
async function spoil(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin; select from checkpoint where name = 'live' for update");
    await client.query("update clip_list set title = 'spoilt'");
    await client.query("update checkpoint set switches = switches + 1 where name = 'live'");
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
