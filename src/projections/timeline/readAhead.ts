import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { factsBetween, type TimelineFact } from './queries.ts';

/** Pages that nobody has asked for yet, some 100 facts of 1 KB each. */
const KEPT = 20;
/** Whoever turns pages comes back at once, in milliseconds. */
const KEPT_FOR_MS = 5_000;

/** Facts after a place: the next page is read while the last one is on its way to whoever turns them. */
export interface ReadAhead {
  after(team: string, sessionId: string, position: bigint, limit: number): Promise<TimelineFact[]>;
  /** Somebody is likely to ask for these soon. */
  expect(team: string, sessionId: string, position: bigint, limit: number): void;
}

export function openReadAhead(pool: Pool): ReadAhead {
  const expected = new LRUCache<string, Promise<TimelineFact[] | undefined>>({ max: KEPT, ttl: KEPT_FOR_MS });
  const read = (team: string, sessionId: string, after: bigint, limit: number) =>
    factsBetween(pool, team, sessionId, { after, limit });
  const keyOf = (...parts: readonly unknown[]) => parts.join('/');

  return {
    async after(team, sessionId, position, limit) {
      const key = keyOf(team, sessionId, position, limit);
      const known = await expected.get(key);
      expected.delete(key);
      // What is recorded stays as it is; only behind the last fact there may be more by now.
      return known?.length === limit ? known : read(team, sessionId, position, limit);
    },
    expect(team, sessionId, position, limit) {
      const key = keyOf(team, sessionId, position, limit);
      // Whoever asks for it hears of what went wrong by asking again.
      if (!expected.has(key))
        expected.set(
          key,
          read(team, sessionId, position, limit).catch(() => undefined),
        );
    },
  };
}
