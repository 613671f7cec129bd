// Errors of plain HTTP: `{ code, message }`, never what is inside of us.
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Unavailable } from '../commands/unavailable.ts';
import { databaseTrouble } from '../databaseTrouble.ts';
import type { RefusalCode } from '../domain/refusalCodes.ts';
import { RefusedRequest } from './rest/refusedRequest.ts';

/** HTTP status by code. */
export const statuses = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  ILLEGAL_IN_STATUS: 409,
  CONFLICT: 409,
  IDEMPOTENCY_MISMATCH: 409,
  PAYLOAD_TOO_LARGE: 413,
  RANGE_NOT_SATISFIABLE: 416,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  TIMEOUT: 503,
  STORAGE_FULL: 503,
} as const;
/** Of a command that is understood and refused by a rule of its own. */
export const REFUSED = 422;

export interface HttpError {
  readonly code: keyof typeof statuses | RefusalCode;
  readonly message: string;
  /** Stands beside them in the answer. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** Ends the request with an error; every one leaves a line in the log. */
export function refuse(reply: FastifyReply, { code, message, details }: HttpError): FastifyReply {
  const { method, routeOptions } = reply.request;
  reply.log.info({ code, reason: message, method, route: routeOptions?.url }, 'a request was refused');
  return reply
    .code(code in statuses ? statuses[code as keyof typeof statuses] : REFUSED)
    .send({ code, message, ...details });
}

/** After failed attempts to get in. @param waitMs until the next one is looked at */
export function tooMany(reply: FastifyReply, waitMs: number): FastifyReply {
  reply.header('retry-after', Math.ceil(waitMs / 1_000));
  return refuse(reply, { code: 'RATE_LIMITED', message: 'too many failed attempts; wait a moment' });
}

export const badUrl = (reply: FastifyReply): FastifyReply =>
  refuse(reply, { code: 'BAD_USER_INPUT', message: 'the path cannot be decoded' });

export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => refuse(reply, { code: 'NOT_FOUND', message: 'there is nothing here' }));
  app.setErrorHandler((error, _request, reply) => {
    const known = knownError(error);
    if (known) return refuse(reply, known);
    const incident = randomUUID();
    reply.log.error({ incident, err: error }, 'a request failed');
    return refuse(reply, { code: 'INTERNAL', message: `something went wrong here; incident ${incident}` });
  });
}

function knownError(error: unknown): HttpError | undefined {
  if (error instanceof RefusedRequest) return error;
  if (error instanceof Unavailable) return { code: 'UNAVAILABLE', message: error.message };
  const trouble = databaseTrouble(error);
  if (trouble) return { code: trouble, message: 'the database does not answer; try again' };
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return { code: 'PAYLOAD_TOO_LARGE', message: 'the body is too large' };
  if (status === 416) return { code: 'RANGE_NOT_SATISFIABLE', message: 'the file ends before this range' };
  if (status === 403 || status === 404) return { code: 'NOT_FOUND', message: 'there is nothing here' };
  return status < 500 ? { code: 'BAD_USER_INPUT', message: 'the request cannot be read' } : undefined;
}
