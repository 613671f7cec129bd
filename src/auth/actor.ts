// From a request to the person or device behind it. Nothing but a verified token says who that is.
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { Actor } from '../domain/event.ts';
import { rememberPerson } from '../tables/people.ts';
import type { Tokens, Verified } from './tokens.ts';

export interface Caller {
  readonly actor: Actor;
  /** Name to show; the id where the token carries none. */
  readonly label: string;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** What a stranger is told, on every way in. */
export const strangers = {
  missing: 'a token is needed: authorization: Bearer <token>',
  expired: 'this token has expired; sign in again',
  invalid: 'this token is not valid here',
} as const;
export type Stranger = keyof typeof strangers;

export interface Callers {
  /** @param authorization the header's value, or what a socket's `connection_init` carries under that name */
  callerOf(authorization: unknown): Promise<Caller | Stranger>;
}

export const isStranger = (caller: Caller | Stranger): caller is Stranger => typeof caller === 'string';

const REMEMBERED_PEOPLE = 10_000;

export function openCallers(pool: Pool, tokens: Tokens): Callers {
  const callers = new WeakMap<Verified, Caller>();
  const remembered = new LRUCache<string, string>({ max: REMEMBERED_PEOPLE });

  /** Names live outside the log. Once per process and name; a person whose name is not stored yet may do everything. */
  async function remember({ team, id }: Actor, name: string): Promise<void> {
    const key = `${team}/${id}`;
    if (remembered.get(key) === name) return;
    remembered.set(key, name);
    await rememberPerson(pool, team, id, name).catch(() => remembered.delete(key));
  }

  return {
    async callerOf(authorization) {
      if (typeof authorization !== 'string') return 'missing';
      const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
      if (!token) return 'invalid';
      const verified = await tokens.verify(token);
      if (typeof verified === 'string') return verified;
      const known = callers.get(verified);
      if (known) return known;
      const caller = asCaller(verified);
      callers.set(verified, caller);
      if (verified.claims.name) await remember(caller.actor, verified.claims.name);
      return caller;
    },
  };
}

function asCaller({ claims, expiresAt }: Verified): Caller {
  const { sub, team, role, via, name, channelId } = claims;
  return { actor: { id: sub, team, role, via, channelId }, label: name ?? sub, expiresAt };
}
