import { LRUCache } from 'lru-cache';
import type { Row } from './projection.ts';

/** Rows kept, a table; each takes about 1 KB. What a game is about at the moment, and more. */
const KEPT = 2_000;

/** What became of rows in a batch, by table and key; undefined where a row was deleted. */
export type ChangedRows = ReadonlyMap<string, ReadonlyMap<string, Row | undefined>>;

/**
 * Rows as this process stored them last. They are what the tables hold as long as nobody else has moved the checkpoint,
 * and who has moved it makes the next batch fail: so a batch may begin with them instead of reading them.
 */
export interface KnownRows {
  get(table: string, key: string): Row | undefined;
  /** Takes in a batch; only after its commit. */
  take(changed: ChangedRows): void;
}

export function openKnownRows(): KnownRows {
  const tables = new Map<string, LRUCache<string, Row>>();
  return {
    get: (table, key) => tables.get(table)?.get(key),
    take(changed) {
      for (const [table, rows] of changed) {
        const known = tables.get(table) ?? new LRUCache<string, Row>({ max: KEPT });
        tables.set(table, known);
        // Setting undefined deletes.
        for (const [key, row] of rows) known.set(key, row);
      }
    },
  };
}
