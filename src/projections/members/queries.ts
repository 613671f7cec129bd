// Questions about the people of one team.
import type { Pool } from 'pg';
import type { MemberRow } from './projection.ts';

/** Who is in, and on demand who was, by the time they came. */
export async function membersOf(pool: Pool, team: string, includeRemoved: boolean): Promise<MemberRow[]> {
  const { rows } = await pool.query<MemberRow>({
    name: 'members-of',
    text: 'select * from members where team = $1 and (is_in or $2) order by added_at, id',
    values: [team, includeRemoved],
  });
  return rows;
}

export async function membersById(pool: Pool, team: string, ids: readonly string[]): Promise<MemberRow[]> {
  const { rows } = await pool.query<MemberRow>({
    name: 'members-by-id',
    text: 'select * from members where team = $1 and id = any($2)',
    values: [team, ids],
  });
  return rows;
}
