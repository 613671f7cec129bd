// The log from its beginning, pulled as it is needed: nothing is read ahead of whoever takes it but a batch.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch, EventStore } from '../../eventstore/store.ts';

type Events = Batch['events'];

export interface LogReader {
  /** The next events up to a place that the log is known to have reached: at least one, at most about a batch. */
  take(upTo: bigint): Promise<Events>;
  /** Whether everything up to that place is here before the time, in milliseconds, is over. */
  fetch(upTo: bigint, withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}

const BATCH_SIZE = 1_000;

/** The reader throws what the subscription throws: whoever reads begins anew. */
export function openLogReader(store: EventStore, signal: AbortSignal): LogReader {
  const over = new AbortController();
  const subscription = store.subscribe(undefined, BATCH_SIZE, AbortSignal.any([signal, over.signal]));
  const batches = subscription[Symbol.asyncIterator]();
  let held: Events = [];
  let last = -1n;
  let pulling: Promise<void> | undefined;

  /** One at a time: who gave up waiting leaves it to the next. */
  function pull(): Promise<void> {
    pulling ??= (async () => {
      try {
        const { value, done } = await batches.next();
        signal.throwIfAborted();
        if (done) throw new Error('the event store ended the subscription');
        held = [...held, ...value.events];
        last = value.events.at(-1)?.position ?? last;
      } finally {
        pulling = undefined;
      }
    })();
    pulling.catch(() => {});
    return pulling;
  }
  return {
    async take(upTo) {
      while (held.length === 0) await pull();
      const beyond = held.findIndex(({ position }) => position > upTo);
      const taken = beyond === -1 ? held : held.slice(0, beyond);
      held = beyond === -1 ? [] : held.slice(beyond);
      return taken;
    },
    async fetch(upTo, withinMs) {
      const until = performance.now() + withinMs;
      while (last < upTo) {
        const left = until - performance.now();
        if (left <= 0) return false;
        await Promise.race([pull(), sleep(left)]);
      }
      return true;
    },
    async close() {
      over.abort();
      await pulling?.catch(() => {});
      await batches.return?.();
    },
  };
}
