// Questions of workers about clips, over all teams.
import type { Pool } from 'pg';
import { MAX_CLIP_SECONDS } from '../../domain/clip/clip.ts';
import type { ClipRow } from './projection.ts';

/** Clips that a worker has to do with: what a sweep sends again. */
export async function clipsDue(pool: Pool): Promise<ClipRow[]> {
  const { rows } = await pool.query<ClipRow>(
    "select * from clip_list where status in ('pending', 'processing') order by requested_at",
  );
  return rows;
}

/** Which cut of a clip is wanted, if any. */
export type CutStanding = Pick<ClipRow, 'id' | 'status' | 'generation' | 'retry'>;

export async function cutStandings(pool: Pool, team: string, clipIds: readonly string[]): Promise<CutStanding[]> {
  const { rows } = await pool.query<CutStanding>({
    name: 'cut-standings',
    text: 'select id, status, generation, retry from clip_list where team = $1 and id = any($2::uuid[])',
    values: [team, clipIds],
  });
  return rows;
}

/** A window of a channel whose footage must stay. */
export interface KeptWindow {
  readonly in_at: string;
  readonly until: string;
}

/**
 * Windows of a channel's clips that are open or yet to be cut, or that somebody wants to see again. An open one may
 * become as long as a clip may be.
 */
export async function windowsToKeep(pool: Pool, team: string, channelId: string): Promise<KeptWindow[]> {
  const { rows } = await pool.query<KeptWindow>(
    `select in_at, coalesce(out_at, in_at + make_interval(secs => $3)) as until from clip_list
     where team = $1 and channel_id = $2
       and (status in ('open', 'pending', 'processing') or (is_favorite and status <> 'discarded'))
     order by in_at`,
    [team, channelId, MAX_CLIP_SECONDS],
  );
  return rows;
}

/** When an open clip has waited for its OUT for too long. */
export interface OpenTooLong {
  /** It was marked before this instant; */
  readonly markedBefore: Date;
  /** or before this one, in a session that had ended by then. */
  readonly endedBefore: Date;
}

const waitingForTooLong = `
  from clip_list c left join session_list s on (s.team, s.id) = (c.team, c.session_id)
  where c.status = 'open'
    and (c.marked_at < $1 or (s.status = 'completed' and greatest(s.actual_end, c.marked_at) < $2))`;

/** Ids of a session's open clips that have waited for too long, oldest first. */
export async function clipsOpenTooLong(
  pool: Pool,
  team: string,
  sessionId: string,
  { markedBefore, endedBefore }: OpenTooLong,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select c.id ${waitingForTooLong} and c.team = $3 and c.session_id = $4 order by c.marked_at`,
    [markedBefore, endedBefore, team, sessionId],
  );
  return rows.map(({ id }) => id);
}

/** Sessions that have such clips. */
export async function sessionsOpenTooLong(
  pool: Pool,
  { markedBefore, endedBefore }: OpenTooLong,
): Promise<{ team: string; session_id: string }[]> {
  const { rows } = await pool.query<{ team: string; session_id: string }>(
    `select distinct c.team, c.session_id ${waitingForTooLong}`,
    [markedBefore, endedBefore],
  );
  return rows;
}
