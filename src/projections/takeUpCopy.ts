import type { ClientBase, Pool } from 'pg';
import { sourceOfCopy } from '../eventstore/beginCopy.ts';
import type { EventStore } from '../eventstore/store.ts';
import { everyTable } from './index.ts';

/**
 * At start, after a move: a log that says it is a copy of the one that the read models were made from. Every read model and
 * every reader's place is forgotten then, in one transaction, to be made anew from the copy. What is no read model stays.
 * @returns whether the log was moved
 */
export async function takeUpCopy(pool: Pool, store: EventStore, logId: string): Promise<boolean> {
  const known = await pool.query<{ log_id: string }>('select distinct log_id from checkpoint where log_id <> $1', [
    logId,
  ]);
  if (known.rows.length === 0) return false;
  const source = await sourceOfCopy(store);
  if (!source || known.rows.some(({ log_id }) => log_id !== source)) return false;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await forgetLog(client, source);
    await client.query('commit');
    client.release();
    return true;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Of two processes that start at once, the second waits, and finds nothing of the old log. */
async function forgetLog(client: ClientBase, logId: string): Promise<void> {
  await client.query('lock table checkpoint in exclusive mode');
  const { rowCount } = await client.query('delete from checkpoint where log_id = $1', [logId]);
  if (rowCount) await client.query(`truncate parked, ${[...everyTable].join(', ')}`);
}
