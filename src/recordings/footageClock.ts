import type { RecorderClock } from './mediamtx/recorderClock.ts';

/** What was on disk of a file right after a write to it. */
export interface Growth {
  /** Wall clock of the end of the newest sample, as the recorder dated it, epoch milliseconds. */
  readonly datedMs: number;
  /** When it was written, by the clock of the machine that the file lies on. */
  readonly writtenMs: number;
}

/**
 * How the clock that dates a channel's footage stands beside the one of the disk that it lies on. A recorder writes when
 * the sample after the newest one has come, so both say nearly the same. A busy machine writes late and never early: of
 * the last minute, the least late write tells the most.
 */
export interface FootageClock {
  add(growth: Growth): void;
  /** Undefined before anything was seen to grow. */
  read(): RecorderClock | undefined;
}

const KEPT_MS = 60_000;
/** Seen on a real MediaMTX: the newest sample ends 30 ms before to 20 ms after the write, with sound and without. */
const UNCERTAIN_BY_MS = 40;
/** One write alone may have been late by much. */
const FEW = 5;
const UNCERTAIN_AT_FIRST_MS = 1_000;

export function openFootageClock(): FootageClock {
  let seen: readonly Growth[] = [];

  return {
    add(growth) {
      const newest = seen.at(-1);
      if (newest && growth.writtenMs === newest.writtenMs) return;
      // Where the disk's clock was set back, what was seen before says nothing any more.
      const before = newest && growth.writtenMs < newest.writtenMs ? [] : seen;
      seen = [...before.filter(({ writtenMs }) => growth.writtenMs - writtenMs < KEPT_MS), growth];
    },

    read() {
      const newest = seen.at(-1);
      if (!newest) return undefined;
      const lead = Math.max(...seen.map(({ datedMs, writtenMs }) => datedMs - writtenMs));
      const uncertaintyMs = seen.length < FEW ? UNCERTAIN_AT_FIRST_MS : UNCERTAIN_BY_MS;
      return { offsetMs: lead, uncertaintyMs, at: newest.writtenMs };
    },
  };
}
