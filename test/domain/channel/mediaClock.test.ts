import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOfMediaTime, mediaOffsetMs, mediaTimeAt } from '../../../src/domain/channel/mediaClock.ts';
import { isoOf, msOf } from '../../../src/domain/values.ts';

const start = msOf('2026-11-14T20:00:00.000Z');
const at = (seconds: number) => isoOf(start + seconds * 1_000);
const reading = (seconds: number, offset: number) => ({ at: at(seconds), mediaTime: at(seconds + offset) });

describe("a camera's clock", () => {
  it('is taken to be right where nobody read it', () => {
    expect(mediaTimeAt([], at(5))).toBe(at(5));
    expect(instantOfMediaTime([], at(5))).toBe(at(5));
  });

  it.each([
    ['the newest reading before the moment', [reading(0, 1), reading(10, 3)], 12, 15],
    ['the reading before, between two', [reading(0, 1), reading(10, 3)], 9, 10],
    ['the first reading, before all of them', [reading(10, 3), reading(20, 9)], 0, 3],
    ['the order of moments, not of records', [reading(10, 3), reading(0, 1)], 12, 15],
    ['the later record of two for one moment', [reading(0, 1), reading(0, 2)], 5, 7],
  ])('follows %s', (_name, readings, moment, media) => {
    expect(mediaTimeAt(readings, at(moment))).toBe(at(media));
    expect(instantOfMediaTime(readings, at(media))).toBe(at(moment));
  });

  it('says how far it runs ahead', () => {
    expect(mediaOffsetMs(reading(0, -1.5))).toBe(-1_500);
  });

  it('leads back wherever recordings were dated forward only', () => {
    const forward = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 8 })
      .map((steps) => {
        let [second, offset] = [0, -20];
        return steps.map(([gap, more]) => {
          second += gap;
          offset += more;
          return reading(second, offset);
        });
      });
    fc.assert(
      fc.property(forward, fc.integer({ min: -30, max: 600 }), (readings, moment) => {
        expect(instantOfMediaTime(readings, mediaTimeAt(readings, at(moment)))).toBe(at(moment));
      }),
    );
  });
});
