import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase, Pool } from 'pg';
import type { EventStore } from '../../eventstore/store.ts';
import { openKnownRows } from '../knownRows.ts';
import { LIVE, LIVE_SCHEMA, lockLiveRow, readLiveRow } from '../liveRow.ts';
import { project } from '../project.ts';
import { ownVersions, refuseNewer } from '../versions.ts';
import { BUILD_SCHEMA, createBuild, dropBuild, lockBuild, unlockBuild } from './buildSchema.ts';
import { type LogReader, openLogReader } from './logReader.ts';
import { replaceParked, replaceRows } from './replaceRows.ts';

export interface RebuildOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  /** Names of read models, at least one. */
  readonly tables: readonly string[];
  /** Whoever aborts it leaves everything as it was. */
  readonly signal: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

export interface Progress {
  /** Facts taken in so far. */
  readonly facts: number;
  /** 0 to 1: how far in the log, as it is at the moment. */
  readonly share: number;
}

export interface Rebuilt {
  readonly facts: number;
  /** Facts that could not be applied, counted in each read model. */
  readonly parked: number;
  /** By table: how many live rows were missing, other than those that were made, or too many. */
  readonly differing: Readonly<Record<string, number>>;
}

/** A start or a table that was lost: the projector makes everything from the log's beginning anyway. */
export class NothingIsLive extends Error {
  override name = 'NothingIsLive';
}

/** The projector waits while rows are switched; rather than hold it up for longer, the switch is tried again. */
const SWITCH_WAIT_MS = 2_000;
const TRY_AGAIN_MS = 50;
/** Whatever is compared and written at the switch. */
const STATEMENT_TIMEOUT_MS = 120_000;
const WORK_MEMORY = '64MB';

/**
 * Makes read models anew from the whole log, beside the live ones and while these are projected, and switches in one
 * transaction. Never ahead of the live rows: what the projector has yet to take in would be taken in twice.
 * @throws RebuildUnderWay, NothingIsLive, NewerReadModels, NeedsNewerSoftware, and what the servers throw; nothing is
 *   changed then
 */
export async function rebuild(options: RebuildOptions): Promise<Rebuilt> {
  const { pool, store, tables, signal } = options;
  const client = await pool.connect();
  try {
    await client.query(`set statement_timeout to ${STATEMENT_TIMEOUT_MS}; set work_mem to '${WORK_MEMORY}'`);
    await lockBuild(client);
    try {
      await createBuild(client, tables);
      const reader = openLogReader(store, signal);
      try {
        return await makeAndSwitch(client, reader, options);
      } finally {
        await reader.close();
      }
    } finally {
      // Where the connection is what broke, the next one who takes the lock clears away.
      await client.query('rollback').catch(() => {});
      await dropBuild(client).catch(() => {});
      await unlockBuild(client).catch(() => {});
    }
  } finally {
    // It has settings of its own: it is not given back.
    client.release(true);
  }
}

/** What is being made: how far, and what is remembered of it. */
interface Making {
  readonly tables: ReadonlySet<string>;
  readonly known: ReturnType<typeof openKnownRows>;
  readonly parked: Set<string>;
  position: bigint;
  facts: number;
}

async function makeAndSwitch(
  client: ClientBase,
  reader: LogReader,
  { tables, signal, progress }: RebuildOptions,
): Promise<Rebuilt> {
  const making: Making = {
    tables: new Set(tables),
    known: openKnownRows(),
    parked: new Set(),
    position: -1n,
    facts: 0,
  };
  for (;;) {
    const target = await livePosition(client);
    while (making.position < target) {
      signal.throwIfAborted();
      await client.query('begin');
      await takeIn(client, making, reader, target);
      await client.query(`update ${BUILD_SCHEMA}.progress set position = $1, target = $2`, [making.position, target]);
      await client.query('commit');
      progress?.({ facts: making.facts, share: shareOf(making.position, target) });
    }
    // Whoever compares plans by what is known of the tables.
    await client.query(`analyze ${tables.map((table) => `${BUILD_SCHEMA}.${table}`).join(', ')}`);
    const switched = await switchOver(client, reader, making, signal);
    if (switched) return switched;
    await sleep(TRY_AGAIN_MS, undefined, { signal });
  }
}

async function takeIn(client: ClientBase, making: Making, reader: LogReader, upTo: bigint): Promise<void> {
  const events = await reader.take(upTo);
  making.known.take(await project(client, making.known, making.parked, events, making.tables));
  making.position = events.at(-1)!.position;
  making.facts += events.length;
}

/** @returns undefined where somebody holds the live row, or what is missing of the log does not come: to be tried again */
async function switchOver(
  client: ClientBase,
  reader: LogReader,
  making: Making,
  signal: AbortSignal,
): Promise<Rebuilt | undefined> {
  const tables = [...making.tables];
  await client.query(`begin; set local synchronous_commit to on; set local lock_timeout to ${SWITCH_WAIT_MS}`);
  const live = await lockLiveRow(client).catch((error) => {
    if (isLockTimeout(error)) return null;
    throw error;
  });
  if (live === undefined) throw new NothingIsLive(nothingIsLive);
  if (live === null || !(await reader.fetch(live.checkpoint.position, SWITCH_WAIT_MS))) {
    await client.query('rollback');
    return undefined;
  }
  refuseNewer(live.versions);
  const { position } = live.checkpoint;
  while (making.position < position) await takeIn(client, making, reader, position);
  const differing: Record<string, number> = {};
  for (const table of tables) differing[table] = await replaceRows(client, table);
  const parked = await replaceParked(client, tables);
  const versions = Object.fromEntries(tables.map((table) => [table, ownVersions[table]]));
  await client.query(
    `update ${LIVE_SCHEMA}.checkpoint set versions = versions || $2::jsonb, switches = switches + 1 where name = $1`,
    [LIVE, versions],
  );
  signal.throwIfAborted();
  await client.query('commit');
  return { facts: making.facts, parked, differing };
}

async function livePosition(client: ClientBase): Promise<bigint> {
  const live = await readLiveRow(client);
  if (!live) throw new NothingIsLive(nothingIsLive);
  refuseNewer(live.versions);
  return live.checkpoint.position;
}

const nothingIsLive =
  'no read model has been made yet: whoever projects (npm start) makes them all from the beginning of the log';

const shareOf = (position: bigint, target: bigint): number =>
  target <= 0n ? 1 : Math.min(1, Number(position) / Number(target));

const isLockTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '55P03';
