// Questions about tags, of one team. Removed ones are found by id only.
import type { Pool } from 'pg';
import type { TagRow } from './projection.ts';

export interface TagFilter {
  readonly playId?: string | undefined;
  readonly clipId?: string | undefined;
  readonly taggedBy?: string | undefined;
  readonly isImportant?: boolean | undefined;
  /** Reviewed, or not, by this person. */
  readonly reviewed?: { readonly by: string; readonly is: boolean } | undefined;
  readonly label?: string | undefined;
  /** Anywhere in what was said but the coach's notes, whatever the case. */
  readonly text?: string | undefined;
}

/** Where a page ends. */
export interface TagCursor {
  readonly taggedAt: string;
  readonly id: string;
}

export async function tagsById(pool: Pool, team: string, ids: readonly string[]): Promise<TagRow[]> {
  const { rows } = await pool.query<TagRow>({
    name: 'tags-by-id',
    text: 'select * from tag_list where team = $1 and id = any($2::uuid[])',
    values: [team, ids],
  });
  return rows;
}

/** Tags of plays, oldest first. @param most of each play */
export async function tagsOfPlays(
  pool: Pool,
  team: string,
  playIds: readonly string[],
  most: number,
): Promise<TagRow[]> {
  const { rows } = await pool.query<TagRow>({
    name: 'tags-of-plays',
    text: `select t.* from unnest($2::uuid[]) as play (id)
           cross join lateral (
             select * from tag_list where team = $1 and play_id = play.id and status = 'kept'
             order by tagged_at, id limit $3
           ) t`,
    values: [team, playIds, most],
  });
  return rows;
}

/** Newest first. @param first 1 to 100; one more is read to know whether there is a next page */
export async function tagPage(
  pool: Pool,
  team: string,
  sessionId: string,
  filter: TagFilter,
  first: number,
  after: TagCursor | undefined,
): Promise<{ rows: TagRow[]; hasNextPage: boolean }> {
  const { rows } = await pool.query<TagRow>({
    name: 'tag-page',
    text: `select * from tag_list
           where team = $1 and session_id = $2 and status = 'kept'
             and ($3::uuid is null or play_id = $3)
             and ($4::uuid is null or clip_id = $4)
             and ($5::text is null or tagged_by = $5)
             and ($6::boolean is null or is_important = $6)
             and ($7::text is null or ($7 = any(reviewed_by)) = $8)
             and ($9::text is null or fields -> 'labels' ? $9)
             and ($10::text is null or strpos(words, lower($10)) > 0)
             and ($11::timestamptz is null or (tagged_at, id) < ($11, $12::uuid))
           order by tagged_at desc, id desc limit $13`,
    values: [
      team,
      sessionId,
      filter.playId ?? null,
      filter.clipId ?? null,
      filter.taggedBy ?? null,
      filter.isImportant ?? null,
      filter.reviewed?.by ?? null,
      filter.reviewed?.is ?? null,
      filter.label ?? null,
      filter.text ?? null,
      after?.taggedAt ?? null,
      after?.id ?? null,
      first + 1,
    ],
  });
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

/** Tags that are not removed, by session. */
export async function tagCountsOf(
  pool: Pool,
  team: string,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ session_id: string; count: number }>({
    name: 'tag-counts',
    text: `select session_id, count(*)::int as count from tag_list
           where team = $1 and session_id = any($2::uuid[]) and status = 'kept' group by session_id`,
    values: [team, sessionIds],
  });
  return new Map(rows.map(({ session_id, count }) => [session_id, count]));
}
