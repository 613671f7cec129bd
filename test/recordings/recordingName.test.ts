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

  it.each([
    ['UTC, said so', '2026-11-24_18-16-32-068846Z.mp4'],
    ['another zone', '2026-11-24_13-16-32-068846-0500.mp4'],
    ['one of half an hour', '2026-11-24_23-46-32-068846+0530.mp4'],
    ['beyond midnight', '2026-11-25_08-16-32-068846+1400.mp4'],
    ['seconds since 1970', '1795544192-068846.mp4'],
  ])('may be %s', (_, name) => {
    expect(timeInName(name)).toBeCloseTo(Date.parse('2026-11-24T18:16:32.068Z') + 0.846, 3);
  });

  it.each([
    [
      'the hour that comes twice',
      '2026-11-01_01-30-00-000000-0400.mp4',
      '2026-11-01_01-30-00-000000-0500.mp4',
      3600_000,
    ],
    ['midnight', '2026-11-24_23-59-59-999999.mp4', '2026-11-25_00-00-00-000000.mp4', 0.001],
    ['a new year', '2026-12-31_23-59-59.mp4', '2027-01-01_00-00-00.mp4', 1000],
    ['a leap day', '2028-02-28_23-59-59.mp4', '2028-02-29_00-00-00.mp4', 1000],
  ])('goes on over %s', (_, before, after, ms) => {
    expect((timeInName(after) ?? 0) - (timeInName(before) ?? 0)).toBeCloseTo(ms, 3);
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
    '2024-09-01_13-00-00+01.mp4',
    '12345.mp4',
    'playlist.mp4',
    '',
  ])('is not %j', (name) => {
    expect(timeInName(name)).toBeUndefined();
  });
});
