// Facts of a topic after a position: what was missed from the feed, page by page, then live. No gap, in order.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { databaseTrouble } from '../databaseTrouble.ts';
import { type FeedFact, readFeed } from '../projections/feed.ts';
import type { Live } from '../projections/live.ts';

/** Also what one subscriber holds in memory at most: the next page is read when this one was delivered. */
const PAGE = 100;
const RETRY_MS = 500;

export interface FactStream {
  /** Endless; `return()` ends it at once, also while it waits. */
  follow(team: string, topic: string, after: bigint): AsyncGenerator<FeedFact, void>;
}

export function openFactStream(pool: Pool, live: Live): FactStream {
  const underWay = new Map<string, Promise<FeedFact[]>>();

  /**
   * Whoever stands at the same place shares one read. `seen` is part of the place: a read that began before the feed
   * came to it may lack what its asker has been woken for.
   */
  function read(team: string, topic: string, after: bigint, seen: bigint): Promise<FeedFact[]> {
    const place = [team, topic, after, seen].join('/');
    const known = underWay.get(place);
    if (known) return known;
    const reading = readFeed(pool, team, topic, after, PAGE).finally(() => underWay.delete(place));
    underWay.set(place, reading);
    return reading;
  }

  async function* facts(
    team: string,
    topic: string,
    start: bigint,
    signal: AbortSignal,
  ): AsyncGenerator<FeedFact, void> {
    let after = start;
    while (!signal.aborted) {
      const seen = live.position();
      let page: FeedFact[];
      try {
        page = await read(team, topic, after, seen);
      } catch (error) {
        // The place is kept: a database that comes back costs a moment, not the subscription.
        if (!databaseTrouble(error)) throw error;
        await sleep(RETRY_MS, undefined, { signal }).catch(() => {});
        continue;
      }
      for (const fact of page) {
        yield fact;
        after = fact.position;
      }
      if (page.length < PAGE) await advanceBeyond(live, seen, signal);
    }
  }

  return { follow: (team, topic, after) => endable((signal) => facts(team, topic, after, signal)) };
}

/** Resolves as soon as the read models have moved on from `seen`, or the signal aborts. */
function advanceBeyond(live: Live, seen: bigint, signal: AbortSignal): Promise<void> {
  if (live.position() > seen || signal.aborted) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = live.onAdvance(() => {
    if (live.position() > seen) resolve();
  });
  const end = () => resolve();
  signal.addEventListener('abort', end, { once: true });
  return promise.finally(() => {
    stop();
    signal.removeEventListener('abort', end);
  });
}

/** A generator that waits hears of `return()` only when the wait is over; this one's wait is ended by it. */
function endable<T>(make: (signal: AbortSignal) => AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  const stop = new AbortController();
  const generator = make(stop.signal);
  const endedBy =
    <A>(end: (argument: A) => Promise<IteratorResult<T, void>>) =>
    (argument: A) => {
      stop.abort();
      return end(argument);
    };
  return {
    next: () => generator.next(),
    return: endedBy(() => generator.return()),
    throw: endedBy((error) => generator.throw(error)),
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
