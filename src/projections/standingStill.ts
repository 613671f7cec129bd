import type { Pool } from 'pg';
import { readLiveRow } from './liveRow.ts';
import { tablesDue } from './versions.ts';

/** Read models whose rows stand still until they are made anew by this software, whichever process does it. */
export async function standingStill(pool: Pool): Promise<readonly string[]> {
  const live = await readLiveRow(pool);
  return live ? tablesDue(live.versions) : [];
}
