// How often film was watched. No history: a player asks for the bytes of one film in many pieces.
import type { Pool } from 'pg';

/** Again within so long is the same view, in minutes. */
const SAME_VIEW_MINUTES = 10;

/** A person was served bytes of the clip's film. */
export async function recordView(pool: Pool, team: string, clipId: string, person: string): Promise<void> {
  await pool.query({
    name: 'record-view',
    text: `insert into views (team, clip_id, person, count, last_counted_at)
           values ($1, $2, $3, 1, clock_timestamp())
           on conflict (team, clip_id, person) do update
             set count = views.count + 1, last_counted_at = excluded.last_counted_at
             where views.last_counted_at <= excluded.last_counted_at - make_interval(mins => $4)`,
    values: [team, clipId, person, SAME_VIEW_MINUTES],
  });
}

/** Views by clip id; clips that nobody has watched are absent. */
export async function viewCountsOf(pool: Pool, team: string, clipIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ clip_id: string; count: number }>({
    name: 'view-counts-of',
    text: `select clip_id, sum(count)::int as count from views
           where team = $1 and clip_id = any($2::uuid[]) group by clip_id`,
    values: [team, clipIds],
  });
  return new Map(rows.map(({ clip_id, count }) => [clip_id, count]));
}
