import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aacSampleEntry, h264SampleEntry } from '../../../src/recordings/sampleEntries.ts';
import { encode } from './encoder.ts';
import { fieldPainter } from './field.ts';
import { NAL, nalType, nalUnits, type StreamShape, sliceStart, streamShape } from './h264.ts';

/**
 * Eight seconds of football, encoded once and played over and over. A picture's top two rows of macroblocks are left
 * out: `stripSlices` writes them anew for every frame.
 */
export interface Loop {
  readonly pictures: readonly LoopPicture[];
  readonly sound: readonly Buffer[];
  readonly shape: StreamShape;
  /** sps and pps, as MediaMTX repeats them before every picture where decoding can begin. */
  readonly parameterSets: readonly Buffer[];
  readonly videoEntry: Buffer;
  readonly audioEntry: Buffer;
}

export interface LoopPicture {
  readonly frameNumber: number;
  readonly idrId: number | undefined;
  /** The slices of the third row of macroblocks and below. */
  readonly slices: readonly Buffer[];
}

export interface LoopSettings {
  /** Pixels: a multiple of 16, at least 640. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** Seconds between pictures where decoding can begin: 0.5, 1, 2 or 4. */
  readonly gop: number;
  /** Bits per second of the picture; undefined: what good quality takes, about 0.6 Mb/s at 640 x 360. */
  readonly bitrate: number | undefined;
}

export const SAMPLE_RATE = 48_000;
/** Samples in a frame of AAC. */
export const SOUND_FRAME = 1024;
/** Whole frames of sound fit: 8 s are 375 of 1,024 samples. */
export const LOOP_SECONDS = 8;

export async function loadLoop(settings: LoopSettings): Promise<Loop> {
  const { width, height, fps, gop } = settings;
  if (width % 16 !== 0 || width < 640) throw new Error(`width ${width}: a multiple of 16, at least 640`);
  if (!Number.isInteger(fps) || fps < 1 || fps > 120) throw new Error(`fps ${fps}: a whole number, 1 to 120`);
  if (![0.5, 1, 2, 4].includes(gop) || !Number.isInteger(gop * fps)) throw new Error(`gop ${gop}: 0.5, 1, 2 or 4`);
  const { video, audio } = await encodedLoop(settings);
  const units = nalUnits(readFileSync(video));
  const sps = units.find((unit) => nalType(unit) === NAL.sps);
  const pps = units.find((unit) => nalType(unit) === NAL.pps);
  if (!sps || !pps) throw new Error('the encoder wrote no parameter sets');
  const shape = streamShape(sps, pps);
  const pictures = picturesIn(units, shape, width / 16);
  const sound = soundFrames(readFileSync(audio));
  const wanted = { pictures: LOOP_SECONDS * fps, sound: (LOOP_SECONDS * SAMPLE_RATE) / SOUND_FRAME };
  if (pictures.length !== wanted.pictures || sound.length < wanted.sound) {
    throw new Error(`the encoder made ${pictures.length} pictures and ${sound.length} frames of sound`);
  }
  return {
    pictures,
    sound: sound.slice(-wanted.sound),
    shape,
    parameterSets: [sps, pps],
    videoEntry: h264SampleEntry(sps, pps, width, height),
    audioEntry: aacSampleEntry(Buffer.from([0x11, 0x90]), SAMPLE_RATE, 2),
  };
}

/** The encoded streams, from the cache in the system's folder for temporary files if they were made before. */
async function encodedLoop(settings: LoopSettings): Promise<{ video: string; audio: string }> {
  const VERSION = 1; // of this drawing; a new one leaves the old files unused
  const key = createHash('sha256')
    .update(JSON.stringify([VERSION, settings]))
    .digest('hex')
    .slice(0, 16);
  const folder = join(tmpdir(), `filmroom-footage-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const video = join(folder, `${key}.h264`);
  const audio = join(folder, 'crowd.aac');
  await Promise.all([
    existsSync(video) || madeWhole(video, (path) => encodePictures(path, settings)),
    existsSync(audio) || madeWhole(audio, encodeSound),
  ]);
  return { video, audio };
}

/** Two cameras that start at once may both make the file; each sees a whole one. */
async function madeWhole(path: string, make: (path: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  await make(temporary);
  renameSync(temporary, path);
}

async function encodePictures(path: string, { width, height, fps, gop, bitrate }: LoopSettings): Promise<void> {
  const frames = LOOP_SECONDS * fps;
  const painter = fieldPainter(width, height, frames, bitrate === undefined ? 0 : 1);
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'yuv420p',
    '-s',
    `${width}x${height}`,
    '-r',
    String(fps),
    '-i',
    'pipe:0',
  ];
  const group = [
    '-bf',
    '0',
    '-refs',
    '1',
    '-g',
    String(gop * fps),
    '-keyint_min',
    String(gop * fps),
    '-sc_threshold',
    '0',
  ];
  const quality =
    bitrate === undefined
      ? ['-crf', '26']
      : ['-b:v', String(bitrate), '-maxrate', String(bitrate), '-bufsize', String(bitrate)];
  await encode(
    [
      ...input,
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'baseline', ...group, ...quality],
      ...['-x264-params', `slice-max-mbs=${width / 16}`, '-f', 'h264', path],
    ],
    (function* () {
      for (let frame = 0; frame < frames; frame++) yield painter(frame);
    })(),
  );
}

/** The murmur of a crowd, and a short tone at every full second to hear picture and sound together. */
async function encodeSound(path: string): Promise<void> {
  const sound = `0.02*random(0)+if(lt(mod(t,1),0.05),0.1*sin(2*PI*1000*t),0)`;
  const source = `aevalsrc=exprs='${sound}|${sound}':s=${SAMPLE_RATE}:d=${LOOP_SECONDS}`;
  await encode(['-f', 'lavfi', '-i', source, '-c:a', 'aac', '-b:a', '64k', '-f', 'adts', path]);
}

function picturesIn(units: readonly Buffer[], shape: StreamShape, macroblocksInRow: number): LoopPicture[] {
  const pictures: { frameNumber: number; idrId: number | undefined; slices: Buffer[] }[] = [];
  for (const unit of units) {
    if (nalType(unit) !== NAL.slice && nalType(unit) !== NAL.idr) continue;
    const { firstMacroblock, frameNumber, idrId } = sliceStart(unit, shape);
    if (firstMacroblock === 0) pictures.push({ frameNumber, idrId, slices: [] });
    if (firstMacroblock >= 2 * macroblocksInRow) pictures.at(-1)?.slices.push(unit);
  }
  return pictures;
}

/** The frames of an ADTS stream, without their headers. */
function soundFrames(stream: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 0; at + 7 <= stream.length; ) {
    const size = ((stream.readUInt32BE(at + 2) >> 5) & 0x1fff) >>> 0;
    if (size < 7) break;
    frames.push(stream.subarray(at + 7, at + size));
    at += size;
  }
  return frames;
}
