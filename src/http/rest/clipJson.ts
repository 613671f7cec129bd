// A clip as the seed draws it. Paths stay on the server: whoever may watch gets links.
import { z } from 'zod';
import type { MediaKind } from '../../auth/mediaLinks.ts';
import { mayWatch } from '../../auth/rights.ts';
import type { Actor } from '../../domain/event.ts';
import { msOf } from '../../domain/values.ts';
import { clipTitle } from '../../projections/clipList/clipTitle.ts';
import type { ClipRow } from '../../projections/clipList/projection.ts';
import { sessionsById } from '../../projections/sessionList/queries.ts';
import { playTitle } from '../../projections/tagSheet/playTitle.ts';
import { playsById } from '../../projections/tagSheet/queries.ts';
import { viewCountsOf } from '../../tables/views.ts';
import type { Edge } from './route.ts';

export const ClipJson = z.object({
  id: z.string(),
  clip_id: z.string().describe('The same as `id`.'),
  session_id: z.string(),
  channel_id: z.string(),
  play_id: z.string(),
  title: z.string(),
  start_time: z.string().describe('IN, in UTC.'),
  duration_seconds: z.number().describe('From IN to OUT; 0 while OUT is not marked.'),
  status: z
    .enum(['pending', 'processing', 'ready', 'failed', 'expired', 'discarded'])
    .describe('`pending`: marked IN and waiting for OUT (`duration_seconds` is 0), or waiting for the cut.'),
  is_favorite: z.boolean(),
  view_count: z.int(),
  error_code: z.string().nullable(),
  error_message: z.string().nullable().describe('Where the status is `failed`.'),
  stream_url: z.string().nullable().describe('Null until there is film, and for whoever may not watch.'),
  thumbnail_url: z.string().nullable(),
});
export type ClipJson = z.infer<typeof ClipJson>;

/** The seed draws an open mark as pending too. */
const statusOf = (status: string) => (status === 'open' ? 'pending' : status) as ClipJson['status'];

export async function clipsJson({ pool, auth }: Edge, actor: Actor, rows: readonly ClipRow[]): Promise<ClipJson[]> {
  const { team } = actor;
  const [sessions, plays, views] = await Promise.all([
    sessionsById(pool, team, [...new Set(rows.map(({ session_id }) => session_id))]),
    playsById(pool, team, [...new Set(rows.map(({ play_id }) => play_id))]),
    viewCountsOf(
      pool,
      team,
      rows.map(({ id }) => id),
    ),
  ]);
  const zones = new Map(sessions.map(({ id, time_zone }) => [id, time_zone]));
  const titles = new Map(plays.map((play) => [play.id, playTitle(play)]));

  return rows.map((row) => {
    const link = (kind: MediaKind): string | null => {
      const { file_generation: generation, status } = row;
      if (generation === null || status === 'discarded' || !mayWatch(actor)) return null;
      return auth.links.sign({ clipId: row.id, generation, kind }, actor);
    };
    const isFailed = row.status === 'failed';
    return {
      id: row.id,
      clip_id: row.id,
      session_id: row.session_id,
      channel_id: row.channel_id,
      play_id: row.play_id,
      title: row.title ?? titles.get(row.play_id) ?? clipTitle(row.in_at, zones.get(row.session_id) ?? 'UTC'),
      start_time: row.in_at,
      duration_seconds: row.out_at === null ? 0 : (msOf(row.out_at) - msOf(row.in_at)) / 1_000,
      status: statusOf(row.status),
      is_favorite: row.is_favorite,
      view_count: views.get(row.id) ?? 0,
      error_code: isFailed ? row.failure_code : null,
      error_message: isFailed ? row.failure_text : null,
      stream_url: link('mp4'),
      thumbnail_url: link(row.picture_generation === row.file_generation ? 'jpg' : 'key.jpg'),
    };
  });
}
