import { join } from 'node:path';
import type { TrackToWrite } from '../../../src/recordings/fragmentWriter.ts';
import { type Beats, startBeats } from './beats.ts';
import { CAMERA_BITS, type Cell, stripCells } from './frameStrip.ts';
import { LOOP_SECONDS, type Loop, loadLoop, SAMPLE_RATE, SOUND_FRAME } from './loop.ts';
import { openRecorder, type Recorder } from './recorder.ts';
import { stripSlice } from './stripSlices.ts';

/**
 * A camera and its recorder in one: writes the files that MediaMTX would write for it, and tells the platform that it
 * is there. Frame k is taken at `startMs + k * 1000 / fps`, and says so in its picture.
 */
export interface Camera {
  /** When frame 0 was taken, epoch milliseconds. */
  readonly startMs: number;
  readonly fps: number;
  /** Resolves when it has ended by itself or was ended. */
  readonly ended: Promise<'stopped' | 'crashed'>;
  /** Closes the file as a recorder does, and ends the heartbeats. */
  stop(): void;
  /** Ends at once and leaves the file as it is on disk. */
  crash(): void;
  /** Goes on recording, but sends no heartbeats until `resume`. */
  silence(): void;
  resume(): void;
  /** Loses its connection for that many seconds: a hole in the footage, then a new stream. */
  gap(seconds: number): void;
}

export interface CameraOptions {
  /** Folder of all recordings; files go to `<recordings>/<path>/`. */
  readonly recordings: string;
  readonly path: string;
  /** Seconds. Part and segment are lower limits, as in MediaMTX. */
  readonly part?: number;
  readonly segment?: number;
  readonly gop?: number;
  readonly fps?: number;
  readonly width?: number;
  readonly height?: number;
  /** Bits per second; undefined: what the picture takes. */
  readonly bitrate?: number;
  readonly audio?: boolean;
  /** Epoch milliseconds of frame 0; default: now. */
  readonly startMs?: number;
  /** `max` writes as fast as it can, and needs `stopAfter` or `crashAfter`. */
  readonly speed?: 'real' | 'max';
  /** Seconds of footage since the start. */
  readonly gaps?: readonly (readonly [from: number, to: number])[];
  readonly silent?: readonly (readonly [from: number, to: number])[];
  readonly stopAfter?: number;
  readonly crashAfter?: number;
  readonly platform?: { readonly url: string; readonly token: string; readonly channelId: string };
  readonly log?: (line: string) => void;
}

export async function startCamera(options: CameraOptions): Promise<Camera> {
  const { path, part = 0.2, segment = 600, gop = 1, fps = 30, width = 640, height = 360, bitrate } = options;
  const { speed = 'real', log = () => {} } = options;
  const endAfter = Math.min(
    options.stopAfter ?? Number.POSITIVE_INFINITY,
    options.crashAfter ?? Number.POSITIVE_INFINITY,
  );
  if (speed === 'max' && endAfter === Number.POSITIVE_INFINITY) throw new Error('full speed needs an end');
  const loop = await loadLoop({ width, height, fps, gop, bitrate });
  const startMs = options.startMs ?? Date.now();
  const frames = frameSource(loop, { path, fps, width, startMs });
  const video: TrackToWrite = { id: 1, kind: 'video', timescale: 90_000, sampleEntry: loop.videoEntry, width, height };
  const audio: TrackToWrite = {
    id: 2,
    kind: 'audio',
    timescale: SAMPLE_RATE,
    sampleEntry: loop.audioEntry,
    width: 0,
    height: 0,
  };
  const tracks = options.audio === false ? [video] : [video, audio];
  const gaps = [...(options.gaps ?? [])];
  const folder = join(options.recordings, path);

  let connection: { recorder: Recorder; firstFrame: number; firstSound: number } | undefined;
  let nextFrame = 0;
  let nextSound = 0;

  const secondsOf = { frame: (n: number) => n / fps, sound: (n: number) => (n * SOUND_FRAME) / SAMPLE_RATE };
  const wallNs = (seconds: number) => BigInt(Math.round(startMs * 1000)) * 1000n + BigInt(Math.round(seconds * 1e9));
  const inGap = (seconds: number) => gaps.some(([from, to]) => seconds >= from && seconds < to);

  /** Hands over the next picture or sound; `seconds` is when it was taken. */
  function advance(): void {
    const seconds = nextTime();
    const isFrame = secondsOf.frame(nextFrame) === seconds;
    const n = isFrame ? nextFrame++ : nextSound++;
    if (inGap(seconds)) {
      connection?.recorder.close();
      connection = undefined;
      return;
    }
    if (!connection) {
      // A camera connects with a picture where decoding can begin.
      if (!isFrame || n % (gop * fps) !== 0) return;
      connection = { recorder: openRecorder({ folder, tracks, part, segment }), firstFrame: n, firstSound: nextSound };
    }
    const { recorder, firstFrame, firstSound } = connection;
    if (isFrame) {
      const { data, sync } = frames(n);
      recorder.write(video, { dts: ((n - firstFrame) * 90_000) / fps, cts: 0, sync, data, wallNs: wallNs(seconds) });
    } else if (tracks.length > 1) {
      // The sound's own axis begins with the picture's.
      const lead = Math.round((secondsOf.sound(firstSound) - secondsOf.frame(firstFrame)) * SAMPLE_RATE);
      const data = loop.sound[n % loop.sound.length] ?? Buffer.alloc(0);
      const dts = (n - firstSound) * SOUND_FRAME + lead;
      recorder.write(audio, { dts, cts: 0, sync: true, data, wallNs: wallNs(seconds) });
    }
  }
  function nextTime(): number {
    return Math.min(secondsOf.frame(nextFrame), secondsOf.sound(nextSound));
  }

  const beats = options.platform && startBeats({ ...options.platform, platform: options.platform.url, log });
  const silences = silencePlan(beats, options.silent ?? []);
  const { promise: ended, resolve } = Promise.withResolvers<'stopped' | 'crashed'>();
  let timer: NodeJS.Timeout | undefined;
  let over = false;

  function end(how: 'stopped' | 'crashed'): void {
    if (over) return;
    over = true;
    clearTimeout(timer);
    for (const silence of silences) clearTimeout(silence);
    beats?.stop();
    if (how === 'stopped') connection?.recorder.close();
    else connection?.recorder.crash();
    resolve(how);
  }

  /** Hands over what has been taken by now, then sleeps until the next picture. */
  function work(): void {
    const now = speed === 'max' ? nextTime() + 5 : (Date.now() - startMs) / 1000;
    while (nextTime() <= Math.min(now, endAfter)) advance();
    if (now >= endAfter) {
      end(endAfter === options.crashAfter ? 'crashed' : 'stopped');
      return;
    }
    timer = setTimeout(
      work,
      speed === 'max' ? 0 : Math.max(1, startMs + secondsOf.frame(nextFrame) * 1000 - Date.now()),
    );
  }
  work();

  return {
    startMs,
    fps,
    ended,
    stop: () => end('stopped'),
    crash: () => end('crashed'),
    silence: () => beats?.silence(),
    resume: () => beats?.resume(),
    gap(seconds) {
      gaps.push([nextTime(), nextTime() + seconds]);
    },
  };
}

/** Makes the bytes of frame n: the loop's picture with this frame's strip on top. Frames must come in order. */
function frameSource(
  loop: Loop,
  { path, fps, width, startMs }: { path: string; fps: number; width: number; startMs: number },
) {
  const rowWidth = width / 16;
  const camera = [...path].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 2 ** CAMERA_BITS, 7);
  let shown: [Cell[], Cell[]] = [[], []];

  return (frame: number): { data: Buffer; sync: boolean } => {
    const picture = loop.pictures[frame % (LOOP_SECONDS * fps)];
    if (!picture) throw new Error(`the loop has no picture for frame ${frame}`);
    const { frameNumber, idrId } = picture;
    const wall = new Date(startMs + (frame * 1000) / fps);
    const cells = stripCells({ frame, camera, name: path, wall }, rowWidth);
    const rows = cells.map((row, i) =>
      stripSlice(row, shown[i] ?? [], { firstMacroblock: i * rowWidth, frameNumber, idrId }, loop.shape),
    );
    shown = cells;
    const sync = idrId !== undefined;
    return { data: lengthPrefixed([...(sync ? loop.parameterSets : []), ...rows, ...picture.slices]), sync };
  };
}

/** NAL units as MP4 keeps them: each behind its length in four bytes. */
function lengthPrefixed(units: readonly Buffer[]): Buffer {
  return Buffer.concat(
    units.flatMap((unit) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(unit.length);
      return [length, unit];
    }),
  );
}

function silencePlan(beats: Beats | undefined, spans: readonly (readonly [number, number])[]): NodeJS.Timeout[] {
  if (!beats) return [];
  return spans.flatMap(([from, to]) => [
    setTimeout(() => beats.silence(), from * 1000),
    setTimeout(() => beats.resume(), to * 1000),
  ]);
}
