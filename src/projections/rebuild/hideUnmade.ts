import type { Pool } from 'pg';
import { readModels } from '../index.ts';
import { lockLiveRow } from '../liveRow.ts';
import { hide, show } from './hidden.ts';

/**
 * A read model that this software brings along, and that has no rows yet where others have: an empty list would be a
 * wrong answer. Its table is put away until it is made; who asks for it is told to come again (`UNAVAILABLE`). Where nothing is live,
 * everything is made together and stands in its place.
 */
export async function hideUnmade(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const live = await lockLiveRow(client);
    for (const { table } of readModels) {
      const isMade = !live || live.versions[table] !== undefined;
      await (isMade ? show : hide)(client, table);
    }
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}
