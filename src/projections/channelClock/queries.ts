// Questions about the clocks of channels, of one team.
import type { Pool } from 'pg';
import type { ChannelClockRow } from './projection.ts';

/** The newest reading of each channel, by channel id. */
export async function presentChannelClocks(
  pool: Pool,
  team: string,
  channelIds: readonly string[],
): Promise<Map<string, ChannelClockRow>> {
  const { rows } = await pool.query<ChannelClockRow>({
    name: 'present-channel-clocks',
    text: `select c.* from unnest($2::uuid[]) as k (id)
           cross join lateral (
             select * from channel_clock where team = $1 and channel_id = k.id
             order by at desc, position desc limit 1
           ) c`,
    values: [team, channelIds],
  });
  return new Map(rows.map((row) => [row.channel_id, row]));
}

export interface ReadingCursor {
  readonly at: string;
  readonly id: string;
}

/** Readings of a channel's clock, newest first. @param first 1 to 100 */
export async function channelClockReadings(
  pool: Pool,
  team: string,
  channelId: string,
  first: number,
  after: ReadingCursor | undefined,
): Promise<{ rows: ChannelClockRow[]; hasNextPage: boolean }> {
  const { rows } = await pool.query<ChannelClockRow>({
    name: 'channel-clock-readings',
    text: `select * from channel_clock
           where team = $1 and channel_id = $2 and ($3::timestamptz is null or (at, id) < ($3, $4::uuid))
           order by at desc, id desc limit $5`,
    values: [team, channelId, after?.at ?? null, after?.id ?? null, first + 1],
  });
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}
