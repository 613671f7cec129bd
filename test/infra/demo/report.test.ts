import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { markedFrames } from '../../../infra/local/demo/checkFrames.ts';
import { openReport, percentile } from '../../../infra/local/demo/report.ts';

describe('the report of the demo', () => {
  it('ends with one line of what was measured', () => {
    const report = openReport(new PassThrough());
    for (const ms of [300, 100, 200]) {
      report.clipAskedFor();
      report.clipReady(ms, '');
      report.frameError(0);
    }
    report.clipAskedFor();

    expect(report.verdict(72).lastLine).toBe(
      'clips ready 3/4 · OUT to ready p50 200 ms p95 300 ms · frame error max 0 · events 72',
    );
  });

  it('names what did not hold, and only that', () => {
    const report = openReport(new PassThrough());
    report.expect(true, 'the sun rises');
    report.expect(false, 'pigs\n fly');

    expect(report.verdict(0).unmet).toEqual(['pigs fly']);
  });

  it('says so when clips were slow', () => {
    const report = openReport(new PassThrough());
    report.clipReady(1_001, 'cut after 990 ms, heard after 1001 ms');

    expect(report.verdict(0).notes).toEqual([
      expect.stringMatching(/at most 1000 ms; the slowest clip was cut after 990 ms/),
    ]);
  });

  it('says when, who and what, without what a terminal would obey', async () => {
    const out = new PassThrough();
    openReport(out).say('coach A', 'IN\u001b[2J now');
    out.end();

    expect(await text(out)).toBe('  0:00  coach A   IN now\n');
  });

  it('ranks nothing where nothing is', () => {
    expect(openReport(new PassThrough()).verdict(0).lastLine).toBe(
      'clips ready 0/0 · OUT to ready p50 - ms p95 - ms · frame error max - · events 0',
    );
    expect(percentile([5], 95)).toBe(5);
  });
});

describe('the marked frames', () => {
  const camera = { startMs: 1_000, fps: 30 };

  it.each([
    [1_000, 2_000, 0, 29],
    [1_001, 2_001, 0, 30],
    // 1033.33 is frame 1: at 1,033 frame 0 is still on screen.
    [1_033, 1_034, 0, 1],
    [1_034, 1_066, 1, 1],
    [1_100, 1_100 + 1, 3, 3],
  ])('from %d to %d are %d to %d', (inMs, outMs, first, last) => {
    expect(markedFrames(camera, inMs, outMs)).toEqual({ first, last });
  });
});
