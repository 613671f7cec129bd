// Who asks, for routes that take a token in the header.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Callers, isStranger, strangers } from '../auth/actor.ts';
import type { Actor } from '../domain/event.ts';
import { refuse } from './errors.ts';

export interface SignedIn {
  /** A hook: ends the request of a stranger before its body is read. */
  readonly onRequest: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;
  readonly actorOf: (request: FastifyRequest) => Actor;
}

export function signedIn(callers: Callers): SignedIn {
  const actors = new WeakMap<FastifyRequest, Actor>();
  return {
    async onRequest(request, reply) {
      const caller = await callers.callerOf(request.headers.authorization);
      if (isStranger(caller)) return refuse(reply, { code: 'UNAUTHENTICATED', message: strangers[caller] });
      actors.set(request, caller.actor);
      return undefined;
    },
    actorOf(request) {
      const actor = actors.get(request);
      if (!actor) throw new Error('the route does not ask for a token');
      return actor;
    },
  };
}
