// A subscription that never gives up: whatever ends it, it goes on from the stored checkpoint.
import { setTimeout as sleep } from 'node:timers/promises';
import { NeedsNewerSoftware } from './errors.ts';
import type { Batch, EventStore, Mark } from './store.ts';

export interface Follower {
  /** The stored checkpoint: read anew at every resumption, so that nothing in memory is trusted after a fault. */
  readonly load: () => Promise<Mark | undefined>;
  /** Applies a batch and stores its checkpoint in one transaction. A rejection drops the subscription. */
  readonly apply: (batch: Batch) => Promise<void>;
  /** Events handed over at once at most. */
  readonly batchSize: number;
  /** Told of every drop and why; `blocked` when only newer software can go on. */
  readonly dropped: (reason: unknown, state: 'retrying' | 'blocked') => void;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Runs until the signal aborts. */
export async function follow(store: EventStore, follower: Follower, signal: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      const mark = await follower.load();
      for await (const batch of store.subscribe(mark, follower.batchSize, signal)) {
        await follower.apply(batch);
        pause = FIRST_PAUSE_MS;
      }
      if (!signal.aborted) follower.dropped(new Error('the subscription ended'), 'retrying');
    } catch (error) {
      if (signal.aborted) return;
      const blocked = error instanceof NeedsNewerSoftware;
      if (blocked) pause = LONGEST_PAUSE_MS;
      follower.dropped(error, blocked ? 'blocked' : 'retrying');
    }
    await sleep(pause * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {});
    pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
  }
}
