// Questions about channels.
import type { Pool } from 'pg';
import type { ChannelRow } from './projection.ts';

export async function channelsById(pool: Pool, team: string, ids: readonly string[]): Promise<ChannelRow[]> {
  const { rows } = await pool.query<ChannelRow>({
    name: 'channels-by-id',
    text: 'select * from channel_board where team = $1 and id = any($2::uuid[])',
    values: [team, ids],
  });
  return rows;
}

/** All channels of a team, by name. */
export async function channelsOf(pool: Pool, team: string): Promise<ChannelRow[]> {
  const { rows } = await pool.query<ChannelRow>({
    name: 'channels-of',
    text: 'select * from channel_board where team = $1 order by name, id',
    values: [team],
  });
  return rows;
}

/** Channels that serve any of the sessions, by name. */
export async function channelsOfSessions(
  pool: Pool,
  team: string,
  sessionIds: readonly string[],
): Promise<ChannelRow[]> {
  const { rows } = await pool.query<ChannelRow>({
    name: 'channels-of-sessions',
    text: 'select * from channel_board where team = $1 and session_ids && $2::uuid[] order by name, id',
    values: [team, sessionIds],
  });
  return rows;
}

/** Channels of all teams: whose footage is looked through. */
export async function allChannels(pool: Pool): Promise<ChannelRow[]> {
  const { rows } = await pool.query<ChannelRow>('select * from channel_board order by team, path');
  return rows;
}

/** Active channels of all teams: what the watch over silence looks at. */
export async function activeChannels(pool: Pool): Promise<ChannelRow[]> {
  const { rows } = await pool.query<ChannelRow>("select * from channel_board where status = 'active'");
  return rows;
}
