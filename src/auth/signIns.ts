// Signing in: a link is opened once, and the device holds a refresh token from then on, a new one after every exchange.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import type { MemberRole } from '../domain/team/roles.ts';
import { isoOf } from '../domain/values.ts';
import { endAllTokens, tokenVersionOf } from '../tables/people.ts';
import {
  endSignIn,
  endSignInsOf,
  keepCode,
  openSignIn,
  revokeToken,
  rolesOf,
  rotate,
  type SignIn,
  signInOf,
  spendCode,
} from '../tables/signIns.ts';
import type { Caller } from './actor.ts';
import { hashOf, isSecret, newSecret } from './secrets.ts';
import type { Tokens } from './tokens.ts';

/** Long enough to open a page and read it, short enough that a removed person's token hardly outlives them anywhere. */
const ACCESS_LIFE_S = 10 * 60;

export interface SignedIn {
  readonly team: string;
  readonly person: string;
  readonly accessToken: string;
  /** Of the access token, in seconds. */
  readonly expiresIn: number;
  readonly refreshToken: string;
}

export interface SignIns {
  /** The secret part of a link that signs this member in, once. @param seconds how long it is good for */
  invite(member: { team: string; person: string; role: MemberRole }, seconds: number): Promise<string>;
  /** @returns undefined where the code was used, has ended or never was, or the person has lost the role */
  redeem(code: string): Promise<SignedIn | undefined>;
  /**
   * Exchanges a refresh token for the next one. Sent again with the same request id, an exchange is answered as before:
   * an answer may be lost on the way. With another id it is somebody else's second use of a token that is spent, and
   * ends the stay for both. @returns undefined where the person has to sign in again
   */
  refresh(refreshToken: string, requestId: string): Promise<SignedIn | undefined>;
  /** Ends the caller's access token alone, their stay on this device, or all of theirs everywhere. */
  end(caller: Caller, what: 'token' | 'device' | 'everywhere'): Promise<void>;
}

/** @param key signs refresh tokens: nothing that could be used is stored */
export function openSignIns(pool: Pool, tokens: Tokens, key: Uint8Array): SignIns {
  const signatureOf = (team: string, id: string, rotation: number) =>
    createHmac('sha256', key)
      .update(JSON.stringify([team, id, rotation]))
      .digest('base64url');

  async function hold(team: string, { id, person, role, via, rotation }: SignIn): Promise<SignedIn> {
    const tv = await tokenVersionOf(pool, team, person);
    const claims = { sub: person, team, role: role as MemberRole, via, sid: id, tv };
    return {
      team,
      person,
      accessToken: await tokens.mint(claims, ACCESS_LIFE_S),
      expiresIn: ACCESS_LIFE_S,
      refreshToken: [team, id, rotation, signatureOf(team, id, rotation)].join('.'),
    };
  }

  /** Whose stay it is and how old, where the signature is ours. */
  function parse(refreshToken: string): { team: string; id: string; rotation: number } | undefined {
    const [, team, id, count, signature] =
      /^([a-z][a-z0-9]{0,19})\.([0-9a-f-]{36})\.(\d{1,9})\.([\w-]{43})$/.exec(refreshToken) ?? [];
    if (team === undefined || id === undefined || signature === undefined) return undefined;
    const rotation = Number(count);
    const isOurs = timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(team, id, rotation)));
    return isOurs ? { team, id, rotation } : undefined;
  }

  return {
    async invite({ team, person, role }, seconds) {
      const code = newSecret('signin');
      await keepCode(pool, hashOf(code), { team, person, role, until: isoOf(Date.now() + seconds * 1_000) });
      return code;
    },

    async redeem(code) {
      if (!isSecret(code, ['signin'])) return undefined;
      const used = await spendCode(pool, hashOf(code));
      if (!used) return undefined;
      const { team, person, role } = used;
      if (!(await rolesOf(pool, team, person)).includes(role)) return undefined;
      const signIn = { team, id: randomUUID(), person, role, via: 'web', rotation: 0, last_request: null };
      await openSignIn(pool, signIn);
      return hold(team, signIn);
    },

    async refresh(refreshToken, requestId) {
      const shown = parse(refreshToken);
      if (!shown) return undefined;
      const { team, id } = shown;
      const signIn = await signInOf(pool, team, id);
      if (!signIn || !(await rolesOf(pool, team, signIn.person)).includes(signIn.role)) return undefined;
      const isCurrent = shown.rotation === signIn.rotation;
      if (isCurrent && (await rotate(pool, signIn, requestId))) {
        return hold(team, { ...signIn, rotation: signIn.rotation + 1 });
      }
      const latest = isCurrent ? await signInOf(pool, team, id) : signIn;
      if (latest && latest.rotation === shown.rotation + 1 && latest.last_request === requestId) {
        return hold(team, latest);
      }
      await endSignIn(pool, team, id);
      return undefined;
    },

    async end({ actor: { team, id: person }, token, expiresAt }, what) {
      if (!token) return;
      if (what === 'token') await revokeToken(pool, team, token.jti, isoOf(expiresAt));
      if (what === 'device') await endSignIn(pool, team, token.sid);
      if (what === 'everywhere') {
        await endAllTokens(pool, team, person);
        await endSignInsOf(pool, team, person);
      }
    },
  };
}
