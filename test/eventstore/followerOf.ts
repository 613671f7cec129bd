import { follow } from '../../src/eventstore/follow.ts';
import type { EventStore, Mark } from '../../src/eventstore/store.ts';
import { afterFile } from '../support/cleanup.ts';

/** A follower of the whole log until the end of the test file: the ids that it has seen, and the reasons of its drops. */
export function followerOf(store: EventStore): { readonly seen: string[]; readonly reasons: string[] } {
  const stop = new AbortController();
  afterFile(() => stop.abort());
  const seen: string[] = [];
  const reasons: string[] = [];
  let stored: Mark | undefined;
  void follow(
    store,
    {
      batchSize: 100,
      load: async () => stored,
      apply: async ({ events, mark }) => {
        seen.push(...events.map(({ id }) => id));
        stored = mark ?? stored;
      },
      dropped: (reason) => reasons.push((reason as Error).name),
    },
    stop.signal,
  );
  return { seen, reasons };
}
