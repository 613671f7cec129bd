import type { LoggedEvent } from '../log/event.ts';
import type { FilterOptions } from './readOptions.ts';
import { checkpoint } from './responses.ts';

/** Says, of a filtered subscription, how far it has come although nothing matched. */
export interface Checkpoints {
  /** The position after which reading begins. */
  begin(position: bigint): void;
  /** While catching up, before the next event of the log: the checkpoint that is due, if one is. */
  beforeNext(): Uint8Array | undefined;
  /** While catching up, after an event was looked at. */
  considered(event: LoggedEvent, matched: boolean): undefined;
  /** Live, after an event was looked at (and delivered): the checkpoint that is due, if one is. */
  afterLive(event: LoggedEvent): Uint8Array | undefined;
}

/** Matching events after which a page of the real server ends. */
const PAGE_MATCHES = 32;

/**
 * Catching up, the real server reads pages of at most 32 matches and at most `window` events. After a page that did not
 * reach the end it may send a checkpoint: at the page's last match, else where the page began. The latter is told by a
 * prepare position of 0, and lies behind what was looked at. Live, every event counts by itself.
 */
export function createCheckpoints({ window, checkpointInterval }: FilterOptions): Checkpoints {
  let counter = 0;
  let pageBegin = 0n;
  let inPage = 0;
  let matches = 0;
  let lastMatch: bigint | undefined;
  let last = 0n;

  return {
    begin(position) {
      pageBegin = position;
      last = position;
    },
    beforeNext() {
      if (inPage < window && matches < PAGE_MATCHES) return undefined;
      // The page is full, and this event shows that it did not reach the end.
      counter += inPage;
      const due = counter >= checkpointInterval;
      const message = lastMatch === undefined ? checkpoint(pageBegin, 0n) : checkpoint(lastMatch, lastMatch);
      if (due) counter %= checkpointInterval;
      pageBegin = last;
      inPage = 0;
      matches = 0;
      lastMatch = undefined;
      return due ? message : undefined;
    },
    considered(event, matched) {
      inPage++;
      last = event.position;
      if (!matched) return undefined;
      matches++;
      lastMatch = event.position;
      return undefined;
    },
    afterLive(event) {
      if (++counter < checkpointInterval) return undefined;
      counter = 0;
      return checkpoint(event.position, event.position);
    },
  };
}
