// Secrets of keys and access tokens, as SHA-256: whether one is still good is history, and stands in the key ring.
import type { Pool } from 'pg';

export async function keepHash(pool: Pool, hash: Buffer, team: string, id: string): Promise<void> {
  await pool.query('insert into key_hashes (hash, team, id) values ($1, $2, $3) on conflict do nothing', [
    hash,
    team,
    id,
  ]);
}

/** Of a key that was not issued after all. */
export async function dropHash(pool: Pool, team: string, hash: Buffer): Promise<void> {
  await pool.query('delete from key_hashes where team = $1 and hash = $2', [team, hash]);
}

export interface KeyHolder {
  readonly hash: Buffer;
  readonly team: string;
  readonly kind: 'device' | 'assistant' | 'script';
  readonly channel_id: string | null;
  readonly member_id: string | null;
  readonly role: string | null;
  readonly may_write: boolean;
  readonly until: string | null;
  /** Name of the person whose token it is. */
  readonly label: string | null;
}

/**
 * Whose these secrets are; absent are unknown ones, those that are over, and those of people who have left or lost the
 * role. Whoever left and came back has none of the tokens of before. The secret itself says of which team it is.
 */
export async function holdersOf(pool: Pool, hashes: readonly Buffer[]): Promise<KeyHolder[]> {
  const { rows } = await pool.query<KeyHolder>({
    name: 'holders-of',
    text: `select h.hash, k.team, k.kind, k.channel_id, k.member_id, k.role, k.may_write, k.until, p.label
           from key_hashes h
           join key_ring k on (k.team, k.id) = (h.team, h.id)
           left join members m on (m.team, m.id) = (k.team, k.member_id)
           left join people p on (p.team, p.id) = (k.team, k.member_id)
           where h.hash = any($1::bytea[]) and k.revoked_at is null
             and (k.until is null or k.until > clock_timestamp())
             and (k.kind = 'device' or (m.is_in and k.role = any(m.roles) and k.issued_at >= m.added_at))`,
    values: [hashes],
  });
  return rows;
}
