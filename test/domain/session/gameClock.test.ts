import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClockChange,
  ClockText,
  clockText,
  gameClockAt,
  instantOfGameClock,
} from '../../../src/domain/session/gameClock.ts';
import { isoOf, msOf } from '../../../src/domain/values.ts';

const kickOff = msOf('2026-11-14T20:00:00.000Z');
const at = (seconds: number) => isoOf(kickOff + seconds * 1_000);
const read = (seconds: number, quarter: number, clock: number, running: boolean): ClockChange => ({
  kind: 'read',
  at: at(seconds),
  quarter,
  clock,
  running,
});
const stopped = (seconds: number): ClockChange => ({ kind: 'stopped', at: at(seconds) });
const released = (seconds: number): ClockChange => ({ kind: 'released', at: at(seconds) });

describe('the game clock at an instant', () => {
  it('is unknown before the first reading', () => {
    expect(gameClockAt([read(10, 1, 900, true)], at(9.999))).toBeUndefined();
  });

  it.each([
    ['runs down from a reading', [read(0, 2, 200, true)], 6, { quarter: 2, clock: 194, isRunning: true }],
    ['stands where it was read standing', [read(0, 2, 200, false)], 6, { quarter: 2, clock: 200, isRunning: false }],
    ['ends at 0', [read(0, 2, 5, true)], 6, { quarter: 2, clock: 0, isRunning: false }],
    [
      'stands while the session is paused',
      [read(0, 2, 200, true), stopped(4)],
      60,
      { quarter: 2, clock: 196, isRunning: false },
    ],
    [
      'goes on when it is resumed',
      [read(0, 2, 200, true), stopped(4), released(60)],
      62,
      { quarter: 2, clock: 194, isRunning: true },
    ],
    [
      'stays stopped from pause to completion, and goes on when reopened',
      [read(0, 2, 200, true), stopped(4), stopped(60), released(100)],
      101,
      { quarter: 2, clock: 195, isRunning: true },
    ],
    [
      'does not run where it was read running in a pause',
      [stopped(0), read(5, 2, 200, true)],
      9,
      { quarter: 2, clock: 200, isRunning: false },
    ],
    [
      'follows a reading that was recorded late',
      [read(20, 2, 180, false), read(0, 2, 200, true)],
      10,
      { quarter: 2, clock: 190, isRunning: true },
    ],
    [
      'follows the later record of two readings for one moment',
      [read(0, 2, 200, false), read(0, 2, 210, false)],
      1,
      { quarter: 2, clock: 210, isRunning: false },
    ],
  ] as const)('%s', (_name, changes, seconds, expected) => {
    expect(gameClockAt(changes, at(seconds))).toMatchObject(expected);
  });
});

describe('the instant of a game clock', () => {
  it.each([
    ['is where it ran to', [read(0, 2, 200, true)], 194, { at: at(6), isExact: true }],
    ['leaves pauses out', [read(0, 2, 200, true), stopped(4), released(60)], 194, { at: at(62), isExact: true }],
    ['is the reading itself', [read(3, 2, 200, false)], 200, { at: at(3), isExact: true }],
    [
      'is the later of two, where the clock was set back',
      [read(0, 2, 200, true), read(20, 2, 200, true)],
      190,
      { at: at(30), isExact: true },
    ],
    [
      'is the first that shows less, where the clock jumped',
      [read(0, 2, 200, true), read(5, 2, 180, false)],
      190,
      { at: at(5), isExact: false },
    ],
    ['is none where the clock never came so far', [read(0, 2, 200, false)], 190, undefined],
    ['is none in another quarter', [read(0, 1, 200, true)], 190, undefined],
    ['is none where the clock was stopped for good', [read(0, 2, 200, true), stopped(4)], 190, undefined],
  ] as const)('%s', (_name, changes, clock, expected) => {
    expect(instantOfGameClock(changes, 2, clock)).toEqual(expected);
  });
});

/** A game on a grid of seconds: readings, pauses and what happens between them. */
const change = fc.oneof(
  fc.record({
    kind: fc.constant('read' as const),
    quarter: fc.integer({ min: 1, max: 2 }),
    clock: fc.integer({ min: 0, max: 40 }),
    running: fc.boolean(),
  }),
  fc.constant({ kind: 'stopped' as const }),
  fc.constant({ kind: 'released' as const }),
);
const histories = fc
  .array(fc.record({ change, gap: fc.integer({ min: 0, max: 12 }) }), { minLength: 1, maxLength: 12 })
  .map((steps) => {
    let second = 0;
    return steps.map(({ change: one, gap }): ClockChange => {
      second += gap;
      return { ...one, at: at(second) };
    });
  });

/** The same clock once more, second by second. */
function bySeconds(changes: readonly ClockChange[], until: number) {
  const shown: ({ quarter: number; clock: number } | undefined)[] = [];
  let now: { quarter: number; clock: number; running: boolean } | undefined;
  let isHeld = false;
  for (let second = 0; second <= until; second += 1) {
    if (now?.running && !isHeld && second > 0) now = { ...now, clock: Math.max(0, now.clock - 1) };
    for (const one of changes.filter((candidate) => candidate.at === at(second))) {
      if (one.kind === 'read') now = one;
      else isHeld = one.kind === 'stopped';
    }
    shown.push(now && { quarter: now.quarter, clock: now.clock });
  }
  return shown;
}

describe('both ways', () => {
  it('agree with a clock that is carried on second by second', () => {
    fc.assert(
      fc.property(histories, (changes) => {
        for (const [second, shown] of bySeconds(changes, 150).entries()) {
          const clock = gameClockAt(changes, at(second));
          expect(clock && { quarter: clock.quarter, clock: clock.clock }).toEqual(shown);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('lead back: at the instant of a value, the clock shows it', () => {
    fc.assert(
      fc.property(
        histories,
        fc.integer({ min: 1, max: 2 }),
        fc.integer({ min: 0, max: 40 }),
        (changes, quarter, clock) => {
          const found = instantOfGameClock(changes, quarter, clock);
          if (!found) return;
          const there = gameClockAt(changes, found.at)!;
          expect(there.quarter).toBe(quarter);
          if (found.isExact) expect(there.clock).toBe(clock);
          else expect(there.clock).toBeLessThan(clock);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('find every value that was shown', () => {
    fc.assert(
      fc.property(histories, (changes) => {
        for (const shown of bySeconds(changes, 150)) {
          if (shown) expect(instantOfGameClock(changes, shown.quarter, shown.clock)).toMatchObject({ isExact: true });
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the text of a clock', () => {
  it.each([
    ['3:14', 194],
    ['0:09.4', 9.4],
    ['15:00', 900],
    ['00:00', 0],
  ])('%s is read', (text, seconds) => {
    expect(ClockText.parse(text)).toBeCloseTo(seconds, 6);
  });
  it.each(['3.14', '-1:00', '1:60', '15:01', '3:4', '3:14:00', '', 'three', '9'.repeat(5_000)])(
    '%s is refused',
    (text) => {
      expect(ClockText.safeParse(text).success).toBe(false);
    },
  );
  it.each([
    [194, '3:14'],
    [9.4, '0:09.4'],
    [59.96, '1:00'],
    [900, '15:00'],
  ])('of %d s is told as %s', (seconds, text) => {
    expect(clockText(seconds)).toBe(text);
  });
});
