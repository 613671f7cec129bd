import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CameraOptions, startCamera } from '../../../infra/local/capture/camera.ts';
import { encode, encoderPath } from '../../../infra/local/capture/encoder.ts';
import { readFrameCodes, readFrameNumbers } from '../../../infra/local/capture/frameCode.ts';
import { cameraCode } from '../../../infra/local/capture/pictureSource.ts';
import { announcedHeaderSize, parseHeader } from '../../../src/recordings/header.ts';
import { openRecordings } from '../../../src/recordings/recordings.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

const CHANNEL = 'home-press-box';
const START = Date.parse('2026-09-05T17:00:00.000Z');
const ffmpeg = encoderPath();
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** Footage of another day, written as fast as it can be. */
async function record(options: Partial<CameraOptions>) {
  const recordings = temporaryFolder();
  const camera = await startCamera({
    recordings,
    path: CHANNEL,
    startMs: START,
    speed: 'max',
    stopAfter: 10,
    ...options,
  });
  await camera.ended;
  const folder = path.join(recordings, CHANNEL);
  const files = readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name));
  const headers = files.map((file) => {
    const bytes = readFileSync(file);
    return parseHeader(bytes.subarray(0, announcedHeaderSize(bytes)));
  });
  const footage = await openRecordings(recordings).footage(CHANNEL, new Date(START), new Date(START + 60_000));
  return { files, headers, footage };
}

describe('the footage of a simulated camera', () => {
  it('carries its frame number in every picture, across files', async () => {
    const { files } = await record({ segment: 4 });
    const read = await Promise.all(files.map((file) => readFrameNumbers(file, ffmpeg)));

    expect(files).toHaveLength(3);
    expect(read.flat()).toEqual(numbers(0, 300)); // the last one taken is held, as a recorder does
  });

  it('says which camera took a picture', async () => {
    const { files } = await record({ stopAfter: 1 });
    const cameras = new Set((await readFrameCodes(files[0] ?? '', ffmpeg)).map(({ camera }) => camera));

    expect([...cameras]).toEqual([cameraCode(CHANNEL)]);
  });

  it('keeps its numbers readable at a tenth of the bits', async () => {
    const { files } = await record({ stopAfter: 3 });
    const small = path.join(temporaryFolder(), 'small.mp4');
    await encode(['-i', files[0] ?? '', '-c:v', 'libx264', '-preset', 'veryfast', '-b:v', '60k', '-an', small]);

    expect(await readFrameNumbers(small, ffmpeg)).toEqual(numbers(0, 90));
  });

  it('stands on the wall clock: frame k is k / fps after the start', async () => {
    const { footage } = await record({ segment: 4 });
    const off = footage.pieces.flatMap(({ video }) => video).map(({ wallMs }, k) => wallMs - (START + (k * 1000) / 30));

    expect(Math.max(...off.map(Math.abs))).toBeLessThan(0.05);
  });

  it('is one stream of numbered files that begin where decoding can begin', async () => {
    const { headers, footage } = await record({ segment: 4 });
    const stamps = headers.map((header) => header?.recorder);

    expect(new Set(stamps.map((stamp) => stamp?.streamId)).size).toBe(1);
    expect(stamps.map((stamp) => stamp?.segmentNumber)).toEqual([0, 1, 2]);
    expect(footage.pieces.map(({ video }) => video[0]?.sync)).toEqual([true, true, true]);
    expect(footage.gaps).toEqual([{ from: new Date(START + 10_000), to: new Date(START + 60_000) }]);
  });

  it('has a hole and a new stream where the connection was lost', async () => {
    const { headers, footage } = await record({ gaps: [[3.5, 5.5]] });

    expect(headers.map((header) => header?.recorder?.segmentNumber)).toEqual([0, 0]);
    expect(headers[0]?.recorder?.streamId).not.toBe(headers[1]?.recorder?.streamId);
    expect(footage.gaps[0]).toEqual({ from: new Date(START + 3467), to: new Date(START + 6000) });
  });

  it('keeps its length open after a crash, and loses the part that was under way', async () => {
    const closed = await record({ stopAfter: 3.1, part: 1 });
    const crashed = await record({ stopAfter: undefined, crashAfter: 3.1, part: 1 });
    const seconds = ({ footage }: typeof closed) => footage.pieces[0]?.video.length;

    expect(closed.headers[0]?.closedDurationMs).toBeGreaterThan(3000);
    expect(crashed.headers[0]?.closedDurationMs).toBe(0);
    expect(seconds(crashed)).toBeLessThan(seconds(closed) ?? 0);
  });

  it('may have no sound, other sizes and other rates', async () => {
    const { footage, files } = await record({ audio: false, fps: 50, gop: 2, width: 1280, height: 720, stopAfter: 3 });

    expect(footage.pieces[0]?.header.tracks.map(({ kind, width }) => [kind, width])).toEqual([['video', 1280]]);
    expect(await readFrameNumbers(files[0] ?? '', ffmpeg)).toEqual(numbers(0, 150));
  });
});

describe('a camera that is running', () => {
  it('writes parts as time passes, each in one go', async () => {
    const recordings = temporaryFolder();
    const camera = await startCamera({ recordings, path: CHANNEL, audio: true });
    const index = openRecordings(recordings);
    const lag = await until(
      async () => {
        const reached = await index.recordedUntil(CHANNEL);
        const seconds = ((reached?.getTime() ?? 0) - camera.startMs) / 1000;
        return seconds > 0.9 && Date.now() - (reached?.getTime() ?? 0);
      },
      { what: 'a second of footage' },
    );
    camera.stop();

    expect(lag).toBeLessThan(2000);
    expect(await camera.ended).toBe('stopped');
    expect(statSync(path.join(recordings, CHANNEL)).isDirectory()).toBe(true);
  });

  it('can lose its connection at any time', async () => {
    const recordings = temporaryFolder();
    const camera = await startCamera({ recordings, path: CHANNEL, gop: 0.5 });
    const files = () => readdirSync(path.join(recordings, CHANNEL)).length;
    await until(files, { what: 'the first file' });
    camera.gap(0.2);
    await until(() => files() === 2, { what: 'a second file after the gap' });
    camera.stop();
    await camera.ended;
  });
});

describe('settings that make no sense', () => {
  it.each([
    [{ width: 320 }, /width 320/],
    [{ fps: 29.97 }, /fps 29.97/],
    [{ gop: 3 }, /gop 3/],
    [{ speed: 'max' as const, stopAfter: undefined }, /needs an end/],
  ])('%j are refused', async (settings, message) => {
    await expect(record(settings)).rejects.toThrow(message);
  });
});
