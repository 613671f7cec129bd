// Works off a queue: as many jobs at once as there are places, taken as soon as a NOTIFY or the clock says so.
//
// pg-boss' own `work` runs a handler a batch, and fetches again when the whole batch is done: one clip that waits for a
// dead camera would hold up nine others. Here every job has a place of its own, and a lease that is kept while it runs.
import { setTimeout as sleep } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';

export const JOBS_CHANNEL = 'filmroom_jobs';
/** Retries and jobs of a lost NOTIFY are found by looking, in milliseconds. */
const LOOK_EVERY_MS = 500;
const KEEP_LEASE_EVERY_MS = 3_000;

export interface Job<Data> {
  readonly data: Data;
  /** From 1; every start counts, also one whose worker died. */
  readonly attempt: number;
  /** Aborts when the process is about to end. */
  readonly signal: AbortSignal;
}

export interface JobWorker {
  /** Looks now. */
  wake(): void;
  /** Ends what runs; what was not done is delivered again. */
  close(): Promise<void>;
}

/** A handler that rejects has its job delivered again, later each time. */
export function workOff<Data extends object>(
  boss: PgBoss,
  queue: string,
  places: number,
  handler: (job: Job<Data>) => Promise<void>,
  log: (message: string, reason: unknown) => void,
): JobWorker {
  const stop = new AbortController();
  const running = new Map<string, Promise<void>>();
  let wakeUp = Promise.withResolvers<void>();

  async function run(id: string, data: Data, retryCount: number): Promise<void> {
    try {
      await handler({ data, attempt: retryCount + 1, signal: stop.signal });
      await boss.complete(queue, id);
    } catch (error) {
      if (!stop.signal.aborted) log(`a job of ${queue} is tried again`, error);
      await boss.fail(queue, id, { reason: String(error) }).catch(() => {});
    }
  }

  const looking = (async () => {
    while (!stop.signal.aborted) {
      const free = places - running.size;
      try {
        const jobs = free > 0 ? await boss.fetch<Data>(queue, { batchSize: free, includeMetadata: true }) : [];
        for (const { id, data, retryCount } of jobs) {
          const done = run(id, data, retryCount).finally(() => {
            running.delete(id);
            wakeUp.resolve();
          });
          running.set(id, done);
        }
      } catch (error) {
        log(`${queue} cannot be read`, error);
      }
      await Promise.race([wakeUp.promise, sleep(LOOK_EVERY_MS)]);
      wakeUp = Promise.withResolvers();
    }
  })();
  const lease = setInterval(() => {
    if (running.size > 0) void boss.touch(queue, [...running.keys()]).catch(() => {});
  }, KEEP_LEASE_EVERY_MS);

  return {
    wake: () => wakeUp.resolve(),
    async close() {
      stop.abort();
      wakeUp.resolve();
      await looking;
      await Promise.allSettled(running.values());
      clearInterval(lease);
    },
  };
}
