import type { Pool } from 'pg';

/** How many facts could not be applied, or follow one of their stream that could not; of one team where one is named. */
export async function parkedFacts(pool: Pool, team?: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(distinct event_id)::int as count from parked
     where $1::text is null or stream = 'team-' || $1 or stream like '%-' || $1 || '.%'`,
    [team ?? null],
  );
  return rows[0]!.count;
}
