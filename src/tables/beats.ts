// Heartbeats: when a channel was last heard of, and since when it could have been.
import type { Pool } from 'pg';

/** A hole in the intake longer than this starts it anew, in seconds. */
const INTAKE_HOLE_S = 10;

export async function recordBeat(pool: Pool, team: string, channelId: string): Promise<string> {
  const { rows } = await pool.query<{ last_seen_at: string }>({
    name: 'record-beat',
    text: `insert into beats (team, channel_id, last_seen_at) values ($1, $2, clock_timestamp())
           on conflict (team, channel_id) do update set last_seen_at = excluded.last_seen_at
           returning last_seen_at`,
    values: [team, channelId],
  });
  return rows[0]!.last_seen_at;
}

/** Last beat by channel id. */
export async function lastBeats(pool: Pool, team: string, channelIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ channel_id: string; last_seen_at: string }>({
    name: 'last-beats',
    text: 'select channel_id, last_seen_at from beats where team = $1 and channel_id = any($2::uuid[])',
    values: [team, channelIds],
  });
  return new Map(rows.map((row) => [row.channel_id, row.last_seen_at]));
}

/** Called every 5 s by every process that takes heartbeats in. */
export async function keepIntakeOpen(pool: Pool): Promise<void> {
  await pool.query(
    `insert into intake (open_since, seen_at) values (clock_timestamp(), clock_timestamp())
     on conflict (only_row) do update set
       open_since = case when excluded.seen_at - intake.seen_at > make_interval(secs => $1)
                         then excluded.open_since else intake.open_since end,
       seen_at = excluded.seen_at`,
    [INTAKE_HOLE_S],
  );
}

export interface SilentChannel {
  readonly team: string;
  readonly id: string;
  readonly last_seen_at: string | null;
  /** Since when it has been active: an outage ends with it, so it names the outage. */
  readonly status_since: string;
  readonly silent_ms: number;
}

/**
 * Active channels of all teams that have been silent for at least so long while beats could have arrived. Silence runs
 * from the latest of: the last beat, the change to active, and the moment the intake came up.
 */
export async function silentChannels(pool: Pool, silenceSeconds: number): Promise<SilentChannel[]> {
  const { rows } = await pool.query<SilentChannel>(
    `select c.team, c.id, c.status_since, b.last_seen_at,
            extract(epoch from clock_timestamp() - greatest(b.last_seen_at, c.status_since, i.open_since))::float8 * 1000
              as silent_ms
     from channel_board c cross join intake i left join beats b on (b.team, b.channel_id) = (c.team, c.id)
     where c.status = 'active'
       and clock_timestamp() - i.seen_at < make_interval(secs => $2)
       and greatest(b.last_seen_at, c.status_since, i.open_since) < clock_timestamp() - make_interval(secs => $1)`,
    [silenceSeconds, INTAKE_HOLE_S],
  );
  return rows;
}
