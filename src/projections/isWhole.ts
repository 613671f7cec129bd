import type { Pool } from 'pg';
import { readLiveRow } from './liveRow.ts';
import { tablesDue } from './versions.ts';

/**
 * Whether a read model follows every fact: its rows stand still while it is made anew after an upgrade, and facts that
 * nobody could read are missing from it. Whoever deletes by what it does not show must ask.
 */
export async function isWhole(pool: Pool, table: string): Promise<boolean> {
  const live = await readLiveRow(pool);
  if (!live || tablesDue(live.versions).includes(table)) return false;
  const { rows } = await pool.query('select from parked where projection = $1 limit 1', [table]);
  return rows.length === 0;
}
