import type { LoggedEvent } from '../log/event.ts';

/** Events asked of the log at once. */
export const PAGE_EVENTS = 512;

/**
 * Pages one after the other, the next one being read while the last one is sent.
 * @param read a page that begins at a place, empty at the end
 * @param after the place that follows the last event of a page; undefined = there can be no more
 */
export async function* pages(
  first: bigint,
  read: (from: bigint) => Promise<LoggedEvent[]>,
  after: (last: LoggedEvent) => bigint | undefined,
): AsyncGenerator<LoggedEvent[], void, void> {
  let ahead = read(first);
  for (;;) {
    const page = await ahead;
    const last = page.at(-1);
    if (!last) return;
    const next = after(last);
    if (next !== undefined) {
      ahead = read(next);
      ahead.catch(() => {}); // looked at in the next round, if there is one
    }
    yield page;
    if (next === undefined) return;
  }
}
