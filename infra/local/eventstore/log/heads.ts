import { LRUCache } from 'lru-cache';
import { contentOf } from '../protocol/wire.ts';
import { parseSettings } from '../rules/metadata.ts';
import { EMPTY_HEAD, type StreamHead } from '../rules/streamState.ts';
import type { Storage } from '../storage/storage.ts';
import { isMetadataStream, type LoggedEvent } from './event.ts';
import type { Tail } from './tail.ts';

type ReadLast = (streams: readonly string[]) => Promise<LoggedEvent[]>;

/** The heads of streams as they were committed. */
export interface Heads {
  /**
   * The heads of all of these streams, from memory where they are in it.
   * @param readLast asked for the last events of the others; by default the storage is
   */
  load(streams: Iterable<string>, readLast?: ReadLast): Promise<Map<string, StreamHead>>;
  /** Takes over the heads that a commit has made true. */
  committed(heads: ReadonlyMap<string, StreamHead>): void;
  clear(): void;
}

const CACHE_BYTES = 16 * 1024 * 1024;
const ENTRY_BYTES = 200;

export function createHeads(storage: Storage, tail: Tail): Heads {
  const cache = new LRUCache<string, StreamHead>({
    maxSize: CACHE_BYTES,
    sizeCalculation: (head, stream) => ENTRY_BYTES + 2 * stream.length + 2 * (head.json?.length ?? 0),
  });
  /** A head read while this number changed may be older than what was committed meanwhile: it is not cached. */
  let commits = 0;

  return {
    async load(streams, readLast = storage.lastOf) {
      const found = new Map<string, StreamHead>();
      const missing: string[] = [];
      for (const stream of streams) {
        const cached = cache.get(stream);
        if (cached) found.set(stream, cached);
        else missing.push(stream);
      }
      if (missing.length === 0) return found;
      const before = commits;
      const inStorage: string[] = [];
      for (const stream of missing) {
        const last = tail.lastOf(stream);
        if (last) found.set(stream, headOf(last));
        else {
          found.set(stream, EMPTY_HEAD);
          inStorage.push(stream);
        }
      }
      // With the whole log in the tail, what is not there does not exist.
      if (inStorage.length > 0 && tail.start() > 0n) {
        for (const event of await readLast(inStorage)) found.set(event.stream, headOf(event));
      }
      if (commits === before) for (const stream of missing) cache.set(stream, found.get(stream)!);
      return found;
    },
    committed(heads) {
      commits++;
      for (const [stream, head] of heads) cache.set(stream, head);
    },
    clear() {
      commits++;
      cache.clear();
    },
  };
}

function headOf(event: LoggedEvent): StreamHead {
  if (!isMetadataStream(event.stream)) return { last: event.revision };
  const { isJson, data } = contentOf(event);
  return metadataHead(event.revision, isJson, data);
}

/** The head of a metadata stream whose last event holds this. Binary data say nothing. */
export function metadataHead(last: bigint, isJson: boolean, data: Uint8Array): StreamHead {
  if (!isJson) return { last };
  const json = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('utf8');
  return { last, json, settings: parseSettings(json) };
}
