import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startCamera } from '../../../infra/local/capture/camera.ts';
import { readFrameNumbers } from '../../../infra/local/capture/frameCode.ts';
import { readClipFile } from '../../../src/recordings/clipFile.ts';
import { openRecordings } from '../../../src/recordings/recordings.ts';
import type { ClipEngine } from '../../../src/workers/ffmpeg/clipEngine.ts';
import { cutClip } from '../../../src/workers/ffmpeg/cutClip.ts';
import { ffmpegEngine } from '../../../src/workers/ffmpeg/ffmpegEngine.ts';
import { runFfmpeg } from '../../../src/workers/ffmpeg/runFfmpeg.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';
import { at, CHANNEL, cut, engine, ffmpeg, filesIn, frameNumbers, insteadOfFfmpeg, recorded } from './cutting.ts';

const clips = temporaryFolder();
/** Half a minute in files of 10 s, with a hole from 20.5 s to 23 s. */
const { recordings } = await recorded({ segment: 10, gaps: [[20.5, 22.5]] });

describe('a clip', () => {
  it.each([
    ['inside a file', 2500, 5300],
    ['from a keyframe on', 3000, 4000],
    ['of one frame', 3400, 3430],
    ['over a file boundary', 9000, 11_500],
    ['three frames around a boundary', 9967, 10_067],
    ['longer than a file', 500, 20_000],
  ])('%s shows exactly the marked frames', async (_, from, to) => {
    const { clip, frames } = await cut(recordings, from, to, clips);

    expect(frames).toEqual(frameNumbers(from, to));
    expect(clip).toMatchObject({ engine: 'ffmpeg', frames: frames.length, coverage: 1, gaps: [] });
  });

  it('shows exactly the marked frames wherever they are marked', async () => {
    const window = fc.record({ from: fc.integer({ min: 0, max: 18_000 }), length: fc.integer({ min: 1, max: 2400 }) });
    await fc.assert(
      fc.asyncProperty(window, async ({ from, length }) => {
        const { frames } = await cut(recordings, from, Math.min(20_400, from + length), clips);
        expect(frames).toEqual(frameNumbers(from, Math.min(20_400, from + length)));
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the wall clock over a hole, and says what is missing', async () => {
    const { clip, frames } = await cut(recordings, 19_000, 25_000, clips);

    expect(frames).toEqual([...frameNumbers(19_000, 20_450), ...frameNumbers(23_000, 25_000)]);
    expect(clip.durationMs).toBeCloseTo(6000, 0);
    expect(clip.gaps).toEqual([{ from: at(20_467), to: at(23_000) }]);
    expect(clip.coverage).toBeCloseTo(1 - 2.533 / 6, 3);
  });

  it('begins with the first picture there is, and says so', async () => {
    const { clip, frames } = await cut(recordings, 22_000, 24_000, clips);

    expect(frames).toEqual(frameNumbers(23_000, 24_000));
    expect(clip).toMatchObject({ startAt: at(23_000), coverage: expect.closeTo(0.5, 2) });
  });

  it('has sound that belongs to its pictures', async () => {
    await cut(recordings, 9500, 11_500, clips);
    const { video, audio } = readClipFile(path.join(clips, '9500-11500.mp4')) ?? {};

    expect(audio?.shownMs).toBeCloseTo(video?.shownMs ?? 0, -2);
    expect(await firstTone(path.join(clips, '9500-11500.mp4'))).toBeCloseTo(0.5, 2);
  });

  it('has its index before its media', async () => {
    await cut(recordings, 1000, 2000, clips);

    expect(readClipFile(path.join(clips, '1000-2000.mp4'))?.startsWithIndex).toBe(true);
  });

  it('may be cut by several at once: one whole file', async () => {
    const folder = temporaryFolder();
    const footage = await recordings.footage(CHANNEL, at(2000), at(4000));
    const target = path.join(folder, 'clip.mp4');
    await Promise.all(Array.from({ length: 5 }, () => cutClip(footage, { target, engine })));

    expect(filesIn(folder)).toEqual(['clip.mp4']);
    expect(await readFrameNumbers(target, ffmpeg)).toEqual(frameNumbers(2000, 4000));
  });

  it('can be cut from a file that is being written, up to what is on disk', async () => {
    const live = temporaryFolder();
    const camera = await startCamera({ recordings: live, path: CHANNEL, gop: 0.5 });
    const index = openRecordings(live);
    const from = new Date(camera.startMs + 300);
    const to = new Date(camera.startMs + 1100);
    await until(async () => ((await index.recordedUntil(CHANNEL)) ?? 0) >= to, { what: 'OUT on disk' });
    const target = path.join(live, 'clip.mp4');
    const clip = await cutClip(await index.footage(CHANNEL, from, to), { target, engine });
    camera.stop();

    expect(clip.coverage).toBe(1);
    expect(await readFrameNumbers(target, ffmpeg)).toEqual(frameNumbers(300, 1100));
  });
});

describe('a clip that cannot be', () => {
  it.each([
    ['CLIP_NO_FOOTAGE', false, 'before the first recording', -20_000, -10_000],
    ['CLIP_NO_FOOTAGE', false, 'in a hole of the recording', 21_000, 22_000],
    ['CLIP_FOOTAGE_NOT_YET', true, 'after what is on disk', 60_000, 70_000],
  ])('is %s (retryable: %s) %s', async (code, retryable, _, from, to) => {
    await expect(cut(recordings, from, to, clips)).rejects.toMatchObject({ code, retryable });
  });

  it('is CLIP_NO_FOOTAGE where the channel never recorded', async () => {
    const footage = await recordings.footage('home-nobody', at(0), at(1000));

    await expect(cutClip(footage, { target: path.join(clips, 'x.mp4'), engine })).rejects.toMatchObject({
      code: 'CLIP_NO_FOOTAGE',
    });
  });

  it('is CLIP_SOURCE_REFUSED where a playlist has the name of a recording', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, CHANNEL));
    const playlist = '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n';
    writeFileSync(path.join(folder, CHANNEL, '2026-09-05_17-00-00.mp4'), playlist);

    await expect(cut(openRecordings(folder), 100, 900, clips)).rejects.toMatchObject({ code: 'CLIP_SOURCE_REFUSED' });
  });

  it('is CLIP_SOURCE_CORRUPT where the pictures have been zeroed', async () => {
    const damaged = await recorded({ stopAfter: 4 });
    const footage = await damaged.recordings.footage(CHANNEL, at(0), at(4000));
    const file = footage.pieces[0]?.path ?? '';
    const bytes = readFileSync(file);
    for (const { offset, size } of footage.pieces[0]?.video ?? []) bytes.fill(0, offset, offset + size);
    writeFileSync(file, bytes);

    await expect(cutClip(footage, { target: path.join(clips, 'x.mp4'), engine })).rejects.toMatchObject({
      code: 'CLIP_SOURCE_CORRUPT',
    });
  });

  it('is CLIP_NO_FOOTAGE where the recording vanishes before it is read', async () => {
    const vanishing = await recorded({ stopAfter: 2 });
    const footage = await vanishing.recordings.footage(CHANNEL, at(0), at(1000));
    rmSync(vanishing.root, { recursive: true });

    await expect(cutClip(footage, { target: path.join(clips, 'x.mp4'), engine })).rejects.toMatchObject({
      code: 'CLIP_NO_FOOTAGE',
    });
  });

  it('leaves nothing behind, and tells people nothing of paths or tools', async () => {
    const folder = temporaryFolder();
    const complaining = insteadOfFfmpeg('echo "/secret/path: it broke" >&2; exit 1');
    const failure = await failureOf(ffmpegEngine({ ffmpeg: complaining }), folder);

    expect(failure).toMatchObject({ code: 'CLIP_ENCODER', retryable: true });
    expect(failure.message).not.toMatch(/secret|\//);
    expect(failure.detail).toContain('/secret/path: it broke');
    expect(filesIn(folder)).toEqual([]);
  });

  it.each([
    ['writes nothing', 'exit 0'],
    ['writes something else', 'for last; do :; done; echo hello > "`echo $last | cut -c 6-`"'],
    ['is shorter than planned', `exec "${ffmpeg}" "$1" -t 0.5 "\${@:2}"`],
  ])('is found out although ffmpeg claims success: it %s', async (_, script) => {
    const folder = temporaryFolder();

    expect(await failureOf(ffmpegEngine({ ffmpeg: insteadOfFfmpeg(script) }), folder)).toMatchObject({
      code: 'CLIP_ENCODER',
    });
    expect(filesIn(folder)).toEqual([]);
  });

  it('is not one engine that shows a frame less', async () => {
    const lazy: ClipEngine = {
      write: (plan, target, signal) => {
        const samples = plan.video.samples.slice(0, -1);
        return engine.write({ ...plan, video: { ...plan.video, samples } }, target, signal);
      },
    };

    expect(await failureOf(lazy, temporaryFolder())).toMatchObject({ code: 'CLIP_ENCODER', detail: /pictures/ });
  });

  it('ends an ffmpeg that hangs, with everything it started', async () => {
    const folder = temporaryFolder();
    const hanging = ffmpegEngine({ ffmpeg: insteadOfFfmpeg('sleep 60 & wait'), timeLimitMs: 200 });

    expect(await failureOf(hanging, folder)).toMatchObject({ code: 'CLIP_ENCODER', detail: /took longer than 200 ms/ });
    expect(filesIn(folder)).toEqual([]);
  });

  it('ends an ffmpeg that talks without end', async () => {
    const talking = ffmpegEngine({ ffmpeg: insteadOfFfmpeg('yes "it goes on and on" >&2') });
    const failure = await failureOf(talking, temporaryFolder());

    expect(failure).toMatchObject({ code: 'CLIP_ENCODER', detail: /said too much/ });
    expect(failure.detail?.length).toBeLessThan(9000);
  });

  it('stops when it is told to, for the reason it is told', async () => {
    const folder = temporaryFolder();
    const stop = new AbortController();
    const footage = await recordings.footage(CHANNEL, at(1000), at(2000));
    const hanging = ffmpegEngine({ ffmpeg: insteadOfFfmpeg('sleep 60') });
    const target = path.join(folder, 'clip.mp4');
    const cutting = cutClip(footage, { target, engine: hanging, signal: stop.signal });
    await until(() => filesIn(folder).length > 0);
    stop.abort(new Error('the worker closes'));

    await expect(cutting).rejects.toThrow('the worker closes');
    expect(filesIn(folder)).toEqual([]);
  });
});

async function failureOf(broken: ClipEngine, folder: string): Promise<Error & { code?: string; detail?: string }> {
  const footage = await recordings.footage(CHANNEL, at(1000), at(3000));
  const target = path.join(folder, 'clip.mp4');
  return cutClip(footage, { target, engine: broken }).then(
    () => Promise.reject(new Error('it succeeded')),
    (error: Error) => error,
  );
}

/** Seconds until the simulator's tone, which sounds at every full second of its clock. */
async function firstTone(file: string): Promise<number> {
  const raw = path.join(temporaryFolder(), 'sound.raw');
  const output = `file:${raw}`;
  const outputOptions = ['-vn', '-af', 'highpass=f=500', '-ac', '1', '-ar', '8000', '-f', 's16le'];
  await runFfmpeg({ ffmpeg, input: `file:${file}`, inputOptions: [], output, outputOptions, timeLimitMs: 10_000 });
  const sound = readFileSync(raw);
  for (let i = 0; i + 1 < sound.length; i += 2) if (Math.abs(sound.readInt16LE(i)) > 1000) return i / 2 / 8000;
  return Number.NaN;
}
