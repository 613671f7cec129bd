import type { GameClock } from '../api/entities.ts';

/** The game's own clock as it was answered, and when: between two answers the page counts on. */
export interface ShownClock extends GameClock {
  /** The device's clock when the answer came, in milliseconds. */
  readonly at: number;
}

/** Two answers this far apart tell of the same reading: the network took its time. In seconds. */
const jitter = 1;

/** The clock that an answer tells of; the one before where it tells nothing new, so that the seconds do not stumble. */
export function gameClockAfter(before: ShownClock | null, answered: GameClock | null, now: number): ShownClock | null {
  if (answered === null) return null;
  const isSame =
    before !== null &&
    before.quarter === answered.quarter &&
    before.isRunning === answered.isRunning &&
    Math.abs(secondsLeft(before, now) - answered.secondsLeft) < jitter;
  return isSame ? before : { ...answered, at: now };
}

export function secondsLeft(clock: ShownClock, now: number): number {
  const gone = clock.isRunning ? (now - clock.at) / 1000 : 0;
  return Math.max(0, clock.secondsLeft - gone);
}
