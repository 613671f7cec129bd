import { join } from 'node:path';
import { type Beats, startBeats } from './beats.ts';
import { openFeed } from './feed.ts';
import { loadLoop } from './loop.ts';

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
  /** Seconds between heartbeats; 5 unless told. */
  readonly beat?: number;
  readonly log?: (line: string) => void;
}

/** Footage written at once at full speed, before others get their turn. */
const SECONDS_AT_ONCE = 5;

export async function startCamera(options: CameraOptions): Promise<Camera> {
  const { recordings, path, part = 0.2, segment = 600, gop = 1, fps = 30, width = 640, height = 360 } = options;
  const { bitrate, audio = true, speed = 'real', log = () => {} } = options;
  const { stopAfter = Number.POSITIVE_INFINITY, crashAfter = Number.POSITIVE_INFINITY } = options;
  const endAfter = Math.min(stopAfter, crashAfter);
  if (speed === 'max' && endAfter === Number.POSITIVE_INFINITY) throw new Error('full speed needs an end');

  const loop = await loadLoop({ width, height, fps, gop, bitrate });
  const startMs = options.startMs ?? Date.now();
  const folder = join(recordings, path);
  const feed = openFeed(loop, { folder, path, fps, width, height, gop, part, segment, audio, startMs });
  for (const [from, to] of options.gaps ?? []) feed.gap(from, to);
  const every = options.beat === undefined ? undefined : options.beat * 1000;
  const beats = options.platform && startBeats({ ...options.platform, every, log });
  const silences = beats ? planSilences(beats, options.silent ?? []) : [];

  const { promise: ended, resolve } = Promise.withResolvers<'stopped' | 'crashed'>();
  let timer: NodeJS.Timeout | undefined;
  let over = false;

  function end(how: 'stopped' | 'crashed'): void {
    if (over) return;
    over = true;
    clearTimeout(timer);
    for (const silence of silences) clearTimeout(silence);
    beats?.stop();
    if (how === 'stopped') feed.close();
    else feed.crash();
    resolve(how);
  }

  /** Hands over what has been taken by now, then sleeps until the next picture. */
  function work(): void {
    const now = speed === 'max' ? feed.nextTime() + SECONDS_AT_ONCE : (Date.now() - startMs) / 1000;
    feed.sendUntil(Math.min(now, endAfter));
    if (now >= endAfter) {
      end(crashAfter <= stopAfter ? 'crashed' : 'stopped');
      return;
    }
    const dueMs = startMs + feed.nextPictureTime() * 1000;
    timer = setTimeout(work, speed === 'max' ? 0 : Math.max(1, dueMs - Date.now()));
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
    gap: (seconds) => feed.gap(feed.nextTime(), feed.nextTime() + seconds),
  };
}

function planSilences(beats: Beats, spans: readonly (readonly [number, number])[]): NodeJS.Timeout[] {
  return spans.flatMap(([from, to]) => [
    setTimeout(() => beats.silence(), from * 1000),
    setTimeout(() => beats.resume(), to * 1000),
  ]);
}
