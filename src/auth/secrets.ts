// Secrets that are shown once and kept as a hash: 256 bits from the system, so that nobody finds one by trying.
import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** What a secret opens; it stands in front of it, so that a lost one can be told apart. */
export type SecretKind = 'device' | 'access' | 'signin';

export const newSecret = (kind: SecretKind): string => `fr_${kind}_${randomBytes(SECRET_BYTES).toString('base64url')}`;

export const isSecret = (text: string, kinds: readonly SecretKind[]): boolean =>
  kinds.some((kind) => text.startsWith(`fr_${kind}_`)) && /^fr_[a-z]+_[\w-]{43}$/.test(text);

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
