// Questions about clips, of one team.
import type { Pool } from 'pg';
import type { ClipRow } from './projection.ts';

export interface ClipFilter {
  readonly isFavorite?: boolean | undefined;
  /** Any of these, lower case; all but discarded where absent. */
  readonly status?: readonly string[] | undefined;
  readonly channelId?: string | undefined;
  readonly playId?: string | undefined;
  readonly markedBy?: string | undefined;
}

/** Where a page ends: sort key and id of its last clip. */
export interface ClipCursor {
  readonly inAt: string;
  readonly id: string;
}

export async function clipsById(pool: Pool, team: string, ids: readonly string[]): Promise<ClipRow[]> {
  const { rows } = await pool.query<ClipRow>({
    name: 'clips-by-id',
    text: 'select * from clip_list where team = $1 and id = any($2::uuid[])',
    values: [team, ids],
  });
  return rows;
}

/** Newest IN first. @param first 1 to 100; one more is read to know whether there is a next page */
export async function clipPage(
  pool: Pool,
  team: string,
  sessionId: string,
  filter: ClipFilter,
  first: number,
  after: ClipCursor | undefined,
): Promise<{ rows: ClipRow[]; hasNextPage: boolean }> {
  const { rows } = await pool.query<ClipRow>({
    name: `clip-page${filter.isFavorite ? '-favorites' : ''}${filter.status ? '' : '-kept'}`,
    text: `select * from clip_list
           where team = $1 and session_id = $2
             and ${filter.status ? 'status = any($3)' : "($3::text[] is null and status <> 'discarded')"}
             and ${filter.isFavorite ? 'is_favorite and $4::boolean' : '($4::boolean is null or is_favorite = $4)'}
             and ($5::uuid is null or channel_id = $5)
             and ($6::uuid is null or play_id = $6)
             and ($7::text is null or marked_by = $7)
             and ($8::timestamptz is null or (in_at, id) < ($8, $9::uuid))
           order by in_at desc, id desc limit $10`,
    values: [
      team,
      sessionId,
      filter.status ?? null,
      filter.isFavorite ?? null,
      filter.channelId ?? null,
      filter.playId ?? null,
      filter.markedBy ?? null,
      after?.inAt ?? null,
      after?.id ?? null,
      first + 1,
    ],
  });
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

export interface ClipCounts {
  readonly all: number;
  readonly favorites: number;
  readonly mine: number;
  readonly notReady: number;
}

export async function clipCounts(pool: Pool, team: string, sessionId: string, person: string): Promise<ClipCounts> {
  const { rows } = await pool.query<ClipCounts>({
    name: 'clip-counts',
    text: `select count(*)::int as all,
                  (count(*) filter (where is_favorite))::int as favorites,
                  (count(*) filter (where marked_by = $3))::int as mine,
                  (count(*) filter (where status <> 'ready'))::int as "notReady"
           from clip_list where team = $1 and session_id = $2 and status <> 'discarded'`,
    values: [team, sessionId, person],
  });
  return rows[0]!;
}

/** Clips that a worker has to do with, over all teams: what a sweep sends again. */
export async function clipsDue(pool: Pool): Promise<ClipRow[]> {
  const { rows } = await pool.query<ClipRow>(
    "select * from clip_list where status in ('pending', 'processing') order by requested_at",
  );
  return rows;
}
