// Questions about keys, of one team.
import type { Pool } from 'pg';
import type { KeyRow } from './projection.ts';

/** Newest first, those too that are over. */
export async function deviceKeysOf(pool: Pool, team: string, channelId: string | undefined): Promise<KeyRow[]> {
  const { rows } = await pool.query<KeyRow>({
    name: 'device-keys-of',
    text: `select * from key_ring
           where team = $1 and kind = 'device' and ($2::uuid is null or channel_id = $2)
           order by issued_at desc, id limit 1000`,
    values: [team, channelId ?? null],
  });
  return rows;
}

/** Newest first, those too that are over. @param memberId undefined: everybody's */
export async function accessTokensOf(pool: Pool, team: string, memberId: string | undefined): Promise<KeyRow[]> {
  const { rows } = await pool.query<KeyRow>({
    name: 'access-tokens-of',
    text: `select * from key_ring
           where team = $1 and kind <> 'device' and ($2::text is null or member_id = $2)
           order by issued_at desc, id limit 1000`,
    values: [team, memberId ?? null],
  });
  return rows;
}

export async function keysById(pool: Pool, team: string, ids: readonly string[]): Promise<KeyRow[]> {
  const { rows } = await pool.query<KeyRow>({
    name: 'keys-by-id',
    text: 'select * from key_ring where team = $1 and id = any($2::uuid[])',
    values: [team, ids],
  });
  return rows;
}
