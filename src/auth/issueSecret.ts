// A key and its fact: the hash is kept first, so that a key whose fact is in the log always opens what it says.
import type { Pool } from 'pg';
import { dropHash, keepHash } from '../tables/deviceKeys.ts';
import { hashOf, newSecret, type SecretKind } from './secrets.ts';

type Outcome = { readonly kind: 'accepted'; readonly isNew: boolean } | { readonly kind: 'refused' };

/**
 * @param id of the key or token, as the fact has it
 * @param give gives the command that records it
 * @returns the secret, to be shown this once; undefined where the command was refused, or had been carried out before
 */
export async function issueSecret<O extends Outcome>(
  pool: Pool,
  kind: SecretKind,
  team: string,
  id: string,
  give: () => Promise<O>,
): Promise<{ readonly outcome: O; readonly secret: string | undefined }> {
  const secret = newSecret(kind);
  const hash = hashOf(secret);
  await keepHash(pool, hash, team, id);
  const outcome = await give();
  if (outcome.kind === 'accepted' && outcome.isNew) return { outcome, secret };
  await dropHash(pool, team, hash);
  return { outcome, secret: undefined };
}
