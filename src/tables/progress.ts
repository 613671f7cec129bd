// What a worker does with a clip at this moment: state, no facts.
import type { Pool } from 'pg';

export type Stage = 'WAITING' | 'CUTTING';

/** A worker of an older generation does not hide what a newer one is at. */
export async function recordStage(
  pool: Pool,
  team: string,
  clipId: string,
  generation: number,
  stage: Stage,
): Promise<void> {
  await pool.query(
    `insert into progress (team, clip_id, generation, stage) values ($1, $2, $3, $4)
     on conflict (team, clip_id) do update set generation = excluded.generation, stage = excluded.stage
       where progress.generation <= excluded.generation`,
    [team, clipId, generation, stage],
  );
}

/** Of this generation or an older one: what a newer one is at stays. */
export async function clearStage(pool: Pool, team: string, clipId: string, generation: number): Promise<void> {
  await pool.query('delete from progress where team = $1 and clip_id = $2 and generation <= $3', [
    team,
    clipId,
    generation,
  ]);
}

/** Stage by clip id, with the generation it is of. */
export async function stagesOf(
  pool: Pool,
  team: string,
  clipIds: readonly string[],
): Promise<Map<string, { generation: number; stage: Stage }>> {
  const { rows } = await pool.query<{ clip_id: string; generation: number; stage: Stage }>({
    name: 'stages-of',
    text: 'select clip_id, generation, stage from progress where team = $1 and clip_id = any($2::uuid[])',
    values: [team, clipIds],
  });
  return new Map(rows.map(({ clip_id, ...stage }) => [clip_id, stage]));
}
