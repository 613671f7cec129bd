// From a request to the person or device behind it. Nothing but a verified token or a known key says who that is, and
// what they may is looked up, never carried along.
import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import type { Actor } from '../domain/event.ts';
import type { MemberRole } from '../domain/team/roles.ts';
import { holdersOf, type KeyHolder } from '../tables/deviceKeys.ts';
import { rolesOf, type Standing, standingsOf } from '../tables/signIns.ts';
import { openMemory } from './memory.ts';
import { mayWatch } from './rights.ts';
import { hashOf, isSecret } from './secrets.ts';
import type { Claims, Tokens, Verified } from './tokens.ts';

export interface Caller {
  readonly actor: Actor;
  /** Name to show; the id where none is known. */
  readonly label: string;
  /** Milliseconds since the Unix epoch; infinite for a key without an end. */
  readonly expiresAt: number;
  /** Of the access token itself; absent for keys. */
  readonly token?: Pick<Claims, 'sid' | 'jti'>;
}

/** What a stranger is told, on every way in. */
export const strangers = {
  missing: 'a token is needed: authorization: Bearer <token>',
  expired: 'this token has expired; sign in again',
  invalid: 'this token is not valid here',
  revoked: 'this token is not valid any more; sign in again',
} as const;
export type Stranger = keyof typeof strangers;

export interface Callers {
  /** @param authorization the header's value, or what a socket's `connection_init` carries under that name */
  callerOf(authorization: unknown): Promise<Caller | Stranger>;
  /** What somebody who came in earlier is by now. */
  again(caller: Caller): Promise<Caller | Stranger>;
  /** Whether the person in whose name a link to film was signed may still watch. */
  mayStillWatch(person: Pick<Actor, 'team' | 'id'>): Promise<boolean>;
  /** Somebody's rights have changed: whoever was looked up before is looked up anew. */
  forget(): void;
}

export const isStranger = (caller: Caller | Stranger): caller is Stranger => typeof caller === 'string';

export function openCallers(pool: Pool, tokens: Tokens): Callers {
  const known = openMemory<Caller | Stranger>();
  const watchers = openMemory<boolean>();
  const lookAgain = new WeakMap<Caller, () => Promise<Caller | Stranger>>();
  const standings = batched((verified: readonly Verified[]) =>
    standingsOf(
      pool,
      verified.map(({ claims: { team, sub, sid, jti } }) => ({ team, person: sub, sid, jti })),
    ),
  );
  const holders = batched(async (hashes: readonly Buffer[]) => {
    const found = new Map((await holdersOf(pool, hashes)).map((holder) => [holder.hash.toString('hex'), holder]));
    return hashes.map((hash) => found.get(hash.toString('hex')));
  });

  async function remembered(look: () => Promise<Caller | Stranger>): Promise<Caller | Stranger> {
    const caller = await look();
    if (!isStranger(caller)) lookAgain.set(caller, look);
    return caller;
  }

  const ofToken = (verified: Verified) =>
    remembered(() =>
      known.get(verified.claims.jti, async () => callerOfToken(verified, await standings.load(verified))),
    );
  const ofKey = (text: string) => {
    const hash = hashOf(text);
    return remembered(() => known.get(hash.toString('hex'), async () => callerOfKey(await holders.load(hash))));
  };

  return {
    async callerOf(authorization) {
      if (typeof authorization !== 'string') return 'missing';
      const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
      if (!token) return 'invalid';
      if (isSecret(token, ['device', 'access'])) return ofKey(token);
      const verified = await tokens.verify(token);
      return typeof verified === 'string' ? verified : ofToken(verified);
    },

    async again(caller) {
      const look = lookAgain.get(caller);
      if (!look) return 'invalid';
      const now = await remembered(look);
      if (isStranger(now)) return now;
      // Another role is another caller: what was allowed to the one is not what is allowed to the other.
      return now.actor.role === caller.actor.role ? now : 'revoked';
    },

    mayStillWatch: ({ team, id }) =>
      watchers.get(`${team}/${id}`, async () => {
        const roles = await rolesOf(pool, team, id);
        return roles.some((role) => mayWatch({ role: role as MemberRole }));
      }),

    forget() {
      known.forget();
      watchers.forget();
    },
  };
}

/** Those who ask in the same moment share a query. */
const batched = <K, V>(query: (keys: readonly K[]) => Promise<readonly (V | undefined)[]>) =>
  new DataLoader<K, V | undefined>(query, {
    cache: false,
    maxBatchSize: 1_000,
    batchScheduleFn: (dispatch) => setImmediate(dispatch),
  });

function callerOfToken({ claims, expiresAt }: Verified, standing: Standing | undefined): Caller | Stranger {
  const { sub, team, role, via, sid, jti, tv } = claims;
  if (!standing?.roles.includes(role) || standing.token_version !== tv) return 'revoked';
  return { actor: { id: sub, team, role, via }, label: standing.label ?? sub, expiresAt, token: { sid, jti } };
}

function callerOfKey(holder: KeyHolder | undefined): Caller | Stranger {
  if (!holder) return 'invalid';
  const { team, kind, channel_id, member_id, role, may_write, until, label } = holder;
  const expiresAt = until === null ? Number.POSITIVE_INFINITY : Date.parse(until);
  if (kind === 'device') {
    const id = `device-${channel_id}`;
    return { actor: { id, team, role: 'device', via: 'device', channelId: channel_id! }, label: id, expiresAt };
  }
  const through = { kind, mayWrite: may_write };
  const actor = { id: member_id!, team, role: role as MemberRole, via: kind, through };
  return { actor, label: label ?? member_id!, expiresAt };
}
