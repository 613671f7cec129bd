// Passes to the live picture of one camera: what a browser shows to a MediaMTX, which asks us whether it is good.
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Actor } from '../domain/event.ts';
import { MemberId } from '../domain/team/events.ts';
import { ChannelPath, Team } from '../domain/values.ts';

/** It is asked for when somebody begins to look, and looked at only then. */
const LIFE_S = 120;
const TYPE = 'view+jwt';
const ISSUER = 'film-room';
const LONGEST_PASS = 1_024;

const Claims = z.object({ sub: MemberId, team: Team, path: ChannelPath });

export interface ViewPass {
  readonly token: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** Whose pass it is, and to which channel's pictures. */
export interface PassHolder extends Pick<Actor, 'team' | 'id'> {
  readonly path: string;
}

export interface ViewPasses {
  issue(holder: PassHolder): Promise<ViewPass>;
  /** @returns undefined for what is altered, over, or signed for another purpose */
  verify(token: string): Promise<PassHolder | undefined>;
}

/** @param now milliseconds since the Unix epoch */
export function openViewPasses(key: Uint8Array, now: () => number = Date.now): ViewPasses {
  return {
    async issue({ team, id, path }) {
      const until = Math.ceil(now() / 1_000) + LIFE_S;
      const token = await new SignJWT({ team, path })
        .setProtectedHeader({ alg: 'HS256', typ: TYPE })
        .setIssuer(ISSUER)
        .setSubject(id)
        .setExpirationTime(until)
        .sign(key);
      return { token, expiresAt: until * 1_000 };
    },

    async verify(token) {
      if (token.length > LONGEST_PASS) return undefined;
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          typ: TYPE,
          issuer: ISSUER,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(now()),
        });
        const claims = Claims.safeParse(payload);
        if (!claims.success) return undefined;
        const { sub, team, path } = claims.data;
        return { team, id: sub, path };
      } catch {
        return undefined;
      }
    },
  };
}
