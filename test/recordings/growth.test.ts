import { appendFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookAt, openSegmentFile } from '../../src/recordings/segmentFile.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { smallRecording } from './smallRecording.ts';

const whole = Buffer.concat(smallRecording({ startMs: 0, parts: 8, sound: 1 }));
const file = path.join(temporaryFolder(), '2026-01-01_00-00-00.mp4');
const index = (bytes: Buffer) => {
  writeFileSync(file, bytes);
  const segment = openSegmentFile(file, 0);
  const looked = lookAt(segment, Number.POSITIVE_INFINITY);
  return { segment, looked };
};

describe('a file that grows', () => {
  it('is known the same, however its bytes arrive', () => {
    const { segment: atOnce } = index(whole);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 }), (steps) => {
        const { segment } = index(Buffer.alloc(0));
        let at = 0;
        for (const step of [...steps, whole.length]) {
          appendFileSync(file, whole.subarray(at, at + step));
          at = Math.min(whole.length, at + step);
          lookAt(segment, 3);
        }
        while (lookAt(segment, 3) === 'more');
        expect(segment.parts).toEqual(atOnce.parts);
        expect(segment.damaged).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('counts whole parts only, wherever it is cut off', () => {
    const { segment: all } = index(whole);
    const ends = all.parts.map(({ offset, size }) => offset + size);
    // From the whole file down, a byte less each time: written once.
    for (let length = whole.length; length >= 0; length--) {
      truncateSync(file, length);
      const segment = openSegmentFile(file, 0);
      const looked = lookAt(segment, Number.POSITIVE_INFINITY);
      expect([looked, segment.damaged]).toEqual(['done', false]);
      expect(segment.parts.length).toBe(ends.filter((end) => end <= length).length);
    }
  }, 60_000);

  it('is read anew when another file takes its name', () => {
    const { segment } = index(whole);
    const other = Buffer.concat(smallRecording({ startMs: 0, parts: 2 }));
    writeFileSync(file, other);
    lookAt(segment, 100);

    expect(segment.parts).toHaveLength(2);
    expect(segment.header?.tracks).toHaveLength(1);
  });
});

describe('a damaged file', () => {
  it('loses the damaged part and none after it', () => {
    const { segment: all } = index(whole);
    const { offset, headSize } = all.parts[3] ?? { offset: 0, headSize: 0 };
    const { segment } = index(Buffer.from(whole).fill(0, offset, offset + headSize));

    expect(segment.damaged).toBe(true);
    expect(segment.parts).toEqual(all.parts.toSpliced(3, 1));
  });

  it('is read without an error and within its bounds, whatever bytes it holds', () => {
    const hits = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(hits, (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const { segment, looked } = index(bytes);
        expect(looked).toBe('done');
        for (const { offset, size } of segment.parts) expect(offset + size).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused where it never was a recording', () => {
    const { segment } = index(Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'.repeat(9)));

    expect(segment).toMatchObject({ refused: true, parts: [] });
  });
});
