import type { LoggedEvent } from '../log/event.ts';

/** Pages hold about so many bytes, whatever the size of the events: they wait in memory while a client is slow. */
const PAGE_BYTES = 256 * 1024;
const FIRST_PAGE_EVENTS = 64;
const MAX_PAGE_EVENTS = 1_024;

export interface PagesOptions {
  readonly first: bigint;
  /** A page that begins at a place; shorter than the limit at the end. */
  read(from: bigint, limit: number): Promise<LoggedEvent[]>;
  /** The place that follows an event; undefined = nothing is wanted after it. */
  after(event: LoggedEvent): bigint | undefined;
  /** Events wanted in all, if that is known. */
  readonly atMost?: bigint;
}

/**
 * Pages one after the other, until the end is reached. The first one is asked for at once, every other while the one
 * before it is sent.
 */
export function pages(options: PagesOptions): AsyncGenerator<LoggedEvent[], void, void> {
  const { first, read, atMost } = options;
  const limit = atMost !== undefined && atMost < FIRST_PAGE_EVENTS ? Number(atMost) : FIRST_PAGE_EVENTS;
  return follow(options, limit, begin(read(first, limit)));
}

async function* follow(
  { read, after }: PagesOptions,
  firstLimit: number,
  firstPage: Promise<LoggedEvent[]>,
): AsyncGenerator<LoggedEvent[], void, void> {
  let limit = firstLimit;
  let ahead = firstPage;
  for (;;) {
    const page = await ahead;
    const last = page.at(-1);
    if (!last) return;
    const next = page.length < limit ? undefined : after(last);
    if (next !== undefined) {
      limit = nextLimit(page);
      ahead = begin(read(next, limit));
    }
    yield page;
    if (next === undefined) return;
  }
}

/** A page that may never be looked at: then its failure is nobody's. */
function begin(page: Promise<LoggedEvent[]>): Promise<LoggedEvent[]> {
  page.catch(() => {});
  return page;
}

/** As many events as will fit, going by the size of those of the last page. */
function nextLimit(page: readonly LoggedEvent[]): number {
  const bytes = page.reduce((sum, { message }) => sum + message.length, 0);
  return Math.max(1, Math.min(MAX_PAGE_EVENTS, Math.floor((PAGE_BYTES * page.length) / bytes)));
}
