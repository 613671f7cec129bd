import type { LoggedEvent } from '../log/event.ts';

/** Pages hold about so many bytes, whatever the size of the events: they wait in memory while a client is slow. */
const PAGE_BYTES = 1024 * 1024;
const FIRST_PAGE_EVENTS = 64;
const MAX_PAGE_EVENTS = 4_096;

/** What a hostile node (hostile/) turns down: pages so small that every reader meets their edges. */
let mostEvents = Number.POSITIVE_INFINITY;
export function limitPages(events = Number.POSITIVE_INFINITY): void {
  mostEvents = events;
}

export interface PagesOptions {
  readonly first: bigint;
  /** A page that begins at a place; shorter than the limit at the end. */
  read(from: bigint, limit: number): Promise<LoggedEvent[]>;
  /** The place that follows an event; undefined = nothing is wanted after it. */
  after(event: LoggedEvent): bigint | undefined;
  /** Events wanted in all, if that is known. */
  readonly atMost?: bigint;
  /** The first page, of `firstLimit(atMost)`, if somebody has read it already. */
  readonly firstPage?: LoggedEvent[];
}

/** How many events to ask for first, when so many are wanted in all. */
export const firstLimit = (atMost: bigint | undefined): number =>
  Math.min(mostEvents, atMost !== undefined && atMost < FIRST_PAGE_EVENTS ? Number(atMost) : FIRST_PAGE_EVENTS);

/** Pages one after the other, until the end is reached; the next one is read while the last one is sent. */
export async function* pages({
  first,
  read,
  after,
  atMost,
  firstPage,
}: PagesOptions): AsyncGenerator<LoggedEvent[], void, void> {
  let limit = firstLimit(atMost);
  let ahead = firstPage ?? read(first, limit);
  for (;;) {
    const page = await ahead;
    const last = page.at(-1);
    if (!last) return;
    const next = page.length < limit ? undefined : after(last);
    if (next !== undefined) {
      limit = nextLimit(page);
      const following = read(next, limit);
      following.catch(() => {}); // it may never be looked at: then its failure is nobody's
      ahead = following;
    }
    yield page;
    if (next === undefined) return;
  }
}

/** As many events as will fit, going by the size of those of the last page. */
function nextLimit(page: readonly LoggedEvent[]): number {
  const bytes = page.reduce((sum, { message }) => sum + message.length, 0);
  return Math.max(1, Math.min(mostEvents, MAX_PAGE_EVENTS, Math.floor((PAGE_BYTES * page.length) / bytes)));
}
