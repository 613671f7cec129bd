// Access tokens: who asks, signed in where, speaking in which role, for a quarter of an hour at most.
import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { MemberId } from '../domain/team/events.ts';
import { memberRoles } from '../domain/team/roles.ts';
import { Id, Team } from '../domain/values.ts';

const ISSUER = 'film-room';
const TYPE = 'at+jwt';
/** Two machines' clocks may differ by this much. */
const CLOCK_TOLERANCE_S = 30;
const LONGEST_TOKEN = 4_096;
/** A token that says that it is good for longer is none of ours. */
export const LONGEST_LIFE_S = 15 * 60;
/** A verified token costs about 1 KB. */
const REMEMBERED_TOKENS = 10_000;

export const Claims = z.object({
  /** Stable id of the person; never a name. */
  sub: MemberId,
  team: Team,
  /** In which of their roles they speak. Whether they still have it is looked up. */
  role: z.enum(memberRoles),
  via: z.string().regex(/^[a-z]{1,20}$/, 'must be 1 to 20 lower-case letters'),
  /** The stay on this device that the token belongs to. */
  sid: Id,
  /** Token version: the person's count of "sign me out everywhere". */
  tv: z.int().min(0),
  /** Of this very token. */
  jti: Id,
});
export type Claims = z.infer<typeof Claims>;

export interface Verified {
  readonly claims: Claims;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

export interface Tokens {
  /** @throws z.ZodError where the claims are not ones that `verify` would accept */
  mint(claims: Omit<Claims, 'jti'>, seconds: number): Promise<string>;
  verify(token: string): Promise<Verified | 'expired' | 'invalid'>;
}

/** @param key at least 32 bytes */
export function openTokens(key: Uint8Array): Tokens {
  const verified = new LRUCache<string, Verified>({ max: REMEMBERED_TOKENS });

  return {
    async mint(claims, seconds) {
      const { sub, jti, ...rest } = Claims.parse({ ...claims, jti: randomUUID() });
      const now = Math.floor(Date.now() / 1_000);
      return new SignJWT(rest)
        .setProtectedHeader({ alg: 'HS256', typ: TYPE })
        .setSubject(sub)
        .setIssuer(ISSUER)
        .setAudience(ISSUER)
        .setJti(jti)
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + seconds)
        .sign(key);
    },

    async verify(token) {
      const known = verified.get(token);
      if (known && Date.now() < known.expiresAt) return known;
      if (token.length > LONGEST_TOKEN) return 'invalid';
      try {
        // Keys that a token brings along (jku, x5u, jwk) are never looked at: the key is ours.
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          typ: TYPE,
          issuer: ISSUER,
          audience: ISSUER,
          clockTolerance: CLOCK_TOLERANCE_S,
          requiredClaims: ['sub', 'exp', 'iat', 'jti'],
        });
        const claims = Claims.safeParse(payload);
        if (!claims.success || payload.exp! - payload.iat! > LONGEST_LIFE_S) return 'invalid';
        const fresh = { claims: claims.data, expiresAt: payload.exp! * 1_000 };
        verified.set(token, fresh);
        return fresh;
      } catch (error) {
        return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
      }
    },
  };
}
