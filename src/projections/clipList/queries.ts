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
  readonly play?: PlayOfClipFilter | undefined;
}

/** By the play that a clip shows: by what counts of it, or by what was said about it. */
export interface PlayOfClipFilter {
  readonly isTagged?: boolean | undefined;
  readonly isDisputed?: boolean | undefined;
  readonly isImportant?: boolean | undefined;
  /** Any of these. */
  readonly odk?: readonly string[] | undefined;
  readonly quarter?: readonly number[] | undefined;
  readonly down?: readonly number[] | undefined;
  readonly playType?: readonly string[] | undefined;
  readonly result?: readonly string[] | undefined;
  readonly formation?: string | undefined;
  /** Least and most yards to go. */
  readonly distance?: Range | undefined;
  readonly yardsToGoal?: Range | undefined;
  readonly yardsGained?: Range | undefined;
  readonly label?: string | undefined;
  /** Jersey number. */
  readonly player?: string | undefined;
  /** Anywhere in what was said but the coach's notes, or in the title that somebody gave; whatever the case. */
  readonly text?: string | undefined;
}
export interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
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

/** Clips of plays in the order of their mark, without those that were discarded. */
export async function clipsOfPlays(pool: Pool, team: string, playIds: readonly string[]): Promise<ClipRow[]> {
  const { rows } = await pool.query<ClipRow>({
    name: 'clips-of-plays',
    text: `select * from clip_list
           where team = $1 and play_id = any($2::uuid[]) and status <> 'discarded' order by play_id, angle, id`,
    values: [team, playIds],
  });
  return rows;
}

/** Only a title that somebody gave: one that is made from tags is found by their words. */
const titleHas28 = 'coalesce(strpos(lower(clip_list.title), lower($28)) > 0, false)';

/** The row of the clip's play, and the tags of it: of one session, so that no plan looks at more than one game. */
const playsThatFit = `
  select from tag_sheet p
  where p.team = $1 and p.session_id = $2 and p.id = clip_list.play_id
    and ($11::boolean is null or (p.tag_count > 0) = $11)
    and ($12::boolean is null or (p.disputed <> '{}') = $12)
    and ($13::boolean is null or p.is_important = $13)
    and ($14::text[] is null or p.odk = any($14))
    and ($15::int[] is null or p.quarter = any($15))
    and ($16::int[] is null or p.down = any($16))
    and ($17::text[] is null or p.play_type = any($17))
    and ($18::text[] is null or p.result = any($18))
    and ($19::text is null or lower(p.formation) = lower($19))
    and ($20::int is null or p.distance >= $20) and ($21::int is null or p.distance <= $21)
    and ($22::int is null or p.yards_to_goal >= $22) and ($23::int is null or p.yards_to_goal <= $23)
    and ($24::int is null or p.yards_gained >= $24) and ($25::int is null or p.yards_gained <= $25)
    and (($26::text is null and $27::text is null and ($28::text is null or ${titleHas28})) or exists (
      select from tag_list t
      where t.team = $1 and t.play_id = p.id and t.status = 'kept'
        and ($26::text is null or t.fields -> 'labels' ? $26)
        and ($27::text is null or t.fields -> 'players' @> jsonb_build_array(jsonb_build_object('number', $27::text)))
        and ($28::text is null or strpos(t.words, lower($28)) > 0 or ${titleHas28})
    ))`;

const playValues = (play: PlayOfClipFilter): readonly unknown[] =>
  [
    play.isTagged,
    play.isDisputed,
    play.isImportant,
    play.odk,
    play.quarter,
    play.down,
    play.playType,
    play.result,
    play.formation,
    play.distance?.min,
    play.distance?.max,
    play.yardsToGoal?.min,
    play.yardsToGoal?.max,
    play.yardsGained?.min,
    play.yardsGained?.max,
    play.label,
    play.player,
    play.text,
  ].map((value) => value ?? null);

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
    name: `clip-page${filter.isFavorite ? '-favorites' : ''}${filter.status ? '' : '-kept'}${filter.play ? '-of-plays' : ''}`,
    text: `select * from clip_list
           where team = $1 and session_id = $2
             and ${filter.status ? 'status = any($3)' : "($3::text[] is null and status <> 'discarded')"}
             and ${filter.isFavorite ? 'is_favorite and $4::boolean' : '($4::boolean is null or is_favorite = $4)'}
             and ($5::uuid is null or channel_id = $5)
             and ($6::uuid is null or play_id = $6)
             and ($7::text is null or marked_by = $7)
             and ($8::timestamptz is null or (in_at, id) < ($8, $9::uuid))
             ${filter.play ? `and exists (${playsThatFit})` : ''}
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
      ...(filter.play ? playValues(filter.play) : []),
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

/** When the oldest clip that no worker has taken was asked for, in epoch milliseconds; undefined where none waits. */
export async function oldestPendingClip(pool: Pool, team: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ at: string | null }>({
    name: 'oldest-pending-clip',
    text: "select min(requested_at) as at from clip_list where team = $1 and status = 'pending'",
    values: [team],
  });
  const at = rows[0]?.at;
  return at ? Date.parse(at) : undefined;
}
