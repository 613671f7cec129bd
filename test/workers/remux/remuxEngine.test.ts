import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClipFile } from '../../../src/recordings/clipFile.ts';
import { cutClip } from '../../../src/workers/ffmpeg/cutClip.ts';
import { remuxEngine } from '../../../src/workers/remux/remuxEngine.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { at, CHANNEL, cut, filesIn, frameNumbers, recorded } from '../ffmpeg/cutting.ts';

const clips = temporaryFolder();
const { recordings } = await recorded({ segment: 10, gaps: [[20.5, 22.5]], gop: 2 });
const remux = (fromMs: number, toMs: number) => cut(recordings, fromMs, toMs, clips, remuxEngine);

describe('a clip made without FFmpeg', () => {
  it('shows exactly the marked frames wherever they are marked', async () => {
    const window = fc.record({ from: fc.integer({ min: 0, max: 18_000 }), length: fc.integer({ min: 1, max: 2400 }) });
    await fc.assert(
      fc.asyncProperty(window, async ({ from, length }) => {
        const { frames, clip } = await remux(from, Math.min(20_400, from + length));
        expect(frames).toEqual(frameNumbers(from, Math.min(20_400, from + length)));
        expect(clip).toMatchObject({ engine: 'remux', coverage: 1 });
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the wall clock over a hole', async () => {
    const { clip, frames } = await remux(19_000, 25_000);

    // The camera comes back with the next picture where decoding can begin, at 24 s.
    expect(frames).toEqual([...frameNumbers(19_000, 20_450), ...frameNumbers(24_000, 25_000)]);
    expect(clip.durationMs).toBeCloseTo(6000, 0);
  });

  it('hides less than a millisecond before its first picture, whatever a player makes of the edit list', async () => {
    await remux(3900, 5000);
    const { video } = readClipFile(path.join(clips, '3900-5000.mp4')) ?? {};

    expect(video).toMatchObject({ hidden: 57, shown: 33 });
    expect(video?.hiddenMs).toBeLessThan(1);
  });

  it('shows sound as long as its pictures', async () => {
    await remux(9500, 11_500);
    const { video, audio, startsWithIndex } = readClipFile(path.join(clips, '9500-11500.mp4')) ?? {};

    expect(audio?.shownMs).toBeCloseTo(video?.shownMs ?? 0, 0);
    expect(startsWithIndex).toBe(true);
  });

  it('leaves nothing behind when it is told to stop', async () => {
    const folder = temporaryFolder();
    const footage = await recordings.footage(CHANNEL, at(1000), at(2000));
    const signal = AbortSignal.abort(new Error('the worker closes'));
    const target = path.join(folder, 'clip.mp4');

    await expect(cutClip(footage, { target, engine: remuxEngine, signal })).rejects.toThrow('the worker closes');
    expect(filesIn(folder)).toEqual([]);
  });
});
