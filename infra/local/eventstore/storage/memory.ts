import type { LoggedEvent } from '../log/event.ts';
import type { Storage, StreamPage } from './storage.ts';

/** A log that is gone with the process, for tests. */
export function createMemoryStorage(): Storage {
  const all: LoggedEvent[] = [];
  const streams = new Map<string, LoggedEvent[]>();

  function page(
    events: readonly LoggedEvent[],
    firstAtOrAfter: number,
    found: boolean,
    backwards: boolean,
    limit: number,
  ) {
    if (!backwards) return events.slice(firstAtOrAfter, firstAtOrAfter + limit);
    const end = found ? firstAtOrAfter + 1 : firstAtOrAfter;
    return events.slice(Math.max(0, end - limit), end).reverse();
  }

  const lastOf = (names: readonly string[]): LoggedEvent[] => names.flatMap((name) => streams.get(name)?.at(-1) ?? []);

  function readStream({ stream, from, direction, limit }: StreamPage): LoggedEvent[] {
    const events = streams.get(stream) ?? [];
    const index = firstAtOrAfter(events, (event) => event.revision, from);
    return page(events, index, events[index]?.revision === from, direction === 'backwards', limit);
  }

  return {
    open: async () => all.at(-1)?.position ?? 0n,
    async commit(events) {
      for (const event of events) {
        all.push(event);
        const stream = streams.get(event.stream);
        if (stream) stream.push(event);
        else streams.set(event.stream, [event]);
      }
    },
    lastOf: async (names) => lastOf(names),
    readStream: async (wanted) => readStream(wanted),
    readOpening: async (heads, wanted) => ({ heads: lastOf(heads), page: readStream(wanted) }),
    async readAll(from, direction, limit) {
      const index = firstAtOrAfter(all, (event) => event.position, from);
      return page(all, index, all[index]?.position === from, direction === 'backwards', limit);
    },
    close: async () => {},
  };
}

/** Index of the first event whose number is at least `from`; the events are in rising order. */
export function firstAtOrAfter(
  events: readonly LoggedEvent[],
  numberOf: (event: LoggedEvent) => bigint,
  from: bigint,
): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberOf(events[middle]!) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
