import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../../infra/local/capture/mediamtx/simulator.ts';
import { type ClipTrack, readClipFile } from '../../../src/recordings/clipFile.ts';
import { openPlaybackApi } from '../../../src/recordings/mediamtx/playbackApi.ts';
import { openRecordings } from '../../../src/recordings/recordings.ts';
import { lookAt, openSegmentFile, samplesOf } from '../../../src/recordings/segmentFile.ts';
import { cutClip } from '../../../src/workers/ffmpeg/cutClip.ts';
import { remuxEngine } from '../../../src/workers/remux/remuxEngine.ts';
import { haveRealRecordings, realChannels, realRecordingsRoot } from '../../recordings/realRecordings.ts';
import { afterFile } from '../../support/cleanup.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** MediaMTX's own `/get` of the same recordings, as it was recorded: its samples are ours, byte for byte. */
const bodies = path.join(realRecordingsRoot, '../bodies');
/** Pictures that are held against those of an answer that is asked for now. */
const LENGTH = 60;
const folder = temporaryFolder();
const recordings = openRecordings(realRecordingsRoot);
const DAY = [new Date('2026-11-24T00:00:00Z'), new Date('2026-11-25T00:00:00Z')] as const;

interface Picture {
  readonly wallMs: number;
  readonly data: Buffer;
  readonly name: string;
  /** Seconds on its file's axis. */
  readonly decodedAt: number;
  /** Among those of its file. */
  readonly index: number;
}

/** Every picture of a channel, in decoding order. */
async function picturesOf(channel: string): Promise<Picture[]> {
  const { pieces } = await recordings.footage(channel, ...DAY);
  return pieces.flatMap(({ path: file, video }) => {
    const bytes = readFileSync(file);
    return video.map(({ wallMs, offset, size, dts }, index) => {
      const data = bytes.subarray(offset, offset + size);
      return { wallMs, data, name: path.basename(file, '.mp4'), decodedAt: dts / 90_000, index };
    });
  });
}

interface Answer {
  readonly video: readonly Buffer[];
  readonly audio: readonly Buffer[];
  /** Pictures before the first that was asked for: MediaMTX gives them no duration. */
  readonly before: number;
}

function answerIn(body: Buffer): Answer {
  const file = path.join(folder, 'answer.mp4');
  writeFileSync(file, body);
  const segment = openSegmentFile(file, 0);
  lookAt(segment, Number.POSITIVE_INFINITY);
  const runs = samplesOf(segment, segment.parts);
  const samples = (kind: string) => runs.filter(({ track }) => track.kind === kind).flatMap(({ samples }) => samples);
  const dataOf = (kind: string) => samples(kind).map(({ offset, size }) => body.subarray(offset, offset + size));
  const before = samples('video').findIndex(({ duration }) => duration > 0);
  return { video: dataOf('video'), audio: dataOf('audio'), before };
}

function samplesIn(clip: string, { chunks, sizes }: ClipTrack): Buffer[] {
  const bytes = readFileSync(clip);
  return chunks.flatMap(({ offset, first, count }) => {
    let at = offset;
    return sizes.slice(first, first + count).map((size) => {
      at += size;
      return bytes.subarray(at - size, at);
    });
  });
}

/** Where these stand among those, one after the other and byte for byte; -1 where they do not. */
function placeOf(wanted: readonly Buffer[], all: readonly Buffer[]): number {
  return all.findIndex((_, at) => wanted.every((one, i) => all[at + i]?.equals(one)));
}

const channels = haveRealRecordings
  ? await Promise.all(realChannels.map(async (channel) => ({ channel, pictures: await picturesOf(channel) })))
  : [];
const answers = existsSync(bodies)
  ? readdirSync(bodies)
      .filter((name) => name.endsWith('.fmp4.mp4'))
      .map((name) => answerIn(readFileSync(path.join(bodies, name))))
  : [];

describe.skipIf(answers.length === 0)('beside what a real MediaMTX answered', () => {
  const placed = answers.flatMap((answer) =>
    channels.flatMap(({ channel, pictures }) => {
      const at = placeOf(
        answer.video,
        pictures.map(({ data }) => data),
      );
      return at < 0 ? [] : [{ ...answer, channel, shown: pictures.slice(at, at + answer.video.length) }];
    }),
  );

  it('every answer holds pictures that follow one another in our index', () => {
    expect(placed.length).toBe(answers.length);
  });

  it('200 cuts hold the same pictures and the same sound, sample by sample', async () => {
    // The last pictures and sounds of an answer may be missing: it ends with the first track that is long enough.
    const MISSING = 8;
    const long = placed.filter(({ video }) => video.length > 2 * MISSING);
    const window = fc.nat(long.length - 1).chain((n) => {
      const last = (long[n]?.video.length ?? 0) - MISSING;
      const between = fc.tuple(
        fc.integer({ min: long[n]?.before ?? 0, max: last - 1 }),
        fc.integer({ min: 1, max: 90 }),
      );
      return between.map(([first, length]) => ({ n, first, end: Math.min(last, first + length) }));
    });
    await fc.assert(
      fc.asyncProperty(window, async ({ n, first, end }) => {
        const answer = long[n]!;
        const moments = [answer.shown[first], answer.shown[end]].map((one) => Math.ceil(one?.wallMs ?? 0));
        const [from = 0, to = 0] = moments.sort((a, b) => a - b);
        fc.pre(to > from);
        const target = path.join(folder, 'clip.mp4');
        const footage = await recordings.footage(answer.channel, new Date(from), new Date(to));
        const { frames } = await cutClip(footage, { target, engine: remuxEngine });
        const { video, audio } = readClipFile(target) ?? {};
        expect(video && placeOf(samplesIn(target, video), answer.video)).toBeGreaterThanOrEqual(0);
        // Of the sound before the first that is heard MediaMTX has none where its answer begins.
        const sounds = audio ? samplesIn(target, audio).slice(first < answer.before + MISSING ? MISSING : 0) : [];
        if (sounds.length > 0) expect(placeOf(sounds, answer.audio)).toBeGreaterThanOrEqual(0);
        expect(frames).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

/** A MediaMTX 1.20 on its usual ports whose `recordPath` is the folder of these recordings; else the simulated one. */
const given = process.env.MEDIAMTX_URL;

describe.skipIf(channels.length === 0)('beside a MediaMTX that is asked now', () => {
  it('200 ranges hold the pictures that our index lists', async () => {
    const simulator = given
      ? undefined
      : await startSimulator({ recordings: realRecordingsRoot, apiPort: 0, playbackPort: 0 });
    if (simulator) afterFile(() => simulator.close());
    const playback = openPlaybackApi(simulator?.playbackUrl ?? `${given}:9996`);
    // It asks the names which file to begin with, and those are up to 34 ms off: what lies at a file's edge would be
    // looked for in its neighbour.
    const SOONER_S = 0.005;
    const EDGE = 4;
    const range = fc.nat(channels.length - 1).chain((n) => {
      const pictures = channels[n]?.pictures ?? [];
      const isAskable = ({ index, name }: Picture, at: number) => index >= EDGE && pictures[at + EDGE]?.name === name;
      const askable = pictures.slice(0, -LENGTH).flatMap((picture, at) => (isAskable(picture, at) ? [at] : []));
      return fc.constantFrom(...askable).map((at) => ({ n, at }));
    });
    await fc.assert(
      fc.asyncProperty(range, async ({ n, at }) => {
        const { channel, pictures } = channels[n]!;
        const first = pictures[at]!;
        const wanted = pictures.slice(at, at + LENGTH).filter(({ name }) => name === first.name);
        const start = momentAfter(first.name, first.decodedAt - SOONER_S);
        const body = await playback.film({ path: channel, start, duration: LENGTH / 30 + 0.5, format: 'fmp4' });
        const { video, before } = answerIn(body ?? Buffer.alloc(0));
        const answered = video.slice(before, before + wanted.length);
        expect(answered.map((one, i) => one.equals(wanted[i]!.data))).toEqual(wanted.map(() => true));
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

/** To the nanosecond. @param name of a recording, without its ending */
function momentAfter(name: string, seconds: number): string {
  const [date, hour, minute, second, fraction] = [name.slice(0, 10), ...name.slice(11).split('-')];
  const wholeNs = BigInt(Date.parse(`${date}T${hour}:${minute}:${second}Z`)) * 1_000_000n;
  const ns = wholeNs + BigInt(fraction ?? '0') * 1_000n + BigInt(Math.round(seconds * 1e9));
  const iso = new Date(Number(ns / 1_000_000_000n) * 1_000).toISOString().slice(0, 19);
  return `${iso}.${String(ns % 1_000_000_000n).padStart(9, '0')}Z`;
}
