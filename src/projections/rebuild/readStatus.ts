import type { Pool } from 'pg';
import { readStops, type Stop } from '../checkpoint.ts';
import { readModels } from '../index.ts';
import { readLiveRow } from '../liveRow.ts';
import { type BuildProgress, readBuild } from './buildSchema.ts';
import { isHidden } from './hidden.ts';

export interface ModelStatus {
  readonly table: string;
  /** Of this software. */
  readonly version: number;
  /** That made the rows; undefined where there are none yet. */
  readonly inForce: number | undefined;
  /** Undefined where it is not made yet. */
  readonly rows: number | undefined;
}

export interface ParkedStream {
  readonly table: string;
  readonly stream: string;
  /** Of the first fact that could not be applied, and why. */
  readonly position: bigint;
  readonly reason: string;
  /** With those that follow it. */
  readonly count: number;
}

export interface ReadModelStatus {
  /** Of the last fact in the live rows; undefined before the first. */
  readonly position: bigint | undefined;
  readonly models: readonly ModelStatus[];
  readonly parked: readonly ParkedStream[];
  readonly stops: readonly Stop[];
  readonly build: BuildProgress | undefined;
}

/** Everything that a person may ask about the read models. */
export async function readStatus(pool: Pool): Promise<ReadModelStatus> {
  const live = await readLiveRow(pool);
  const models: ModelStatus[] = [];
  for (const { table, version } of readModels) {
    models.push({ table, version, inForce: live?.versions[table], rows: await countRows(pool, table) });
  }
  return {
    position: live?.checkpoint.position,
    models,
    parked: await readParkedStreams(pool),
    stops: await readStops(pool),
    build: await readBuild(pool),
  };
}

async function countRows(pool: Pool, table: string): Promise<number | undefined> {
  if (await isHidden(pool, table)) return undefined;
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return rows[0]?.count;
}

async function readParkedStreams(pool: Pool): Promise<ParkedStream[]> {
  const { rows } = await pool.query<ParkedStream>(
    `select projection as table, stream, min(position) as position,
            (array_agg(reason order by position))[1] as reason, count(*)::int as count
     from parked group by projection, stream order by min(position), projection`,
  );
  return rows;
}
