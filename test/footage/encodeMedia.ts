// Footage of every kind of camera, made by real encoders, with readable frame numbers: what cuts are judged against.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CELL, CODE_CELLS, cellSamples, stripCells } from '../../infra/local/capture/frameStrip.ts';
import type { Header, Track } from '../../src/recordings/header.ts';
import type { Sample } from '../../src/recordings/part.ts';
import { lookAt, openSegmentFile, samplesOf } from '../../src/recordings/segmentFile.ts';

export interface MediaOptions {
  /** Frames from one place where decoding can begin to the next. */
  readonly gop?: number;
  /** More options for the encoder of the pictures. */
  readonly picture?: readonly string[];
  /** Options for that of the sound; none: no sound. */
  readonly sound?: readonly string[];
  readonly frames?: number;
  /** Pixels; at least those of the strip, which is all there is unless told. */
  readonly size?: readonly [width: number, height: number];
}

/** Coded pictures and sound, on the encoder's own axis. */
export interface Media {
  readonly gop: number;
  readonly video: MediaTrack;
  readonly audio: MediaTrack | undefined;
}

export interface MediaTrack {
  readonly track: Track;
  /** In decoding order. */
  readonly samples: readonly (Sample & { readonly data: Buffer })[];
}

const WIDTH = CODE_CELLS * CELL;
const HEIGHT = 4 * CELL;
export const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '0'];
export const AAC = ['-c:a', 'aac', '-ar', '48000', '-b:a', '64k'];

export async function encodeMedia(ffmpeg: string, options: MediaOptions = {}): Promise<Media> {
  const { gop = 30, picture = H264, sound = AAC, frames = 300, size: [width, height] = [WIDTH, HEIGHT] } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'film-room-media-'));
  const file = path.join(folder, 'media.mp4');
  const input = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${WIDTH}x${HEIGHT}`, '-r', '30', '-i', 'pipe:0'];
  const noise = ['-f', 'lavfi', '-t', String(frames / 30), '-i', 'anoisesrc=c=pink:a=0.3:seed=7:r=48000'];
  const keyframes = ['-g', String(gop), '-keyint_min', String(gop), '-sc_threshold', '0'];
  const fragments = ['-movflags', 'empty_moov+default_base_moof+frag_keyframe', '-video_track_timescale', '90000'];
  const around = ['-vf', `pad=${width}:${height}:0:0`];
  const output = [...around, '-pix_fmt', 'yuv420p', ...picture, ...keyframes, ...sound, ...fragments, '-y', file];
  const maps = sound.length > 0 ? ['-map', '0:v', '-map', '1:a'] : ['-map', '0:v'];
  const child = spawn(ffmpeg, ['-nostdin', '-loglevel', 'error', ...input, ...noise, ...maps, ...output], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  try {
    const ended = once(child, 'close');
    for (let n = 0; n < frames; n++) if (!child.stdin.write(rawFrame(n))) await once(child.stdin, 'drain');
    child.stdin.end();
    const [exitCode] = await ended;
    if (exitCode !== 0) throw new Error(`ffmpeg exited with ${exitCode}`);
    return mediaIn(file, gop);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [WHITE, BLACK] = [cellSamples('white')[0] ?? 0, cellSamples('black')[0] ?? 0];

/** The code strip, and something that moves under it, so that encoders refer to other frames. */
function rawFrame(n: number): Buffer {
  const [cells] = stripCells({ frame: n, camera: 1, name: '', wall: new Date(0) }, CODE_CELLS);
  const frame = Buffer.alloc(WIDTH * HEIGHT, BLACK);
  const row = Buffer.concat(cells.map((cell) => Buffer.alloc(CELL, cell === 'white' ? WHITE : BLACK)));
  for (let y = 0; y < CELL; y++) row.copy(frame, y * WIDTH);
  const x = (n * 7) % (WIDTH - 2 * CELL);
  for (let y = 2 * CELL; y < 3 * CELL; y++) frame.fill(40 + (n % 150), y * WIDTH + x, y * WIDTH + x + CELL);
  return frame;
}

function mediaIn(file: string, gop: number): Media {
  const segment = openSegmentFile(file, 0);
  lookAt(segment, Number.POSITIVE_INFINITY);
  const { tracks } = segment.header as Header;
  const bytes = readFileSync(file);
  const runs = samplesOf(segment, segment.parts);
  const trackOf = (kind: string): MediaTrack | undefined => {
    const track = tracks.find((one) => one.kind === kind);
    const samples = runs.filter((run) => run.track === track).flatMap((run) => run.samples);
    const withData = samples.map((sample) => ({
      ...sample,
      data: bytes.subarray(sample.offset, sample.offset + sample.size),
    }));
    return track && { track, samples: withData };
  };
  const video = trackOf('video');
  if (!video || video.samples.length === 0) throw new Error('ffmpeg made no pictures');
  return { gop, video, audio: trackOf('audio') };
}
