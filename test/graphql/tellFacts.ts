// Facts written straight into the feed of a platform without a projector: more, and faster, than people can make them.
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { LIVE_CHANNEL } from '../../src/projections/live.ts';

const AT_ONCE = 5_000;

interface Facts {
  /** Made where it is new. */
  readonly sessionId: string;
  readonly count: number;
}

/** Favourites, told as the projector tells them: the rows, the place and the NOTIFY in one transaction. */
export async function tellFacts({ pool }: { readonly pool: Pool }, { sessionId, count }: Facts): Promise<void> {
  await pool.query(
    `insert into session_list (team, id, name, type, status, time_zone, sort_at, position, served_by)
     values ('home', $1, 'Week 1', 'game', 'active', 'UTC', now(), 0, '{}') on conflict do nothing`,
    [sessionId],
  );
  for (let left = count; left > 0; left -= AT_ONCE) await tell(pool, sessionId, Math.min(left, AT_ONCE));
}

async function tell(pool: Pool, sessionId: string, count: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into checkpoint (name, log_id, commit, prepare, position) values ('live', $1, 0, 0, 0)
       on conflict do nothing`,
      [randomUUID()],
    );
    await client.query(
      `insert into feed (team, topic, position, event_id, type, data, meta)
       select 'home', $1::text, position + n, gen_random_uuid(), 'ClipFavorited',
              json_build_object('clipId', gen_random_uuid()),
              json_build_object('v', 1, 'team', 'home', 'session', $1::text, 'actor', 'coach-1', 'role', 'coach',
                'via', 'test', 'commandId', gen_random_uuid(), 'inputHash', repeat('0', 64),
                '$correlationId', gen_random_uuid(), '$causationId', gen_random_uuid(),
                'recordedAt', $3::text)
       from checkpoint, generate_series(1, $2::int) n where name = 'live'`,
      [sessionId, count, new Date().toISOString()],
    );
    const { rows } = await client.query(
      `update checkpoint set position = position + $1 where name = 'live' returning position`,
      [count],
    );
    await client.query('select pg_notify($1, $2)', [LIVE_CHANNEL, String(rows[0].position)]);
    await client.query('commit');
  } finally {
    client.release();
  }
}
