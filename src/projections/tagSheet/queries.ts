// Questions about plays, of one team.
import type { Pool } from 'pg';
import type { PlayRow } from './projection.ts';

export interface PlayFilter {
  /** Tagged at all, or not yet. */
  readonly isTagged?: boolean | undefined;
  readonly isDisputed?: boolean | undefined;
}

/** Where a page ends. */
export interface PlayCursor {
  readonly at: string;
  readonly id: string;
}

export async function playsById(pool: Pool, team: string, ids: readonly string[]): Promise<PlayRow[]> {
  const { rows } = await pool.query<PlayRow>({
    name: 'plays-by-id',
    text: 'select * from tag_sheet where team = $1 and id = any($2::uuid[])',
    values: [team, ids],
  });
  return rows;
}

/** Newest play first. @param first 1 to 100; one more is read to know whether there is a next page */
export async function playPage(
  pool: Pool,
  team: string,
  sessionId: string,
  filter: PlayFilter,
  first: number,
  after: PlayCursor | undefined,
): Promise<{ rows: PlayRow[]; hasNextPage: boolean }> {
  const { rows } = await pool.query<PlayRow>({
    name: 'play-page',
    text: `select * from tag_sheet
           where team = $1 and session_id = $2
             and ($3::boolean is null or (tag_count > 0) = $3)
             and ($4::boolean is null or (disputed <> '{}') = $4)
             and ($5::timestamptz is null or (at, id) < ($5, $6::uuid))
           order by at desc, id desc limit $7`,
    values: [
      team,
      sessionId,
      filter.isTagged ?? null,
      filter.isDisputed ?? null,
      after?.at ?? null,
      after?.id ?? null,
      first + 1,
    ],
  });
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

/** Every tagged play of a session in the order in which they were played: what figures are made of. */
export async function taggedPlays(pool: Pool, team: string, sessionId: string): Promise<PlayRow[]> {
  const { rows } = await pool.query<PlayRow>({
    name: 'tagged-plays',
    text: `select * from tag_sheet
           where team = $1 and session_id = $2 and (tag_count > 0 or resolved <> '{}') order by at, id`,
    values: [team, sessionId],
  });
  return rows;
}
