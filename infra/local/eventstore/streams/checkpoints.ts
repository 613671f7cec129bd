import type { LoggedEvent } from '../log/event.ts';
import type { FilterOptions } from './readOptions.ts';
import { checkpoint } from './responses.ts';

/** Says, of a filtered subscription, how far it has come although nothing matched. */
export interface Checkpoints {
  /** The position after which reading begins. */
  begin(position: bigint): void;
  /** While catching up, after an event was looked at (and delivered): the checkpoint that is due, if one is. */
  afterStored(event: LoggedEvent, matched: boolean): Uint8Array | undefined;
  /** Live, after an event was looked at (and delivered): the checkpoint that is due, if one is. */
  afterLive(event: LoggedEvent): Uint8Array | undefined;
}

/** Matching events after which a page of the real server ends. */
const PAGE_MATCHES = 32;

/**
 * Catching up, the real server reads pages of at most 32 matches and at most `window` events. After a full page (the
 * last one, which reaches the end, seldom is) it may send a checkpoint: at the page's last match, else where the page began. The latter is told by a
 * prepare position of 0, and lies behind what was looked at. Live, every event counts by itself.
 */
export function createCheckpoints({ window, checkpointInterval }: FilterOptions): Checkpoints {
  let counter = 0;
  let pageBegin = 0n;
  let inPage = 0;
  let matches = 0;
  let lastMatch: bigint | undefined;

  return {
    begin(position) {
      pageBegin = position;
    },
    afterStored(event, matched) {
      inPage++;
      if (matched) {
        matches++;
        lastMatch = event.position;
      }
      const isPageFull = inPage >= window || matches >= PAGE_MATCHES;
      if (!isPageFull) return undefined;
      counter += inPage;
      const isDue = counter >= checkpointInterval;
      const message = lastMatch === undefined ? checkpoint(pageBegin, 0n) : checkpoint(lastMatch, lastMatch);
      if (isDue) counter %= checkpointInterval;
      pageBegin = event.position;
      inPage = 0;
      matches = 0;
      lastMatch = undefined;
      return isDue ? message : undefined;
    },
    afterLive(event) {
      if (++counter < checkpointInterval) return undefined;
      counter = 0;
      return checkpoint(event.position, event.position);
    },
  };
}
