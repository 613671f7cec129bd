// Read models made anew beside the live ones. This file: the schema in which they are made, and the lock of whoever makes them.
import type { ClientBase, Pool } from 'pg';
import { LIVE_SCHEMA } from '../liveRow.ts';
import { shapeOf } from './hidden.ts';

export const BUILD_SCHEMA = 'filmroom_build';
const LOCK = 7_261_455_016;

/** Somebody else makes read models anew at this moment. */
export class RebuildUnderWay extends Error {
  override name = 'RebuildUnderWay';
}

/**
 * Takes the lock for as long as the connection lives, and clears away what an unfinished attempt has left.
 * @throws RebuildUnderWay
 */
export async function lockBuild(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [LOCK]);
  if (!rows[0]?.locked)
    throw new RebuildUnderWay('read models are being made anew already; try again when that is over');
  await dropBuild(client);
}

/** Gives the lock back at once; the end of the connection would give it back a moment later. */
export const unlockBuild = (client: ClientBase) => client.query('select pg_advisory_unlock($1)', [LOCK]);

/** Empty tables of the same shape, and everything that is said without a schema on this connection is said of them. */
export async function createBuild(client: ClientBase, tables: readonly string[]): Promise<void> {
  await client.query(`create schema ${BUILD_SCHEMA}`);
  for (const table of [...tables, 'parked']) {
    const shape = await shapeOf(client, table);
    // Unlogged: nobody needs it after a crash, and it is written at a fraction of the price.
    await client.query(`create unlogged table ${BUILD_SCHEMA}.${table} (like ${LIVE_SCHEMA}.${shape} including all)`);
  }
  // With its row or not at all: whoever looks tells by the row that something was begun.
  await client.query(
    `begin;
     create unlogged table ${BUILD_SCHEMA}.progress (tables text[] not null, position numeric(20) not null, target numeric(20) not null)`,
  );
  await client.query(`insert into ${BUILD_SCHEMA}.progress values ($1, -1, 0)`, [tables]);
  await client.query(`commit; set search_path to ${BUILD_SCHEMA}; set synchronous_commit to off`);
}

export async function dropBuild(client: ClientBase): Promise<void> {
  await client.query(`drop schema if exists ${BUILD_SCHEMA} cascade`);
}

export interface BuildProgress {
  readonly tables: readonly string[];
  /** Of the last fact that was taken in; -1 before the first. */
  readonly position: bigint;
  /** Place of the live rows, as it was seen last. */
  readonly target: bigint;
  /** false: whoever made them is gone, and the next one clears away what is left. */
  readonly isUnderWay: boolean;
}

/** What is being made at the moment, by whomever; undefined where nothing is. */
export async function readBuild(pool: Pool): Promise<BuildProgress | undefined> {
  const { rows: known } = await pool.query<{ known: boolean }>('select to_regclass($1) is not null as known', [
    `${BUILD_SCHEMA}.progress`,
  ]);
  if (!known[0]?.known) return undefined;
  const { rows } = await pool.query<BuildProgress>(
    `select tables, position, target, exists (
       select from pg_locks
       where locktype = 'advisory' and granted and (classid::bigint << 32 | objid::bigint) = $1
         and database = (select oid from pg_database where datname = current_database())
     ) as "isUnderWay"
     from ${BUILD_SCHEMA}.progress`,
    [LOCK],
  );
  return rows[0];
}
