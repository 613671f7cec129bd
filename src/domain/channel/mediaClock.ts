// Wall clock and a camera's own: which time the recordings give a moment, and when a picture was really seen. Pure.
import { type Instant, isoOf, msOf } from '../values.ts';

/** The recordings date a picture `mediaTime`; it was seen `at`. */
export interface MediaClockReading {
  readonly mediaTime: Instant;
  readonly at: Instant;
}

/** Media time minus wall clock, in milliseconds: positive where the recordings run ahead. */
export const mediaOffsetMs = ({ mediaTime, at }: MediaClockReading): number => msOf(mediaTime) - msOf(at);

/**
 * The time that the recordings give this moment. The newest reading before it counts, before the first one the first;
 * without any, recordings are dated right. @param readings in the order of recording
 */
export function mediaTimeAt(readings: readonly MediaClockReading[], instant: Instant): Instant {
  const ms = msOf(instant);
  const sorted = byMoment(readings);
  const reading = sorted.findLast(({ at }) => msOf(at) <= ms) ?? sorted[0];
  return isoOf(ms + (reading ? mediaOffsetMs(reading) : 0));
}

/** When that which the recordings date so was really seen; the counterpart of `mediaTimeAt`. */
export function instantOfMediaTime(readings: readonly MediaClockReading[], mediaTime: Instant): Instant {
  const ms = msOf(mediaTime);
  const sorted = byMoment(readings);
  const reading = sorted.findLast((one) => msOf(one.mediaTime) <= ms) ?? sorted[0];
  return isoOf(ms - (reading ? mediaOffsetMs(reading) : 0));
}

/** A stable sort: of two readings for the same moment, the one that was recorded later counts. */
const byMoment = (readings: readonly MediaClockReading[]) => readings.toSorted((a, b) => msOf(a.at) - msOf(b.at));
