import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTouched, type Span, withSpans } from '../../../src/domain/channel/deletedFootage.ts';
import { isoOf } from '../../../src/domain/values.ts';

const START = Date.parse('2026-09-05T17:00:00.000Z');
const span = (from: number, to: number): Span => ({ from: isoOf(START + from * 1_000), to: isoOf(START + to * 1_000) });

describe('deleted footage', () => {
  it('is one stretch where its files follow each other, and two where nothing was recorded between them', () => {
    const game = [span(0, 600), span(600.5, 1_200), span(1_800, 2_400)];
    expect(withSpans([], game)).toEqual([span(0, 1_200), span(1_800, 2_400)]);
    expect(withSpans([span(0, 1_200), span(1_800, 2_400)], [span(1_200, 1_800)])).toEqual([span(0, 2_400)]);
  });

  it('touches a window that shares a moment with it', () => {
    const deleted = [span(0, 600)];
    expect(isTouched(deleted, span(590, 610))).toBe(true);
    expect(isTouched(deleted, span(600, 610))).toBe(false);
    expect(isTouched(deleted, span(-10, 0))).toBe(false);
  });

  it('is the same in whatever order and portions it was deleted, in the order of time, and none of it is forgotten', () => {
    const file = fc
      .tuple(fc.nat(5_000), fc.integer({ min: 1, max: 700 }))
      .map(([from, length]) => span(from, from + length));
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 12 }), fc.nat(12), (files, cut) => {
        const whole = withSpans([], files);
        expect(withSpans(withSpans([], files.slice(cut)), files.slice(0, cut))).toEqual(whole);
        expect(files.every((one) => whole.some(({ from, to }) => from <= one.from && to >= one.to))).toBe(true);
        expect(whole.toSorted((a, b) => (a.from < b.from ? -1 : 1))).toEqual(whole);
      }),
    );
  });
});
