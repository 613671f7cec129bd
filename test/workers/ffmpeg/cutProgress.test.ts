import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cutClip } from '../../../src/workers/ffmpeg/cutClip.ts';
import { ffmpegEngine } from '../../../src/workers/ffmpeg/ffmpegEngine.ts';
import { remuxEngine } from '../../../src/workers/remux/remuxEngine.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { at, CHANNEL, engine, filesIn, insteadOfFfmpeg, recorded } from './cutting.ts';

/** Twenty megabytes: several portions of what is copied at once. */
const { recordings } = await recorded({ stopAfter: 20, bitrate: 8_000_000 });
const footage = () => recordings.footage(CHANNEL, at(100), at(19_900));

describe.each([
  ['remux', remuxEngine],
  ['ffmpeg', engine],
])('a cut by %s', (_, by) => {
  it('tells how much of the film is written, ever more of it', async () => {
    const shares: number[] = [];
    const target = path.join(temporaryFolder(), 'clip.mp4');
    await cutClip(await footage(), { target, engine: by, progress: (share) => void shares.push(share) });
    expect(shares.length).toBeGreaterThan(2);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  });

  it('ends in the middle when it is told to, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const stop = new AbortController();
    const shares: number[] = [];
    const progress = (share: number) => {
      shares.push(share);
      stop.abort(new Error('nobody wants it'));
    };
    const cutting = cutClip(await footage(), {
      target: path.join(folder, 'clip.mp4'),
      engine: by,
      signal: stop.signal,
      progress,
    });
    await expect(cutting).rejects.toThrow('nobody wants it');
    expect(shares).toHaveLength(1);
    expect(filesIn(folder)).toEqual([]);
  });
});

it('a cut that takes longer than it may is given up, to be tried again', async () => {
  const folder = temporaryFolder();
  const sleeping = ffmpegEngine({ ffmpeg: insteadOfFfmpeg('sleep 60') });
  const cutting = cutClip(await footage(), {
    target: path.join(folder, 'clip.mp4'),
    engine: sleeping,
    timeLimitMs: 300,
  });
  await expect(cutting).rejects.toMatchObject({
    code: 'CLIP_ENCODER',
    retryable: true,
    message: 'The cut took too long.',
  });
  expect(filesIn(folder)).toEqual([]);
});
