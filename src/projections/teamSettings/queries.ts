// The settings of one team.
import type { Pool } from 'pg';
import type { TeamSettingsRow } from './projection.ts';

/** Undefined where nothing was ever chosen. */
export async function settingsOf(pool: Pool, team: string): Promise<TeamSettingsRow | undefined> {
  const { rows } = await pool.query<TeamSettingsRow>({
    name: 'settings-of',
    text: 'select * from team_settings where team = $1',
    values: [team],
  });
  return rows[0];
}
