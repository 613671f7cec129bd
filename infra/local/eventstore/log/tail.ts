import { firstAtOrAfter } from '../storage/memory.ts';
import type { Direction, StreamPage } from '../storage/storage.ts';
import type { LoggedEvent } from './event.ts';

/** The newest events, kept in memory up to a number of bytes, so that live subscribers never ask the storage. */
export interface Tail {
  /** Every event after this position is in the tail. */
  readonly start: () => bigint;
  append(events: readonly LoggedEvent[]): void;
  /** Forgets everything: what comes after `start` will be appended. */
  reset(start: bigint): void;
  /** The last event of the stream, if it is here. */
  lastOf(stream: string): LoggedEvent | undefined;
  /** A page of the log, or undefined when part of it is older than the tail. */
  readAll(from: bigint, direction: Direction, limit: number): LoggedEvent[] | undefined;
  /** A page of a stream, or undefined when part of it may be older than the tail. */
  readStream(page: StreamPage): LoggedEvent[] | undefined;
}

/** What an event costs beside its message: the object, its numbers, its strings, its places in the lists. */
const OVERHEAD_BYTES = 400;

const positionOf = (event: LoggedEvent): bigint => event.position;
const revisionOf = (event: LoggedEvent): bigint => event.revision;

export function createTail(maxBytes: number): Tail {
  let events: LoggedEvent[] = [];
  /** Index of the oldest event that counts; those before it are cut off now and then, all at once. */
  let first = 0;
  let bytes = 0;
  let start = 0n;
  const streams = new Map<string, LoggedEvent[]>();

  function forgetOldest(): void {
    const oldest = events[first++]!;
    bytes -= oldest.message.length + OVERHEAD_BYTES;
    start = oldest.position;
    const stream = streams.get(oldest.stream)!;
    if (stream.length === 1) streams.delete(oldest.stream);
    else stream.shift(); // the oldest event of the log is the oldest of its stream
    if (first > 1_000 && first > events.length / 2) {
      events = events.slice(first);
      first = 0;
    }
  }

  return {
    start: () => start,
    append(added) {
      for (const event of added) {
        events.push(event);
        bytes += event.message.length + OVERHEAD_BYTES;
        const stream = streams.get(event.stream);
        if (stream) stream.push(event);
        else streams.set(event.stream, [event]);
      }
      while (bytes > maxBytes && events.length - first > 1) forgetOldest();
    },
    reset(position) {
      events = [];
      first = 0;
      bytes = 0;
      start = position;
      streams.clear();
    },
    lastOf: (stream) => streams.get(stream)?.at(-1),
    readAll(from, direction, limit) {
      const isLogStart = start === 0n;
      if (direction === 'forwards') {
        if (from <= start && !isLogStart) return undefined;
        const index = Math.max(first, firstAtOrAfter(events, positionOf, from));
        return events.slice(index, index + limit);
      }
      const end = firstAtOrAfter(events, positionOf, from + 1n);
      const begin = Math.max(first, end - limit);
      return end - begin === limit || isLogStart ? events.slice(begin, end).reverse() : undefined;
    },
    readStream({ stream, from, direction, limit }) {
      const list = streams.get(stream);
      if (!list) return start === 0n ? [] : undefined;
      const isStreamStart = list[0]!.revision === 0n;
      if (direction === 'forwards') {
        if (from < list[0]!.revision && !isStreamStart) return undefined;
        const index = firstAtOrAfter(list, revisionOf, from);
        return list.slice(index, index + limit);
      }
      const end = firstAtOrAfter(list, revisionOf, from + 1n);
      const begin = Math.max(0, end - limit);
      return end - begin === limit || isStreamStart ? list.slice(begin, end).reverse() : undefined;
    },
  };
}
