import type { Connection } from '../api/connection.ts';
import { statsQuery } from '../api/documents.ts';
import type { PlayStats } from '../api/tagEntities.ts';

/** Facts that come within this time are one question, in milliseconds. */
const gather = 150;
/** After a question that was not answered, in milliseconds. */
const pause = 2_000;

export interface StatsFollower {
  /** A fact may have changed a figure. */
  changed(): void;
  close(): void;
}

/**
 * Keeps the figures of a game up to date: the server counts, the page asks again when something was said. One question
 * at a time, so that a burst of tags costs two.
 */
export function followStats(
  { http }: Connection,
  sessionId: string,
  onStats: (stats: PlayStats) => void,
): StatsFollower {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isStale = false;
  let ended = false;

  function askIn(milliseconds: number): void {
    isStale = true;
    if (isAsking || ended) return;
    timer ??= setTimeout(ask, milliseconds);
  }

  async function ask(): Promise<void> {
    timer = undefined;
    isAsking = true;
    isStale = false;
    const { data, error } = await http.query(statsQuery, { sessionId }).toPromise();
    isAsking = false;
    if (ended) return;
    if (data?.playStats) onStats(data.playStats);
    if (isStale) askIn(gather);
    else if (error !== undefined) askIn(pause);
  }

  askIn(0);
  return {
    changed: () => askIn(gather),
    close() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
