import { LRUCache } from 'lru-cache';
import type { LoggedEvent } from './event.ts';

/** Where an event stands. */
export interface Place {
  readonly revision: bigint;
  readonly position: bigint;
  /** 100 ns ticks since the Unix epoch. */
  readonly created: bigint;
}

/**
 * The ids that were written lately, by stream: how an append that expects `any` is known for a retry. In memory only,
 * empty after a start, as in the real server; an append with an exact revision is compared with the log instead.
 */
export interface KnownIds {
  placeOf(stream: string, id: string): Place | undefined;
  /** Of an id that was written twice to a stream, the first place counts. */
  remember(event: LoggedEvent, created: bigint): void;
  clear(): void;
}

export function createKnownIds(max = 32_768): KnownIds {
  const places = new LRUCache<string, Place>({ max });
  const keyOf = (stream: string, id: string): string => id + stream; // every id is 36 characters long
  return {
    placeOf: (stream, id) => places.get(keyOf(stream, id)),
    remember({ stream, id, revision, position }, created) {
      const key = keyOf(stream, id);
      if (!places.has(key)) places.set(key, { revision, position, created });
    },
    clear: () => places.clear(),
  };
}
