import type { StreamState } from './streamState.ts';

const TICKS_PER_SECOND = 10_000_000n; // 100 ns each

/** The lowest revision that `$tb` and `$maxCount` leave visible. May lie beyond the end: then nothing is. */
export function lowestVisible({ last, settings }: StreamState): bigint {
  const byCount = settings.maxCount === undefined ? 0n : last - settings.maxCount + 1n;
  const lowest = settings.truncateBefore ?? 0n;
  return byCount > lowest ? byCount : lowest;
}

/** Events created before this are too old to be shown; undefined = none is. Times in 100 ns ticks since the Unix epoch. */
export function oldestVisible({ settings }: StreamState, now: bigint): bigint | undefined {
  return settings.maxAge === undefined ? undefined : now - settings.maxAge * TICKS_PER_SECOND;
}

/** Whether a plain read would return the event now. */
export function isReadable(state: StreamState, revision: bigint, created: () => bigint, now: bigint): boolean {
  if (state.tombstoned || state.settings.softDeleted || revision < lowestVisible(state)) return false;
  const oldest = oldestVisible(state, now);
  return oldest === undefined || created() >= oldest;
}
