// Questions about sessions, of one team.
import type { Pool } from 'pg';
import type { SessionRow } from './projection.ts';

export interface SessionCursor {
  readonly sortAt: string;
  readonly id: string;
}

export async function sessionsById(pool: Pool, team: string, ids: readonly string[]): Promise<SessionRow[]> {
  const { rows } = await pool.query<SessionRow>({
    name: 'sessions-by-id',
    text: 'select * from session_list where team = $1 and id = any($2::uuid[])',
    values: [team, ids],
  });
  return rows;
}

/** Newest start first. @param status lower case */
export async function sessionPage(
  pool: Pool,
  team: string,
  status: string | undefined,
  first: number,
  after: SessionCursor | undefined,
): Promise<{ rows: SessionRow[]; hasNextPage: boolean }> {
  const { rows } = await pool.query<SessionRow>({
    name: 'session-page',
    text: `select * from session_list
           where team = $1 and ($2::text is null or status = $2)
             and ($3::timestamptz is null or (sort_at, id) < ($3, $4::uuid))
           order by sort_at desc, id desc limit $5`,
    values: [team, status ?? null, after?.sortAt ?? null, after?.id ?? null, first + 1],
  });
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

export interface SessionClipCounts {
  readonly session_id: string;
  readonly status: string;
  readonly count: number;
  /** Sum of the lengths of clips in this status, in milliseconds. */
  readonly duration_ms: number;
}

/** Counts by status of several sessions' clips. */
export async function clipCountsOf(
  pool: Pool,
  team: string,
  sessionIds: readonly string[],
): Promise<SessionClipCounts[]> {
  const { rows } = await pool.query<SessionClipCounts>({
    name: 'session-clip-counts',
    text: `select session_id, status, count(*)::int as count, coalesce(sum(duration_ms), 0) as duration_ms
           from clip_list where team = $1 and session_id = any($2::uuid[]) group by session_id, status`,
    values: [team, sessionIds],
  });
  return rows;
}
