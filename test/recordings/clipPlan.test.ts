import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planClip } from '../../src/recordings/clipPlan.ts';
import type { Footage } from '../../src/recordings/footage.ts';
import type { Header, Track } from '../../src/recordings/header.ts';
import type { Frame, Piece } from '../../src/recordings/piece.ts';
import { videoTrack } from './smallRecording.ts';

const T0 = Date.parse('2026-11-14T19:00:00.000Z');
const track: Track = { ...videoTrack, codec: 'avc1', defaults: { duration: 0, size: 0, flags: 0 } };
const header = (size = { width: 640, height: 360 }): Header => {
  return { size: 700, tracks: [{ ...track, ...size }], closedDurationMs: 0, recorder: undefined };
};

interface Stretch {
  /** Pictures since T0. */
  readonly first: number;
  readonly count: number;
  readonly gop?: number;
  /** P pictures are decoded this many pictures before they are shown. */
  readonly reorder?: number;
  readonly width?: number;
}

const FPS = 30;
const wallOf = (n: number) => T0 + (n * 1000) / FPS;

/** Footage as one file per stretch would give it, whole, in decoding order. */
function footageOf(stretches: readonly Stretch[], fromMs: number, toMs: number): Footage {
  const pieces = stretches.map(({ first, count, gop = 30, reorder = 0, width = 640 }, file): Piece => {
    const zeroMs = wallOf(first) - (reorder * 1000) / FPS;
    const video = decodingOrder(count, gop, reorder).map((shownAt, i): Frame => {
      const [dts, pts] = [i * 3000, (shownAt + reorder) * 3000];
      const wallMs = wallOf(first + shownAt);
      const sync = shownAt % gop === 0;
      return { dts, cts: pts - dts, duration: 3000, sync, offset: i, size: 1, wallMs, wallEndMs: wallMs + 1000 / FPS };
    });
    const [startMs, endMs] = [wallOf(first), wallOf(first + count)];
    const source = { path: `file ${file}`, header: header({ width, height: 360 }), zeroMs, startMs, endMs };
    return { ...source, bytesOnDisk: 1, growing: false, video, audio: [] };
  });
  const window = { channelPath: 'home-a', from: new Date(fromMs), to: new Date(toMs) };
  const knowledge = { coveredUntil: null, recordedBefore: true, damaged: false, refused: false };
  return { ...window, ...knowledge, pieces, gaps: [], coverage: 1 };
}

/** I B B P: the picture shown after `reorder` others is decoded before them. */
function decodingOrder(count: number, gop: number, reorder: number): number[] {
  const order: number[] = [];
  for (let start = 0; start < count; start += gop) {
    const end = Math.min(count, start + gop);
    order.push(start);
    for (let n = start + 1; n < end; n += reorder + 1) {
      const reference = Math.min(end - 1, n + reorder);
      order.push(reference);
      for (let b = n; b < reference; b++) order.push(b);
    }
  }
  return order;
}

/** Numbers of the pictures that a plan shows, in the order in which it shows them. */
function shownBy(footage: Footage) {
  const plan = planClip(footage);
  if (!plan) return undefined;
  const wall = (dts: number, cts: number) => plan.startMs - plan.showFromMs + ((dts + cts) * 1000) / 90_000;
  const numbers = plan.video.samples
    .map(({ dts, cts }) => Math.round(((wall(dts, cts) - T0) * FPS) / 1000))
    .filter((n) => wallOf(n) > plan.startMs - 1 && wallOf(n) < plan.endMs - 0.1)
    .sort((a, b) => a - b);
  return { first: numbers[0], last: numbers.at(-1), count: plan.shownFrames, hidden: plan.hiddenFrames };
}

describe('a clip begins with the picture on screen at IN and ends before OUT', () => {
  const long: Stretch[] = [{ first: 0, count: 300 }];
  it.each([
    ['IN on a keyframe', 2000, 4000, { first: 60, last: 119, count: 60, hidden: 0 }],
    ['IN just before a keyframe', 1999, 4000, { first: 59, last: 119, count: 61, hidden: 29 }],
    ['IN one picture after a keyframe', 2034, 4000, { first: 61, last: 119, count: 59, hidden: 1 }],
    ['inside one group of pictures', 2300, 2700, { first: 69, last: 80, count: 12, hidden: 9 }],
    ['a single picture', 2000, 2020, { first: 60, last: 60, count: 1, hidden: 0 }],
    ['two pictures', 2020, 2040, { first: 60, last: 61, count: 2, hidden: 0 }],
    ['OUT on a picture', 2000, 3000, { first: 60, last: 89, count: 30, hidden: 0 }],
    ['IN before the first picture', -500, 1000, { first: 0, last: 29, count: 30, hidden: 0 }],
    ['OUT after the last one', 9000, 12_000, { first: 270, last: 299, count: 30, hidden: 0 }],
  ])('%s', (_, from, to, expected) => {
    expect(shownBy(footageOf(long, T0 + from, T0 + to))).toEqual(expected);
  });

  it('across the boundary of two files', () => {
    const files = [
      { first: 0, count: 60 },
      { first: 60, count: 60 },
    ];

    expect(shownBy(footageOf(files, T0 + 1950, T0 + 2050))).toEqual({ first: 58, last: 61, count: 4, hidden: 28 });
  });

  it('from IN in a hole: with the first picture after it', () => {
    const files = [
      { first: 0, count: 60 },
      { first: 90, count: 60 },
    ];

    expect(shownBy(footageOf(files, T0 + 2500, T0 + 4000))).toEqual({ first: 90, last: 119, count: 30, hidden: 0 });
  });

  it('over a hole: the last picture before it stays', () => {
    const files = [
      { first: 0, count: 60 },
      { first: 90, count: 60 },
    ];
    const plan = planClip(footageOf(files, T0 + 1000, T0 + 4000));

    expect(plan).toMatchObject({ shownFrames: 60, durationMs: 3000 });
    expect(plan?.video.samples[29]?.duration).toBe(31 * 3000);
  });

  it('where a new stream overlaps the old one: each moment once', () => {
    const files = [
      { first: 0, count: 100 },
      { first: 90, count: 60 },
    ];

    expect(shownBy(footageOf(files, T0 + 2000, T0 + 4000))).toEqual({ first: 60, last: 119, count: 60, hidden: 0 });
  });

  it('without pictures of another size', () => {
    const files = [
      { first: 0, count: 60 },
      { first: 60, count: 60, width: 1280 },
    ];

    expect(shownBy(footageOf(files, T0 + 1000, T0 + 3000))).toEqual({ first: 30, last: 59, count: 30, hidden: 0 });
  });

  it('is none where no picture lies in the window', () => {
    expect(planClip(footageOf(long, T0 + 20_000, T0 + 30_000))).toBeUndefined();
    expect(planClip(footageOf([], T0, T0 + 1000))).toBeUndefined();
  });

  it('is what a list of all pictures says, for any files, window and order of decoding', () => {
    const stretch = fc.record({ skip: fc.nat(40), count: fc.integer({ min: 1, max: 90 }) });
    const settings = fc.record({ gop: fc.constantFrom(1, 15, 30, 60), reorder: fc.constantFrom(0, 1, 2) });
    const window = fc.record({ from: fc.integer({ min: -500, max: 9000 }), length: fc.integer({ min: 1, max: 5000 }) });
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 4 }), settings, window, (files, { gop, reorder }, w) => {
        let first = 0;
        const stretches = files.map(({ skip, count }) => {
          const own = { first: first + skip, count, gop, reorder };
          first = own.first + count;
          return own;
        });
        const [fromMs, toMs] = [T0 + w.from, T0 + w.from + w.length];
        const all = stretches.flatMap((own) => Array.from({ length: own.count }, (_, i) => own.first + i));
        const shown = all.filter((n) => wallOf(n + 1) > fromMs + 0.05 && wallOf(n) < toMs - 0.05);
        const found = shownBy(footageOf(stretches, fromMs, toMs));
        expect(found && { first: found.first, last: found.last, count: found.count }).toEqual(
          shown.length > 0 ? { first: shown[0], last: shown.at(-1), count: shown.length } : undefined,
        );
      }),
      { numRuns: 400 },
    );
  });
});
