// Test cuts before a game: asked for by whoever looks, done by a worker, forgotten within the hour.
import type { Pool } from 'pg';

export const TEST_CUTS_CHANNEL = 'filmroom_test_cuts';

export interface TestCut {
  readonly id: string;
  readonly team: string;
  readonly channel_id: string;
  readonly path: string;
  readonly done_at: string | null;
  /** Milliseconds that it took; null until it is done. */
  readonly took_ms: number | null;
  /** What went wrong, for people; null where nothing did. */
  readonly trouble: string | null;
}

interface Wanted {
  readonly id: string;
  readonly channelId: string;
  readonly path: string;
}

export async function requestTestCuts(pool: Pool, team: string, wanted: readonly Wanted[]): Promise<void> {
  await pool.query(
    `insert into test_cuts (id, team, channel_id, path)
     select w.id, $1, w.channel_id, w.path from unnest($2::uuid[], $3::uuid[], $4::text[]) as w (id, channel_id, path)`,
    [team, wanted.map(({ id }) => id), wanted.map(({ channelId }) => channelId), wanted.map(({ path }) => path)],
  );
  await pool.query(`notify ${TEST_CUTS_CHANNEL}`);
}

export async function testCutsById(pool: Pool, team: string, ids: readonly string[]): Promise<TestCut[]> {
  const { rows } = await pool.query<TestCut>('select * from test_cuts where team = $1 and id = any($2::uuid[])', [
    team,
    ids,
  ]);
  return rows;
}

/** One that nobody has taken and somebody may still wait for, of any team; it is this worker's then. */
export async function takeTestCut(pool: Pool, patienceSeconds: number): Promise<TestCut | undefined> {
  const { rows } = await pool.query<TestCut>(
    `update test_cuts set taken_at = clock_timestamp()
     where id = (select id from test_cuts
                 where taken_at is null and requested_at > clock_timestamp() - make_interval(secs => $1)
                 order by requested_at limit 1 for update skip locked)
     returning *`,
    [patienceSeconds],
  );
  return rows[0];
}

export async function finishTestCut(
  pool: Pool,
  { team, id }: Pick<TestCut, 'team' | 'id'>,
  tookMs: number,
  trouble: string | null,
): Promise<void> {
  await pool.query(
    'update test_cuts set done_at = clock_timestamp(), took_ms = $3, trouble = $4 where team = $1 and id = $2',
    [team, id, tookMs, trouble],
  );
  await pool.query("delete from test_cuts where requested_at < clock_timestamp() - interval '1 hour'");
}
