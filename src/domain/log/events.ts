// The log's own facts: which log this is. A copy or a restored backup is another one.
import { z } from 'zod';
import { type EventOf, fact } from '../event.ts';
import { Id } from '../values.ts';

export const logStarted = fact('LogStarted', 1, z.object({ logId: Id }));

/**
 * First fact of a log that is filled from a backup or from another log. LogStarted then comes last: until it does, the
 * log is not whole, and nobody serves it.
 */
export const logCopyStarted = fact(
  'LogCopyStarted',
  1,
  // What is copied: whoever goes on with another backup than the one that was begun is refused.
  z.object({ copyId: Id, fromLogId: Id }),
);

export const logFacts = [logStarted, logCopyStarted] as const;
export type LogEvent = EventOf<(typeof logFacts)[number]>;
