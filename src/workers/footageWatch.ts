// Waits until a moment is on disk. One look a channel serves every clip that waits for it, and no cut slot is held.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Recordings } from '../recordings/recordings.ts';

const LOOK_EVERY_MS = 25;

export interface FootageWatch {
  /** Whether the channel's recording reaches the moment. */
  covers(channelPath: string, ms: number): Promise<boolean>;
  /** Resolves true as soon as it does, false when the deadline (both in Unix milliseconds) has passed. */
  waitFor(channelPath: string, ms: number, deadline: number, signal: AbortSignal): Promise<boolean>;
}

export function watchFootage(recordings: Recordings): FootageWatch {
  const waiting = new Map<string, { count: number; until: number; isLooking: boolean }>();

  const lookAt = async (channelPath: string) => (await recordings.recordedUntil(channelPath))?.getTime() ?? 0;

  /** Runs as long as anybody waits for this channel. */
  async function keepLooking(channelPath: string): Promise<void> {
    const watched = waiting.get(channelPath)!;
    watched.isLooking = true;
    while (watched.count > 0) {
      watched.until = await lookAt(channelPath).catch(() => watched.until);
      await sleep(LOOK_EVERY_MS);
    }
    waiting.delete(channelPath);
  }

  return {
    covers: async (channelPath, ms) => (await lookAt(channelPath)) >= ms,

    async waitFor(channelPath, ms, deadline, signal) {
      if ((await lookAt(channelPath)) >= ms) return true;
      let watched = waiting.get(channelPath);
      if (!watched) {
        watched = { count: 0, until: 0, isLooking: false };
        waiting.set(channelPath, watched);
      }
      watched.count += 1;
      if (!watched.isLooking) void keepLooking(channelPath);
      try {
        while (watched.until < ms) {
          if (Date.now() > deadline || signal.aborted) return false;
          await sleep(LOOK_EVERY_MS);
        }
        return true;
      } finally {
        watched.count -= 1;
      }
    },
  };
}
