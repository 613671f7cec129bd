// Failed attempts to get in, by the address that they come from: after a few of them the next must wait.
import { LRUCache } from 'lru-cache';

/** At most so many failures within so long. */
const limits = [
  { most: 1, withinMs: 1_000 },
  { most: 5, withinMs: 60_000 },
  { most: 20, withinMs: 3_600_000 },
] as const;
const LONGEST_MS = 3_600_000;
const REMEMBERED_ADDRESSES = 10_000;

export interface Failures {
  /** Milliseconds that an attempt from there has to wait; 0 where it need not. */
  waitOf(from: string): number;
  record(from: string): void;
  /** One more: counted where it need not wait. @returns as `waitOf` */
  failed(from: string): number;
  forget(from: string): void;
}

/** @param now milliseconds on a clock that never goes back */
export function openFailures(now: () => number = () => performance.now()): Failures {
  const byAddress = new LRUCache<string, readonly number[]>({ max: REMEMBERED_ADDRESSES });
  const recent = (from: string) => (byAddress.get(from) ?? []).filter((at) => now() - at < LONGEST_MS);

  function waitOf(from: string): number {
    const failed = recent(from);
    // The window is free again when the oldest failure that fills it has left it.
    const waits = limits.map(({ most, withinMs }) => {
      const filling = failed.at(-most);
      return filling === undefined ? 0 : filling + withinMs - now();
    });
    return Math.max(0, ...waits);
  }
  const record = (from: string) => void byAddress.set(from, [...recent(from), now()].slice(-limits[2].most));

  return {
    waitOf,
    record,
    failed(from) {
      const wait = waitOf(from);
      if (wait === 0) record(from);
      return wait;
    },
    forget: (from) => void byAddress.delete(from),
  };
}
