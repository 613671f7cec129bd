// An append that loses nothing: own deadline, the same ids and exact revision on every retry, a cap on what is in flight.
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppendResult } from '@eventstore/db-client';
import { classify, RevisionConflict, StoreUnavailable } from './errors.ts';
import type { Appended, NewEvent } from './store.ts';

type Expected = bigint | 'no_stream';
type AppendOnce = (stream: string, expected: Expected, events: readonly NewEvent[]) => Promise<AppendResult>;

const TRIES = 4;

export function appendSafely(
  appendOnce: AppendOnce,
  limits: { readonly appendsInFlight: number; readonly appendTimeoutMs: number },
) {
  const slots = semaphore(limits.appendsInFlight);

  return async (stream: string, expected: Expected, events: readonly NewEvent[]): Promise<Appended> => {
    await slots.take();
    try {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const result = await withDeadline(appendOnce(stream, expected, events), limits.appendTimeoutMs);
          return { revision: result.nextExpectedRevision, position: result.position?.commit };
        } catch (error) {
          const kind = error instanceof DeadlinePassed ? 'unavailable' : classify(error);
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

class DeadlinePassed extends Error {}

async function withDeadline<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed()), ms);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
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
