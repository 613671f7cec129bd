// Who asks, for routes that take a token in the header.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, type Callers, isStranger, strangers } from '../auth/actor.ts';
import type { Failures } from '../auth/failures.ts';
import type { Actor } from '../domain/event.ts';
import { refuse, tooMany } from './errors.ts';

export interface SignedIn {
  /** A hook: ends the request of a stranger before its body is read. */
  readonly onRequest: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;
  readonly callerOf: (request: FastifyRequest) => Caller;
  readonly actorOf: (request: FastifyRequest) => Actor;
}

/** @param failures where given, a device whose key is refused again and again is told to wait */
export function signedIn(callers: Callers, failures?: Failures): SignedIn {
  const asked = new WeakMap<FastifyRequest, Caller>();
  const callerOf = (request: FastifyRequest) => {
    const caller = asked.get(request);
    if (!caller) throw new Error('the route does not ask for a token');
    return caller;
  };
  return {
    async onRequest(request, reply) {
      const caller = await callers.callerOf(request.headers.authorization);
      if (isStranger(caller)) {
        const wait = caller === 'invalid' ? (failures?.failed(request.ip) ?? 0) : 0;
        if (wait > 0) return tooMany(reply, wait);
        return refuse(reply, { code: 'UNAUTHENTICATED', message: strangers[caller] });
      }
      asked.set(request, caller);
      return undefined;
    },
    callerOf,
    actorOf: (request) => ({ ...callerOf(request).actor, request: request.id }),
  };
}
