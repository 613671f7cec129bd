import type { Pool } from 'pg';

/** Facts that could not be applied, or that follow one of their stream that could not: how many, and since which. */
export async function parkedFacts(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(distinct event_id)::int as count from parked');
  return rows[0]!.count;
}
