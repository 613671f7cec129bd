// Tokens: who somebody is, of which team, in which role, until when. Signed with the secret of this installation.
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { roles } from '../domain/event.ts';
import { Id, Team, text } from '../domain/values.ts';

const ISSUER = 'film-room';
const TYPE = 'at+jwt';
/** Two machines' clocks may differ by this much. */
const CLOCK_TOLERANCE_S = 30;
const LONGEST_TOKEN = 4_096;
/** A verified token costs about 1 KB. */
const REMEMBERED_TOKENS = 10_000;

export const Claims = z
  .object({
    /** Stable id of the person or device; never a name. */
    sub: z.string().regex(/^[\w.@:-]{1,64}$/, 'must be 1 to 64 letters, digits and . _ @ : -'),
    team: Team,
    role: z.enum(roles).exclude(['system']),
    via: z.string().regex(/^[a-z]{1,20}$/, 'must be 1 to 20 lower-case letters'),
    /** Name to show. */
    name: text(80).optional(),
    /** Of a capture device: the only channel it speaks for. */
    channelId: Id.optional(),
  })
  .refine(({ role, channelId }) => (role === 'device') === (channelId !== undefined), {
    path: ['channelId'],
    message: 'a device token names its channel, and only a device token does',
  });
export type Claims = z.infer<typeof Claims>;

export interface Verified {
  readonly claims: Claims;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

export interface Tokens {
  /** @throws z.ZodError where the claims are not ones that `verify` would accept */
  mint(claims: Claims, seconds: number): Promise<string>;
  verify(token: string): Promise<Verified | 'expired' | 'invalid'>;
}

/** @param key at least 32 bytes */
export function openTokens(key: Uint8Array): Tokens {
  const verified = new LRUCache<string, Verified>({ max: REMEMBERED_TOKENS });

  return {
    async mint(claims, seconds) {
      const { sub, ...rest } = Claims.parse(claims);
      return new SignJWT(rest)
        .setProtectedHeader({ alg: 'HS256', typ: TYPE })
        .setSubject(sub)
        .setIssuer(ISSUER)
        .setAudience(ISSUER)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1_000) + seconds)
        .sign(key);
    },

    async verify(token) {
      const known = verified.get(token);
      if (known && Date.now() < known.expiresAt) return known;
      if (token.length > LONGEST_TOKEN) return 'invalid';
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          typ: TYPE,
          issuer: ISSUER,
          audience: ISSUER,
          clockTolerance: CLOCK_TOLERANCE_S,
          requiredClaims: ['sub', 'exp', 'iat'],
        });
        const claims = Claims.safeParse(payload);
        if (!claims.success) return 'invalid';
        const fresh = { claims: claims.data, expiresAt: payload.exp! * 1_000 };
        verified.set(token, fresh);
        return fresh;
      } catch (error) {
        return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
      }
    },
  };
}
