// Facts of a topic after a position: what was missed from the feed, page by page, then live. No gap, in order.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { databaseTrouble } from '../databaseTrouble.ts';
import { type FeedFact, readFeed } from '../projections/feed.ts';
import type { Live } from '../projections/live.ts';

/** Also what one subscriber holds in memory at most: the next page is read when this one was delivered. */
const PAGE = 100;
const RETRY_MS = 500;

export interface Page {
  readonly facts: readonly FeedFact[];
  /** Whatever the topic has up to here is in this page or was before it. */
  readonly end: bigint;
  /** There was nothing more when it was read. */
  readonly isLast: boolean;
}

/** Where a subscriber begins, and what of the topic it hears. GraphQL wants it to be iterable: endless, in order. */
export interface Following extends AsyncIterable<FeedFact> {
  readonly team: string;
  readonly topic: string;
  readonly after: bigint;
  wants(fact: FeedFact): boolean;
}

export interface FactStream {
  /** What stands after a position now; waits only while the database is away. Empty once the signal aborts. */
  read(team: string, topic: string, after: bigint, signal: AbortSignal): Promise<Page>;
  /** Resolves as soon as the read models have moved on from a position, or the signal aborts. */
  beyond(position: bigint, signal: AbortSignal): Promise<void>;
  follow(team: string, topic: string, after: bigint, wants?: Following['wants']): Following;
}

const everything = () => true;

export function openFactStream(pool: Pool, live: Live): FactStream {
  const underWay = new Map<string, Promise<FeedFact[]>>();

  /**
   * Whoever stands at the same place shares one read. `seen` is part of the place: a read that began before the feed
   * came to it may lack what its asker has been woken for.
   */
  function readOnce(team: string, topic: string, after: bigint, seen: bigint): Promise<FeedFact[]> {
    const place = [team, topic, after, seen].join('/');
    const known = underWay.get(place);
    if (known) return known;
    const reading = readFeed(pool, team, topic, after, PAGE).finally(() => underWay.delete(place));
    underWay.set(place, reading);
    return reading;
  }

  async function read(team: string, topic: string, after: bigint, signal: AbortSignal): Promise<Page> {
    while (!signal.aborted) {
      // Known before the feed is read: it shows all of this, and may show more.
      const seen = live.position();
      try {
        const facts = await readOnce(team, topic, after, seen);
        const last = facts.at(-1)?.position ?? after;
        const isLast = facts.length < PAGE;
        return { facts, isLast, end: isLast && seen > last ? seen : last };
      } catch (error) {
        // The place is kept: a database that comes back costs a moment, not the subscription.
        if (!databaseTrouble(error)) throw error;
        await sleep(RETRY_MS, undefined, { signal }).catch(() => {});
      }
    }
    return { facts: [], end: after, isLast: true };
  }

  function beyond(position: bigint, signal: AbortSignal): Promise<void> {
    if (live.position() > position || signal.aborted) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = live.onAdvance(() => {
      if (live.position() > position) resolve();
    });
    const end = () => resolve();
    signal.addEventListener('abort', end, { once: true });
    return promise.finally(() => {
      stop();
      signal.removeEventListener('abort', end);
    });
  }

  return {
    read,
    beyond,
    follow: (team, topic, after, wants = everything) => ({
      team,
      topic,
      after,
      wants,
      async *[Symbol.asyncIterator]() {
        const { signal } = new AbortController();
        for (let place = after; ; ) {
          const page = await read(team, topic, place, signal);
          yield* page.facts.filter(wants);
          place = page.end;
          if (page.isLast) await beyond(place, signal);
        }
      },
    }),
  };
}
