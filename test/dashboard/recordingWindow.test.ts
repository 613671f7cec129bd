import { describe, expect, test } from 'vitest';
import {
  gapsOf,
  hasRecorded,
  laneOf,
  laneWith,
  placeIn,
  recordedMoment,
  windowOf,
} from '../../dashboard/recording/window.ts';

const at = (minute: number) => Date.parse('2026-11-14T19:00:00.000Z') + minute * 60_000;
const iso = (minute: number) => new Date(at(minute)).toISOString();
const span = (from: number, to: number) => ({ from: at(from), to: at(to) });

describe('the window of a game', () => {
  test('reaches from before its start to now', () => {
    expect(windowOf({ actualStart: iso(0), actualEnd: null }, at(90))).toEqual(span(-5, 90));
  });

  test('ends soon after the game', () => {
    expect(windowOf({ actualStart: iso(0), actualEnd: iso(180) }, at(10_000))).toEqual(span(-5, 185));
  });

  test('of a game that nobody completed is its last six hours', () => {
    expect(windowOf({ actualStart: iso(0), actualEnd: null }, at(1_000))).toEqual(span(640, 1_000));
  });

  test('of a game that is still to come shows the hour before', () => {
    expect(windowOf({ actualStart: null, actualEnd: null }, at(0))).toEqual(span(-60, 0));
  });
});

describe('the lane of a camera', () => {
  const lane = laneOf(iso(0), iso(60), [span(10, 12), span(30, 40)]);

  test('is what was recorded, less the gaps', () => {
    expect(lane).toEqual([span(0, 10), span(12, 30), span(40, 60)]);
    expect(gapsOf(lane)).toEqual([span(10, 12), span(30, 40)]);
    expect(laneOf(null, null, [])).toEqual([]);
  });

  test('grows by what is told of its end', () => {
    expect(laneWith(lane, [span(59, 70)], at(59))).toEqual([span(0, 10), span(12, 30), span(40, 70)]);
    expect(laneWith(lane, [span(59, 60), span(65, 70)], at(59)).at(-1)).toEqual(span(65, 70));
    expect(laneWith([], lane, at(0))).toEqual(lane);
  });

  test('forgets what is not there any more', () => {
    expect(laneWith(lane, [], at(45))).toEqual([span(0, 10), span(12, 30), span(40, 45)]);
  });

  test('leads from a gap to its end, and from beyond its end to its last picture', () => {
    expect(recordedMoment(lane, at(5))).toBe(at(5));
    expect(recordedMoment(lane, at(35))).toBe(at(40));
    expect(recordedMoment(lane, at(-9))).toBe(at(0));
    expect(recordedMoment(lane, at(99))).toBe(at(60) - 1);
  });

  test('has a picture of a span where they overlap', () => {
    expect(hasRecorded(lane, span(31, 39))).toBe(false);
    expect(hasRecorded(lane, span(31, 41))).toBe(true);
  });
});

test('a span has its place in the window, as far as it lies in it', () => {
  expect(placeIn(span(0, 100), span(50, 75))).toEqual({ left: 50, width: 25 });
  expect(placeIn(span(0, 100), span(-10, 10))).toEqual({ left: 0, width: 10 });
  expect(placeIn(span(0, 100), span(100, 110))).toBeUndefined();
});
