// What can go wrong with the store, in three words that a caller can act on.
import { ErrorType, isCommandError } from '@eventstore/db-client';
import { DeadlinePassed } from './deadline.ts';

/** The stream is not at the expected revision: read what is new and decide again. */
export class RevisionConflict extends Error {
  override name = 'RevisionConflict';
  readonly stream: string;
  constructor(stream: string) {
    super(`${stream} has moved on`);
    this.stream = stream;
  }
}

/** The store cannot be reached or did not answer in time. After an append the outcome is unknown. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
  constructor(cause: unknown) {
    super('the event store does not answer', { cause });
  }
}

/** The log holds what only newer software can read. */
export class NeedsNewerSoftware extends Error {
  override name = 'NeedsNewerSoftware';
}

/** A restore or a copy into this log was begun and has not ended. Needs a person. */
export class IncompleteLog extends Error {
  override name = 'IncompleteLog';
  constructor() {
    super(
      'the log is not whole: a restore or a copy into it was begun and has not ended; run the same npm run restore or ' +
        'npm run events -- copy again, which goes on with it',
    );
  }
}

/** A known event whose content cannot be read. */
export class Undecodable extends Error {
  override name = 'Undecodable';
}

/** gRPC's status codes that say nothing of the append itself. */
const CANCELLED = 1;
const UNAVAILABLE = 14;
/** gRPC's INTERNAL: what is left of a call whose stream was reset. */
const BROKEN_CALL = 13;
const transient: readonly string[] = [
  ErrorType.UNAVAILABLE,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.TIMEOUT,
  ErrorType.CANCELLED,
  ErrorType.NOT_LEADER,
];

export function classify(error: unknown): 'conflict' | 'noStream' | 'unavailable' | 'other' {
  if (error instanceof Error && isCommandError(error)) {
    if (error.type === ErrorType.WRONG_EXPECTED_VERSION) return 'conflict';
    if (error.type === ErrorType.STREAM_NOT_FOUND) return 'noStream';
    if (transient.includes(error.type)) return 'unavailable';
    // What our own side cancelled: a call of a client that was given up. And a connection that broke in mid-call.
    if ('code' in error && (error.code === CANCELLED || error.code === BROKEN_CALL)) return 'unavailable';
    return 'other';
  }
  if (error instanceof DeadlinePassed || isPlainStatus(error)) return 'unavailable';
  if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED') return 'unavailable';
  return 'other';
}

/** While a server is down, or unwell, the client's own probe fails with a plain gRPC error that has a code and no type. */
const isPlainStatus = (error: unknown): error is Error & { code: number } =>
  error instanceof Error && !isCommandError(error) && 'code' in error && typeof error.code === 'number';

/** A probe whose failure the client keeps; after `unavailable` and `cancelled` it asks again by itself. */
export const isFailedProbe = (error: unknown): boolean =>
  isPlainStatus(error) && error.code !== UNAVAILABLE && error.code !== CANCELLED;

/**
 * The client answers a batch append whose server died by rejecting it, and stumbles over the late reply. The append
 * itself has long been classified and retried by then, so this one rejection says nothing.
 */
export function isLateBatchReply(reason: unknown): boolean {
  return (
    reason instanceof TypeError &&
    /undefined is not iterable/.test(reason.message) &&
    /db-client/.test(reason.stack ?? '')
  );
}
