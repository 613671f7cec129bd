// What somebody may do, remembered for a second: a person's next request asks nobody, and a change is soon known.
import { LRUCache } from 'lru-cache';
import { databaseTrouble } from '../databaseTrouble.ts';

const KEPT_MS = 1_000;
const MOST = 10_000;
/** How long what was known is believed while nobody can be asked: longer than any game. */
const LONGEST_UNASKED_MS = 6 * 3_600_000;

interface Entry<V> {
  readonly ask: () => Promise<V>;
  readonly value: Promise<V>;
  readonly askedAt: number;
  /** When it was last answered, by the database itself. */
  answeredAt: number;
  /** How many changes were known when it was asked. */
  readonly change: number;
  usedAt: number;
}

export interface Memory<V> {
  get(id: string, ask: () => Promise<V>): Promise<V>;
  /** Something has changed: whoever asks next is answered anew. */
  forget(): void;
}

export function openMemory<V>(): Memory<V> {
  const entries = new LRUCache<string, Entry<V>>({ max: MOST });
  let change = 0;

  function begin(id: string, ask: () => Promise<V>, known: Entry<V> | undefined, usedAt: number): Promise<V> {
    const answered = ask().then((answer) => {
      entry.answeredAt = performance.now();
      return answer;
    });
    const value: Promise<V> = answered.catch((error) => {
      const isStillMine = entries.peek(id)?.value === value;
      // While the database is away nobody can be removed: what was known goes on, and one request a second asks.
      const isFresh = known && performance.now() - known.answeredAt < LONGEST_UNASKED_MS;
      if (isFresh && databaseTrouble(error)) {
        if (isStillMine) entries.set(id, { ...known, askedAt: performance.now(), change });
        return known.value;
      }
      if (isStillMine) entries.delete(id);
      throw error;
    });
    const askedAt = performance.now();
    const entry: Entry<V> = { ask, value, askedAt, answeredAt: known?.answeredAt ?? askedAt, change, usedAt };
    entries.set(id, entry);
    return value;
  }

  /** Whoever was here within the last second comes again: what is due for them is asked along, in the same query. */
  function beginOthers(id: string, now: number): void {
    const due = [...entries].filter(
      ([other, { usedAt, askedAt }]) => other !== id && now - usedAt < KEPT_MS && now - askedAt > KEPT_MS / 2,
    );
    for (const [other, entry] of due) begin(other, entry.ask, entry, entry.usedAt).catch(() => {});
  }

  return {
    get(id, ask) {
      const now = performance.now();
      const known = entries.get(id);
      if (known && known.change === change && now - known.askedAt < KEPT_MS) {
        known.usedAt = now;
        return known.value;
      }
      if (known) beginOthers(id, now);
      return begin(id, ask, known, now);
    },
    forget() {
      change += 1;
    },
  };
}
