// The row `live` of the checkpoints: how far the read models are, which versions made them, and how often rows were replaced.
import type { ClientBase, Pool, QueryResult } from 'pg';
import type { Checkpoint } from './checkpoint.ts';
import { ownVersions, type Versions } from './versions.ts';

export const LIVE = 'live';
/** Of everything that is ours in the database; what search paths say too. */
export const LIVE_SCHEMA = 'filmroom';

export interface LiveRow {
  readonly checkpoint: Checkpoint;
  readonly versions: Versions;
  /** Rises whenever rows were replaced by ones that had been made beside. */
  readonly switches: number;
}

interface Stored {
  readonly commit: bigint;
  readonly prepare: bigint;
  readonly position: bigint;
  readonly versions: Versions;
  readonly switches: number;
}

const text = `select commit, prepare, position, versions, switches from ${LIVE_SCHEMA}.checkpoint where name = $1`;

/** Undefined before the first batch of all. */
export async function readLiveRow(db: Pool | ClientBase): Promise<LiveRow | undefined> {
  const { rows } = await db.query<Stored>(text, [LIVE]);
  return rows[0] && liveRowOf(rows[0]);
}

/** The same, and nobody else projects until the caller's transaction ends. */
export async function lockLiveRow(client: ClientBase): Promise<LiveRow | undefined> {
  const { rows } = await client.query<Stored>(`${text} for update`, [LIVE]);
  return rows[0] && liveRowOf(rows[0]);
}

const liveRowOf = ({ commit, prepare, position, versions, switches }: Stored): LiveRow => ({
  checkpoint: { mark: { commit, prepare }, position },
  versions,
  switches,
});

/**
 * Begins the transaction of a batch. Whoever writes rows of read models takes this lock before any other, so that no two
 * wait for each other.
 * @returns how often rows have been replaced; undefined before the first batch of all
 */
export async function beginBatch(client: ClientBase): Promise<number | undefined> {
  // The log is durable, rows are made from it again: a crash may take rows and checkpoint back together by a moment.
  // One round trip for all three; the driver's types know of one statement only.
  const results = await client.query(
    `begin; set local synchronous_commit to off; select switches from checkpoint where name = '${LIVE}' for update`,
  );
  const locked = (results as unknown as readonly QueryResult<{ switches: number }>[])[2];
  return locked?.rows[0]?.switches;
}

/** Of the first batch of all: this software makes everything from the log's beginning. */
export async function beginVersions(client: ClientBase): Promise<void> {
  await client.query('update checkpoint set versions = $2 where name = $1', [LIVE, ownVersions]);
}
