// A session as the seed draws it.
import type { Pool } from 'pg';
import { z } from 'zod';
import { sessionTypes } from '../../domain/session/events.ts';
import type { SessionRow } from '../../projections/sessionList/projection.ts';
import { clipCountsOf } from '../../projections/sessionList/queries.ts';
import { tagCountsOf } from '../../projections/tagList/queries.ts';

export const SessionJson = z.object({
  id: z.string(),
  session_id: z.string().describe('The same as `id`.'),
  name: z.string(),
  type: z.enum(sessionTypes),
  status: z.enum(['scheduled', 'active', 'paused', 'completed', 'cancelled']),
  opponent: z.string().nullable(),
  location: z.string().nullable(),
  season: z.string().nullable(),
  week: z.string().nullable(),
  time_zone: z.string().describe('IANA name.'),
  scheduled_start: z.string().nullable().describe('UTC.'),
  actual_start: z.string().nullable().describe('UTC.'),
  actual_end: z.string().nullable().describe('UTC.'),
  clip_count: z.int().describe('Clips that are queued, being cut or ready.'),
  tag_count: z.int().describe('Tags that are not removed.'),
  total_duration_seconds: z.number().describe('Of all clips that are ready.'),
});
export type SessionJson = z.infer<typeof SessionJson>;

const counted: readonly string[] = ['pending', 'processing', 'ready'];

export async function sessionsJson(pool: Pool, team: string, rows: readonly SessionRow[]): Promise<SessionJson[]> {
  const ids = rows.map(({ id }) => id);
  const [clips, tags] = await Promise.all([clipCountsOf(pool, team, ids), tagCountsOf(pool, team, ids)]);
  return rows.map((row) => {
    const own = clips.filter(({ session_id }) => session_id === row.id);
    const ready = own.find(({ status }) => status === 'ready');
    return {
      id: row.id,
      session_id: row.id,
      name: row.name,
      type: row.type as SessionJson['type'],
      status: row.status as SessionJson['status'],
      opponent: row.opponent,
      location: row.location,
      season: row.season,
      week: row.week,
      time_zone: row.time_zone,
      scheduled_start: row.scheduled_start,
      actual_start: row.actual_start,
      actual_end: row.actual_end,
      clip_count: own.filter(({ status }) => counted.includes(status)).reduce((sum, { count }) => sum + count, 0),
      tag_count: tags.get(row.id) ?? 0,
      total_duration_seconds: (ready?.duration_ms ?? 0) / 1_000,
    };
  });
}
