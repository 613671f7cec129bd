import type { RecorderStamp } from './header.ts';
import type { SegmentFile } from './segmentFile.ts';

/** A clock that differs by more than this from one file of a connection to the next has been set in between. */
const SET_MS = 500;

interface Reading {
  readonly streamMs: number;
  /** What the clock showed at the connection's beginning, by this file. */
  readonly beganMs: number;
}

/**
 * What the recorder's clock showed when the connection of `stamp` began, as its files around that one tell; undefined
 * where none does.
 *
 * Within one connection the clock only ever falls back to where it should have been (by up to 34 ms, after a late first
 * packet), so the lowest of its readings is the truth for all of its files: until somebody sets it. From then on it
 * tells another time, as everybody's clock does that follows the same source, and marks are made by that one.
 */
export function connectionBeganMs(stamp: RecorderStamp, files: readonly SegmentFile[]): number | undefined {
  const readings = readingsOf(stamp.streamId, files);
  const own = readings.findLastIndex(({ streamMs }) => streamMs <= stamp.streamMs);
  if (own < 0) return undefined;
  let [first, last] = [own, own];
  while (first > 0 && isSameClock(readings[first - 1], readings[first])) first -= 1;
  while (isSameClock(readings[last], readings[last + 1])) last += 1;
  return readings.slice(first, last + 1).reduce((least, { beganMs }) => Math.min(least, beganMs), Infinity);
}

function readingsOf(streamId: string, files: readonly SegmentFile[]): Reading[] {
  const readings = files.flatMap(({ header, zeroMs }): Reading[] => {
    const stamp = header?.recorder;
    if (stamp?.streamId !== streamId || zeroMs === undefined) return [];
    return [{ streamMs: stamp.streamMs, beganMs: zeroMs - stamp.streamMs }];
  });
  return readings.sort((a, b) => a.streamMs - b.streamMs);
}

function isSameClock(a: Reading | undefined, b: Reading | undefined): boolean {
  return a !== undefined && b !== undefined && Math.abs(a.beganMs - b.beganMs) <= SET_MS;
}
