// Queries and commands: POST /graphql, one operation a request.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { z } from 'zod';
import { type Caller, isStranger, strangers } from '../auth/actor.ts';
import type { Auth } from '../auth/openAuth.ts';
import type { Pressure } from '../operations/pressure.ts';
import type { Context, Platform } from './context.ts';
import { commandsIn } from './documentSize.ts';
import { type Documents, operationOf, textOf } from './documents.ts';
import { apiError, type ErrorLog, formatErrors, statusOf } from './errors.ts';

const LARGEST_BODY = 100 * 1_024;
/** Of clients that ask for it: with it, the status is the answer's own. */
const RESPONSE_TYPE = 'application/graphql-response+json';

const Body = z.object({
  query: z.string({ error: 'must be the text of a document' }).min(1, 'must be the text of a document'),
  variables: z.record(z.string(), z.unknown(), { error: 'must be an object' }).nullish(),
  operationName: z.string().nullish(),
  extensions: z.record(z.string(), z.unknown(), { error: 'must be an object' }).nullish(),
});

interface Answer {
  readonly status: number;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly GraphQLFormattedError[];
    readonly extensions?: { readonly position: string };
  };
}

/** Mercurius must be registered: it executes. */
export async function serveOverHttp(
  app: FastifyInstance,
  platform: Platform,
  { callers, rates, failures }: Pick<Auth, 'callers' | 'rates' | 'failures'>,
  documents: Documents,
  pressure?: Pick<Pressure, 'trouble'>,
): Promise<void> {
  const askedBy = new WeakMap<FastifyRequest, Caller>();

  const refused = (errors: readonly GraphQLError[], log: ErrorLog): Answer => {
    const formatted = formatErrors(errors, log);
    return { status: statusOf(formatted), body: { errors: formatted } };
  };

  async function answer(body: unknown, { actor, label }: Caller, { id, log }: FastifyRequest): Promise<Answer> {
    const parsed = Body.safeParse(body);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      return refused([apiError('BAD_USER_INPUT', `${issue.path.join('.') || 'body'}: ${issue.message}`)], log);
    }
    const { query, operationName } = parsed.data;
    const variables = parsed.data.variables ?? {};
    const document = documents.read(query);
    if (!('kind' in document)) return refused(document, log);
    const operation = operationOf(document, operationName);
    if (operation instanceof GraphQLError) return refused([operation], log);
    if (operation.operation === 'subscription') {
      return refused([apiError('QUERY_REJECTED', 'subscriptions are served over WebSocket, on the same path')], log);
    }
    // Judged here: mercurius leaves variables unjudged in the request in which it compiles.
    const misfits = documents.misfits(operation, variables);
    if (misfits.length > 0) return refused(misfits, log);
    if (operation.operation === 'mutation') {
      const { commands, dear } = commandsIn(document, operation);
      const wait = rates.waitOf(actor, commands, dear);
      if (wait > 0) return refused([tooMany(wait)], log);
    }
    // Known before the first row is read: whoever follows from here misses nothing.
    const position = platform.live.position();
    const asker = operation.operation === 'mutation' ? { ...actor, request: id } : actor;
    const context: Context = { platform, actor: asker, label, atLeast: position };
    try {
      const result = await app.graphql(textOf(query, document, operation), { ...context }, variables);
      const isQuery = operation.operation === 'query';
      const errors = result.errors && formatErrors(result.errors, log);
      return {
        status: result.data || !errors ? 200 : statusOf(errors),
        body: {
          ...(errors && { errors }),
          data: result.data ?? null,
          ...(isQuery && { extensions: { position: platform.positions.encode(position) } }),
        },
      };
    } catch (error) {
      return refused(errorsIn(error), log);
    }
  }

  app.post(
    '/graphql',
    {
      bodyLimit: LARGEST_BODY,
      // Before the body is read: a stranger's megabytes are not worth a byte.
      onRequest: async (request, reply) => {
        // Nothing of the request was looked at: the status says so to whatever stands between, such as a proxy.
        const turnAway = (error: GraphQLError, status: number, waitMs: number) => {
          if (waitMs > 0) reply.header('retry-after', Math.ceil(waitMs / 1_000));
          return reply.code(status).send(refused([error], request.log).body);
        };
        const trouble = pressure?.trouble();
        if (trouble !== undefined) {
          return turnAway(apiError('UNAVAILABLE', `${trouble}; try again in a moment`), 503, 1_000);
        }
        const caller = await callers.callerOf(request.headers.authorization);
        if (!isStranger(caller)) return void askedBy.set(request, caller);
        // Who holds a good token never waits for somebody else's bad one.
        const wait = caller === 'invalid' ? failures.failed(request.ip) : 0;
        if (wait > 0) return turnAway(apiError('RATE_LIMITED', 'too many failed attempts; wait a moment'), 429, wait);
        return turnAway(apiError('UNAUTHENTICATED', strangers[caller]), 401, 0);
      },
      errorHandler: (error, request, reply) => {
        const { statusCode } = error as { statusCode?: number };
        const { status, body } = refused([bodyError(statusCode, error)], request.log);
        return reply.code(statusCode === 415 ? 415 : status).send(body);
      },
    },
    async (request, reply) => {
      const { status, body } = await answer(request.body, askedBy.get(request)!, request);
      if (request.headers.accept?.includes(RESPONSE_TYPE)) {
        // As bytes: Fastify writes only what it knows as JSON by itself.
        return reply.code(status).type(`${RESPONSE_TYPE}; charset=utf-8`).send(JSON.stringify(body));
      }
      return reply.code(status).send(body);
    },
  );
}

const tooMany = (waitMs: number): GraphQLError =>
  apiError('RATE_LIMITED', `too many commands at once; wait ${waitMs} ms`);

/** What Fastify says before there is a body. */
function bodyError(status: number | undefined, error: unknown): GraphQLError {
  if (status === 413) return apiError('PAYLOAD_TOO_LARGE', `a body may be at most ${LARGEST_BODY} bytes long`);
  if (status === 415) return apiError('BAD_USER_INPUT', 'content-type: must be application/json');
  if (status !== undefined && status < 500) return apiError('BAD_USER_INPUT', 'body: must be JSON');
  return new GraphQLError('the request failed', { originalError: error instanceof Error ? error : undefined });
}

/** Mercurius throws what it finds wrong before it executes, as one error that holds GraphQL's own. */
function errorsIn(error: unknown): readonly GraphQLError[] {
  if (error instanceof GraphQLError) return [error];
  const inner = error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  const own = inner.filter((one) => one instanceof GraphQLError);
  if (own.length > 0) return own;
  return [new GraphQLError('the request failed', { originalError: error instanceof Error ? error : undefined })];
}
