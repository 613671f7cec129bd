// Waits until a moment is on disk. One look a channel serves every clip that waits for it, and no cut slot is held.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Recordings } from '../recordings/recordings.ts';

/** The folder's own news wakes sooner. Looking makes up for news that were missed. */
const LOOK_EVERY_MS = 25;

export interface FootageWatch {
  /** Whether the channel's recording reaches the moment. */
  covers(channelPath: string, ms: number): Promise<boolean>;
  /** Resolves true as soon as it does, false when the deadline (both in Unix milliseconds) has passed. */
  waitFor(channelPath: string, ms: number, deadline: number, signal: AbortSignal): Promise<boolean>;
}

interface Waiter {
  readonly ms: number;
  readonly arrived: () => void;
}

/** @param lookEveryMs while somebody waits */
export function watchFootage(
  recordings: Pick<Recordings, 'recordedUntil' | 'watch'>,
  lookEveryMs = LOOK_EVERY_MS,
): FootageWatch {
  const waiting = new Map<string, Set<Waiter>>();

  const lookAt = async (channelPath: string) => (await recordings.recordedUntil(channelPath))?.getTime() ?? 0;

  /** Runs as long as anybody waits for this channel. */
  async function keepLooking(channelPath: string, waiters: Set<Waiter>): Promise<void> {
    let news = Promise.withResolvers<void>();
    const stopWatching = recordings.watch(channelPath, () => news.resolve());
    while (waiters.size > 0) {
      // Renewed before the look: what grows while it looks is looked at again.
      news = Promise.withResolvers();
      const until = await lookAt(channelPath).catch(() => 0);
      for (const { ms, arrived } of waiters) if (until >= ms) arrived();
      const rest = new AbortController();
      await Promise.race([news.promise, sleep(lookEveryMs, undefined, { signal: rest.signal }).catch(() => {})]);
      rest.abort();
    }
    waiting.delete(channelPath);
    stopWatching();
  }

  return {
    covers: async (channelPath, ms) => (await lookAt(channelPath)) >= ms,

    async waitFor(channelPath, ms, deadline, signal) {
      if ((await lookAt(channelPath)) >= ms) return true;
      if (signal.aborted) return false;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const waiter = { ms, arrived: () => resolve(true) };
      const giveUp = () => resolve(false);
      const timer = setTimeout(giveUp, Math.max(0, deadline - Date.now()));
      signal.addEventListener('abort', giveUp, { once: true });
      const waiters = waiting.get(channelPath);
      if (waiters) {
        waiters.add(waiter);
      } else {
        const first = new Set<Waiter>([waiter]);
        waiting.set(channelPath, first);
        void keepLooking(channelPath, first);
      }
      try {
        return await promise;
      } finally {
        waiting.get(channelPath)?.delete(waiter);
        clearTimeout(timer);
        signal.removeEventListener('abort', giveUp);
      }
    },
  };
}
