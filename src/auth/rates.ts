// How fast one person may give commands. A press box has several devices a person, and a burst of taps is no attack:
// what is saved up in quiet seconds may be spent at once.
import { LRUCache } from 'lru-cache';
import type { Actor } from '../domain/event.ts';

export interface RateLimits {
  /** Commands a second and person. */
  readonly commands: number;
  /** Commands that start work which is dear, such as RetryClip, a second and person. */
  readonly dear: number;
}

export const usualRates: RateLimits = { commands: 20, dear: 5 };

/** So many seconds' worth may be saved up. */
const SAVED_UP_S = 3;
const REMEMBERED = 10_000;

export interface Rates {
  /** @returns milliseconds to wait; 0 where it may go on, and is counted */
  waitOf(actor: Pick<Actor, 'team' | 'id'>, commands: number, dear: number): number;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** @param now milliseconds on a clock that never goes back */
export function openRates(limits: RateLimits, now: () => number = () => performance.now()): Rates {
  const buckets = new LRUCache<string, Bucket>({ max: REMEMBERED });

  function leftOf(key: string, perSecond: number): number {
    const most = perSecond * SAVED_UP_S;
    const known = buckets.get(key);
    return known ? Math.min(most, known.left + ((now() - known.at) / 1_000) * perSecond) : most;
  }

  return {
    waitOf({ team, id }, commands, dear) {
      const asked = [
        { key: `${team}/${id}`, perSecond: limits.commands, count: commands },
        { key: `${team}/${id}/dear`, perSecond: limits.dear, count: dear },
      ].filter(({ count }) => count > 0);
      const looked = asked.map((one) => ({ ...one, left: leftOf(one.key, one.perSecond) }));
      const waits = looked.map(({ left, count, perSecond }) => {
        const needed = Math.min(count, perSecond * SAVED_UP_S);
        return Math.max(0, ((needed - left) / perSecond) * 1_000);
      });
      const wait = Math.ceil(Math.max(0, ...waits));
      // What is refused is not counted: whoever waits as told gets through.
      if (wait > 0) return wait;
      for (const { key, left, count } of looked) buckets.set(key, { left: left - count, at: now() });
      return 0;
    },
  };
}
