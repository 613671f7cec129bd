import type { Pool } from 'pg';
import { BackupTrouble } from '../../backup/trouble.ts';

const LOCK = 7_261_455_013;

/** Of commands that must not run twice at once; the lock is the connection's and goes with it, however it ends. */
export async function alone<T>(pool: Pool, what: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK]);
    if (!rows[0]!.taken) throw new BackupTrouble(`${what} runs already`, 'wait for it to end');
    return await work();
  } finally {
    client.release(true);
  }
}
