// What a worker does with a clip at this moment: state, no facts.
import type { Pool } from 'pg';

export type Stage = 'WAITING' | 'CUTTING';

export interface Progress {
  readonly generation: number;
  readonly stage: Stage;
  /** Of the film, 0 to 1; null while nothing of it is written. */
  readonly share: number | null;
}

/** A worker of an older generation does not hide what a newer one is at. */
export async function recordProgress(
  pool: Pool,
  team: string,
  clipId: string,
  { generation, stage, share }: Progress,
): Promise<void> {
  await pool.query({
    name: 'record-progress',
    text: `insert into progress (team, clip_id, generation, stage, share) values ($1, $2, $3, $4, $5)
           on conflict (team, clip_id) do update
             set generation = excluded.generation, stage = excluded.stage, share = excluded.share
             where progress.generation <= excluded.generation`,
    values: [team, clipId, generation, stage, share],
  });
}

/** Of this generation or an older one: what a newer one is at stays. */
export async function clearProgress(pool: Pool, team: string, clipId: string, generation: number): Promise<void> {
  await pool.query({
    name: 'clear-progress',
    text: 'delete from progress where team = $1 and clip_id = $2 and generation <= $3',
    values: [team, clipId, generation],
  });
}

/** By clip id. */
export async function progressOf(pool: Pool, team: string, clipIds: readonly string[]): Promise<Map<string, Progress>> {
  const { rows } = await pool.query<Progress & { clip_id: string }>({
    name: 'progress-of',
    text: 'select clip_id, generation, stage, share from progress where team = $1 and clip_id = any($2::uuid[])',
    values: [team, clipIds],
  });
  return new Map(rows.map(({ clip_id, ...progress }) => [clip_id, progress]));
}

/** A clip that waits for a worker, or that one is at. */
export interface ClipInWork {
  readonly clipId: string;
  readonly generation: number;
  readonly stage: Stage | 'QUEUED';
  readonly share: number | null;
}

/** Of one session, in the order in which they were asked for. */
export async function clipsInWork(pool: Pool, team: string, sessionId: string): Promise<ClipInWork[]> {
  const { rows } = await pool.query<ClipInWork>({
    name: 'clips-in-work',
    // A worker that has not told anything yet is about to cut.
    text: `select c.id as "clipId", c.generation,
                  case when c.status = 'pending' then 'QUEUED' else coalesce(p.stage, 'CUTTING') end as stage,
                  case when c.status = 'processing' then p.share end as share
           from clip_list c
             left join progress p on (p.team, p.clip_id, p.generation) = (c.team, c.id, c.generation)
           where c.team = $1 and c.session_id = $2 and c.status in ('pending', 'processing')
           order by c.requested_at, c.id`,
    values: [team, sessionId],
  });
  return rows;
}
