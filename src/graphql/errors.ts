// Errors as clients see them: a stable code, whether asking again can help, and never what is inside of us.
import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Unavailable } from '../commands/unavailable.ts';
import { databaseTrouble } from '../databaseTrouble.ts';

/** Codes of top-level errors: whether the same request may be sent again, and the status where no data comes. */
export const errorCodes = {
  BAD_USER_INPUT: {
    retryable: false,
    status: 400,
    meaning: 'A document, variable, argument, cursor or body is wrong; the message names it.',
  },
  QUERY_REJECTED: {
    retryable: false,
    status: 400,
    meaning: 'Not served at all: introspection, JSON in place of a document, too long a document, the wrong transport.',
  },
  QUERY_TOO_COMPLEX: {
    retryable: false,
    status: 400,
    meaning: 'The document is larger than a limit allows; the message names the limit.',
  },
  PAYLOAD_TOO_LARGE: { retryable: false, status: 413, meaning: 'The body is larger than 100 KB.' },
  UNAUTHENTICATED: {
    retryable: false,
    status: 401,
    meaning: 'The token is missing, invalid or expired. Sign in again.',
  },
  FORBIDDEN: { retryable: false, status: 200, meaning: 'The role may never read this field.' },
  NOT_FOUND: { retryable: false, status: 200, meaning: 'A subscription to a session that this team does not have.' },
  CURSOR_EXPIRED: {
    retryable: false,
    status: 200,
    meaning: "A position of another log, or beyond this one's end. Query again and follow from `extensions.position`.",
  },
  RATE_LIMITED: { retryable: true, status: 200, meaning: 'Too much at once. Wait a moment.' },
  UNAVAILABLE: {
    retryable: true,
    status: 200,
    meaning:
      'The event store or the database does not answer. Send the same again, commands with the same `commandId`.',
  },
  TIMEOUT: { retryable: true, status: 200, meaning: 'The database took too long.' },
  STORAGE_FULL: { retryable: true, status: 200, meaning: "The server's disk is full." },
  INTERNAL: {
    retryable: false,
    status: 200,
    meaning: 'A defect. The `incident` of the extensions stands in the server log beside what happened.',
  },
} as const;
export type ErrorCode = keyof typeof errorCodes;

export const apiError = (code: ErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, retryable: errorCodes[code].retryable } });

export interface ErrorLog {
  error(fields: object, message: string): void;
  info(fields: object, message: string): void;
}

const LONGEST_REASON = 300;

/**
 * Every error with a code, and one line in the log for all of them; what nobody outside may see stands there too, under
 * the incident id that the answer names.
 */
export function formatErrors(errors: readonly GraphQLError[], log: ErrorLog): GraphQLFormattedError[] {
  const formatted = errors.map((error) => formatError(error, log));
  const [first] = formatted;
  if (first) {
    const { message, path } = first;
    const reason = message.slice(0, LONGEST_REASON);
    log.info({ code: codeOf(first), reason, path, count: formatted.length }, 'a request was refused');
  }
  return formatted;
}

function formatError(error: GraphQLError, log: ErrorLog): GraphQLFormattedError {
  const { code, message, incident } = classify(error, log);
  const { locations, path } = error;
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code, retryable: errorCodes[code].retryable, ...(incident && { incident }) },
  };
}

export const codeOf = (error: GraphQLFormattedError): ErrorCode => {
  const code = String(error.extensions?.code);
  return isCode(code) ? code : 'INTERNAL';
};

/** HTTP status of an answer without data. */
export const statusOf = (errors: readonly GraphQLFormattedError[]): number =>
  errors[0] ? errorCodes[codeOf(errors[0])].status : 200;

function classify(error: GraphQLError, log: ErrorLog): { code: ErrorCode; message: string; incident?: string } {
  // Errors of a compiled operation have no extensions where nobody gave them any, and no cause where nobody threw.
  const code = String((error.extensions as GraphQLFormattedError['extensions'])?.code);
  if (isCode(code)) return { code, message: error.message };
  const cause = error.originalError ?? (isHole(error) ? error : undefined);
  if (!cause || (cause instanceof GraphQLError && !isHole(cause))) {
    // GraphQL's own: syntax, validation, coercion. Its guesses would list the schema to whoever asks long enough.
    return { code: 'BAD_USER_INPUT', message: error.message.replace(/ Did you mean .*$/s, '') };
  }
  if (cause instanceof Unavailable) return { code: 'UNAVAILABLE', message: cause.message };
  const trouble = databaseTrouble(cause);
  if (trouble) return { code: trouble, message: 'the database does not answer; try again' };
  const incident = randomUUID();
  log.error({ incident, err: cause, path: error.path }, 'something broke');
  return { code: 'INTERNAL', message: `something went wrong here; incident ${incident}`, incident };
}

/** A null where the schema promises none: a defect of ours. */
const isHole = ({ message }: GraphQLError): boolean => message.startsWith('Cannot return null for non-nullable');

const isCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code);
