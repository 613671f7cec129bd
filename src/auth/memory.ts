// What somebody may do, remembered for a second: a person's next request asks nobody, and a change is soon known.
import { LRUCache } from 'lru-cache';
import { databaseTrouble } from '../databaseTrouble.ts';

const KEPT_MS = 1_000;
const MOST = 10_000;

interface Entry<V> {
  readonly value: Promise<V>;
  readonly askedAt: number;
  readonly change: number;
}

export interface Memory<V> {
  get(id: string, ask: () => Promise<V>): Promise<V>;
  /** Something has changed: whoever asks next is answered anew. */
  forget(): void;
}

export function openMemory<V>(): Memory<V> {
  const entries = new LRUCache<string, Entry<V>>({ max: MOST });
  let change = 0;

  return {
    get(id, ask) {
      const known = entries.get(id);
      if (known && known.change === change && performance.now() - known.askedAt < KEPT_MS) return known.value;
      const value = ask().catch((error) => {
        const isStillMine = entries.get(id)?.value === value;
        // While the database is away nobody can be removed: what was known goes on, and one request a second asks.
        if (known && databaseTrouble(error)) {
          if (isStillMine) entries.set(id, { ...known, askedAt: performance.now(), change });
          return known.value;
        }
        if (isStillMine) entries.delete(id);
        throw error;
      });
      entries.set(id, { value, askedAt: performance.now(), change });
      return value;
    },
    forget() {
      change += 1;
    },
  };
}
