import type { Pool } from 'pg';
import { everyTable } from './index.ts';

/**
 * After a move to another log: every read model and every reader's place is forgotten, in one transaction, for the next
 * start to begin anew. No platform may run meanwhile. What is no read model stays.
 * @returns false where all of it is of this log already, and nothing was done
 */
export async function forgetLog(pool: Pool, logId: string): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ log_id: string }>('select log_id from checkpoint for update');
    const isAnother = rows.some(({ log_id }) => log_id !== logId);
    if (isAnother) {
      await client.query('delete from checkpoint');
      await client.query(`truncate parked, ${[...everyTable].join(', ')}`);
    }
    await client.query('commit');
    client.release();
    return isAnother;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
