// How far a reader of the log has come: stored with what it made, compared and set, never just set.
import type { ClientBase, Pool } from 'pg';
import type { EventStore, Mark } from '../eventstore/store.ts';
import { sabotage } from '../sabotage.ts';

export interface Checkpoint {
  readonly mark: Mark;
  /** Commit position of the last event applied; -1 before the first. */
  readonly position: bigint;
}

/** Another instance was faster, or this one reads another log: what was made is rolled back and read anew. */
export class CheckpointMoved extends Error {
  override name = 'CheckpointMoved';
}

/** The stored place belongs to another log, or to a newer state of this one. Needs a person. */
export class WrongLog extends Error {
  override name = 'WrongLog';
}

export async function readCheckpoint(pool: Pool, name: string): Promise<Checkpoint | undefined> {
  const { rows } = await pool.query('select commit, prepare, position from checkpoint where name = $1', [name]);
  const row = rows[0];
  return row && { mark: { commit: row.commit, prepare: row.prepare }, position: row.position };
}

const unmoved = 'position = $3 and commit = $8';
const lower = 'position < $7 and $3::numeric is not null and $8::numeric is not null';

/**
 * Moves on within the caller's transaction. @param last the newest event applied, absent where there was none
 * @throws CheckpointMoved
 */
export async function moveCheckpoint(
  client: ClientBase,
  name: string,
  logId: string,
  read: Checkpoint | undefined,
  mark: Mark,
  last: { readonly id: string; readonly position: bigint } | undefined,
): Promise<void> {
  const event = last && [last.id, last.position];
  const isBroken = sabotage.has('checkpoint-if-lower');
  const { rowCount } = read
    ? await client.query({
        name: `move-checkpoint${isBroken ? '-broken' : ''}`,
        text: `update checkpoint
               set commit = $4, prepare = $5, position = coalesce($7, position), event_id = coalesce($6, event_id),
                   event_commit = coalesce($7, event_commit), event_prepare = coalesce($7, event_prepare),
                   stop_reason = null, stopped_at = null
               where name = $1 and log_id = $2 and ${isBroken ? lower : unmoved}`,
        values: [name, logId, read.position, mark.commit, mark.prepare, event?.[0], event?.[1], read.mark.commit],
      })
    : await client.query(
        `insert into checkpoint (name, log_id, commit, prepare, position, event_id, event_commit, event_prepare)
         values ($1, $2, $3, $4, coalesce($6::numeric, -1), $5, $6, $6) on conflict do nothing`,
        [name, logId, mark.commit, mark.prepare, event?.[0], event?.[1]],
      );
  if (rowCount === 0) throw new CheckpointMoved(`${name} was moved by another instance`);
}

/** Nobody of this version goes on from the place that was read; forgotten as soon as anybody does. */
export async function noteStop(pool: Pool, name: string, read: Checkpoint | undefined, reason: string): Promise<void> {
  if (!read) return;
  await pool.query(
    `update checkpoint set stop_reason = $2, stopped_at = coalesce(stopped_at, clock_timestamp())
     where name = $1 and position = $3 and commit = $4`,
    [name, reason, read.position, read.mark.commit],
  );
}

/** A reader of the log that needs newer software to go on. */
export interface Stop {
  /** `live` for the read models, `reactors` for what is queued about facts. */
  readonly name: string;
  readonly reason: string;
  readonly stopped_at: string;
}

export async function readStops(pool: Pool): Promise<Stop[]> {
  const { rows } = await pool.query<Stop>(
    'select name, stop_reason as reason, stopped_at from checkpoint where stop_reason is not null order by name',
  );
  return rows;
}

/**
 * At start: is the stored place still a place of this log? A restored or replaced log would be read wrongly for ever.
 * @throws WrongLog
 */
export async function verifyCheckpoint(pool: Pool, store: EventStore, name: string, logId: string): Promise<void> {
  const { rows } = await pool.query(
    'select log_id, event_id, event_commit, event_prepare from checkpoint where name = $1',
    [name],
  );
  const row = rows[0];
  if (!row) return;
  const known =
    row.log_id === logId &&
    (row.event_id === null ||
      (await store.eventAt({ commit: row.event_commit, prepare: row.event_prepare }))?.id === row.event_id);
  if (known) return;
  throw new WrongLog(
    `the read models (${name}) were made from another log, or from a newer state of this one; ` +
      'start with the log they belong to, or restore a backup into an empty folder',
  );
}
