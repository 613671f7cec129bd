// An append that loses nothing: the same ids and exact revision on every retry, a cap on what is in flight.
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppendResult } from '@eventstore/db-client';
import { classify, RevisionConflict, StoreUnavailable } from './errors.ts';
import type { Appended, NewEvent } from './store.ts';

type Expected = bigint | 'no_stream';
/** One try, which ends by its own deadline. */
type AppendOnce = (stream: string, expected: Expected, events: readonly NewEvent[]) => Promise<AppendResult>;

const TRIES = 4;

/** @param inFlight appends under way at once; more wait */
export function appendSafely(appendOnce: AppendOnce, inFlight: number) {
  const slots = semaphore(inFlight);

  return async (stream: string, expected: Expected, events: readonly NewEvent[]): Promise<Appended> => {
    await slots.take();
    try {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const result = await appendOnce(stream, expected, events);
          return { revision: result.nextExpectedRevision, position: result.position?.commit };
        } catch (error) {
          const kind = classify(error);
          if (kind === 'conflict') throw new RevisionConflict(stream);
          if (kind !== 'unavailable') throw error;
          // The outcome is unknown. The same ids at the same exact revision are written once, however often they are sent.
          if (attempt === TRIES) throw new StoreUnavailable(error);
          await sleep(50 * 2 ** attempt * (0.5 + Math.random()));
        }
      }
    } finally {
      slots.give();
    }
  };
}

function semaphore(size: number) {
  let free = size;
  const waiting: (() => void)[] = [];
  return {
    async take() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    give() {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
}
