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

export interface SessionFilter {
  /** Lower case, as is the type. */
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly season?: string | undefined;
}

/** Newest start first. Each filter is a text of its own, so that each finds its own index. @param first 1 to 100 */
export async function sessionPage(
  pool: Pool,
  team: string,
  { status, type, season }: SessionFilter,
  first: number,
  after: SessionCursor | undefined,
): Promise<{ rows: SessionRow[]; hasNextPage: boolean }> {
  const filters = [
    ...(status === undefined ? [] : [{ column: 'status', value: status }]),
    ...(type === undefined ? [] : [{ column: 'type', value: type }]),
    ...(season === undefined ? [] : [{ column: 'season', value: season }]),
  ];
  const { rows } = await pool.query<SessionRow>({
    name: ['session-page', ...filters.map(({ column }) => column)].join('-'),
    text: `select * from session_list
           where team = $1 and ($2::timestamptz is null or (sort_at, id) < ($2, $3::uuid))
             ${filters.map(({ column }, n) => `and ${column} = $${n + 5}`).join(' ')}
           order by sort_at desc, id desc limit $4`,
    values: [team, after?.sortAt ?? null, after?.id ?? null, first + 1, ...filters.map(({ value }) => value)],
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

export interface SessionToRelease {
  readonly team: string;
  readonly id: string;
  readonly ended_at: string;
  /** Of the newest fact about it or a channel that it still has. */
  readonly position: bigint;
}

/** Sessions of all teams that have ended and still have channels: what a sweep sends again. */
export async function sessionsToRelease(pool: Pool): Promise<SessionToRelease[]> {
  const { rows } = await pool.query<SessionToRelease>(
    `select s.team, s.id, s.ended_at, greatest(s.position, max(c.position)) as position
     from session_list s join channel_board c on c.team = s.team and s.id = any(c.session_ids)
     where s.ended_at is not null
     group by s.team, s.id`,
  );
  return rows;
}
