// From a request to a route and back: who asks, whether they may, how fast, and in which words.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { mayGive, mayRead } from '../../auth/rights.ts';
import type { Actor } from '../../domain/event.ts';
import { signedIn } from '../signedIn.ts';
import { RefusedRequest } from './refusedRequest.ts';
import { commandIdOf } from './requestKey.ts';
import type { Edge, Route } from './route.ts';

const dear: readonly string[] = ['RetryClip'];

export function mount(app: FastifyInstance, edge: Edge, routes: readonly Route[]): void {
  const { auth } = edge;
  const { onRequest, actorOf } = signedIn(auth.callers, auth.failures);

  async function serve(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const actor = actorOf(request);
    if (!may(actor, route.right)) {
      throw new RefusedRequest({ code: 'FORBIDDEN', message: `the role ${actor.role} may not do this` });
    }
    const isCommand = route.method !== 'GET';
    const wait = isCommand ? auth.rates.waitOf(actor, 1, dear.includes(route.right) ? 1 : 0) : 0;
    if (wait > 0) {
      reply.header('retry-after', Math.ceil(wait / 1_000));
      throw new RefusedRequest({ code: 'RATE_LIMITED', message: 'too many commands at once; wait a moment' });
    }
    const sent = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const query = read(route.query, request.query);
    const body = read(route.body, sent);
    const key = isCommand ? (request.headers['idempotency-key'] ?? sent.command_id) : undefined;
    const { id = '' } = request.params as { readonly id?: string };
    const answer = await route.serve({ actor, id, body, query, key: commandIdOf(key, actor) });
    return reply
      .code(answer.status ?? 200)
      .headers(answer.headers ?? {})
      .send(answer.body);
  }

  for (const route of routes) {
    const { method, path } = route;
    const url = path.replace(/\{(\w+)\}/g, ':$1');
    app.route({ method, url, onRequest, handler: (request, reply) => serve(route, request, reply) });
  }
}

const may = (actor: Actor, right: string): boolean =>
  right.includes('.') ? mayRead(actor, right) : mayGive(actor, right);

/** @throws RefusedRequest */
function read(schema: z.ZodType | undefined, sent: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const message = `${issue.path.join('.') || 'body'}: ${issue.message}`;
  throw new RefusedRequest({ code: 'BAD_USER_INPUT', message });
}
