// How the installation fares: what readiness, metrics and the attention list are made from. This file: how far the read
// models are behind the log.

interface Sources {
  /** Place of the newest event of the log; undefined while there is none. */
  readonly newest: () => Promise<bigint | undefined>;
  /** As far as the read models have come. */
  readonly shown: () => bigint;
  /** Milliseconds since the Unix epoch. */
  readonly now?: () => number;
}

export interface Lag {
  /** For how long the read models have missed something that an earlier look found in the log; 0 where they are level. */
  look(): Promise<number>;
}

/** A number of milliseconds, from looks: the first look that finds them behind says 0, for it cannot know since when. */
export function openLag({ newest, shown, now = Date.now }: Sources): Lag {
  let missed: { readonly place: bigint; readonly since: number } | undefined;
  return {
    async look() {
      const place = await newest();
      if (missed && shown() >= missed.place) missed = undefined;
      if (place === undefined || shown() >= place) return 0;
      missed ??= { place, since: now() };
      return now() - missed.since;
    },
  };
}
