import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordingName, timeInName } from '../../src/recordings/recordingName.ts';

describe('the name of a recording', () => {
  it('is UTC with microseconds', () => {
    expect(timeInName('2026-11-24_18-16-32-068846.mp4')).toBeCloseTo(Date.parse('2026-11-24T18:16:32.068Z') + 0.846, 3);
  });

  it('may be whole seconds', () => {
    expect(timeInName('2024-09-01_13-00-00.mp4')).toBe(Date.parse('2024-09-01T13:00:00Z'));
  });

  it('is read back from any moment', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 4_102_444_800_000_000n }), (microseconds) => {
        const ms = timeInName(recordingName(microseconds * 1000n + 999n));
        return Math.round((ms ?? Number.NaN) * 1000) === Number(microseconds);
      }),
    );
  });

  it.each([
    '2024-02-30_13-00-00.mp4',
    '2024-09-01_25-00-00.mp4',
    '2024-09-01_13-00-00.mp4.tmp',
    '2024-09-01_13-00-00-12.mp4',
    '-2024-09-01_13-00-00.mp4',
    '2024-09-01 13:00:00.mp4',
    "2024-09-01_13-00-00';.mp4",
    'playlist.mp4',
    '',
  ])('is not %j', (name) => {
    expect(timeInName(name)).toBeUndefined();
  });
});
