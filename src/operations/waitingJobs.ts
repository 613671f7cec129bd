import type { Pool } from 'pg';

export interface QueuedJobs {
  readonly queue: string;
  readonly state: string;
  readonly count: number;
}

/** Jobs that are not done, by queue and state; none where no worker has ever run. */
export async function unfinishedJobs(pool: Pool): Promise<QueuedJobs[]> {
  if (!(await hasQueues(pool))) return [];
  const { rows } = await pool.query<QueuedJobs>(
    `select name as queue, state::text, count(*)::int as count from pgboss.job
     where state in ('created', 'retry', 'active') group by name, state`,
  );
  return rows;
}

/** For how long the oldest clip that could be cut has waited for a worker to take it, in milliseconds; 0 where none does. */
export async function longestWaitMs(pool: Pool, queue: string): Promise<number> {
  if (!(await hasQueues(pool))) return 0;
  const { rows } = await pool.query<{ wait: number | null }>(
    `select extract(epoch from clock_timestamp() - min(start_after))::float8 * 1000 as wait from pgboss.job
     where name = $1 and state in ('created', 'retry') and start_after < clock_timestamp()`,
    [queue],
  );
  return Math.max(0, rows[0]?.wait ?? 0);
}

async function hasQueues(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ known: boolean }>("select to_regclass('pgboss.job') is not null as known");
  return rows[0]!.known;
}
