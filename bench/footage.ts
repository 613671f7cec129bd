import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCamera } from '../infra/local/capture/camera.ts';

/** Footage to measure cutting on: 1080p30, 8 Mb/s, GOP 2 s, one closed file of 60 s. */
export interface BenchFootage {
  /** Folder of all recordings, and the one channel's path in it. */
  readonly recordings: string;
  readonly path: string;
  /** The file. */
  readonly segment: string;
  /** Moment of frame 0. */
  readonly start: Date;
}

const START = new Date('2026-09-05T17:00:00.000Z');
const VERSION = 4;

/** Made once, kept in the system's folder for temporary files. `part`: seconds, 1 as MediaMTX has it by default. */
export async function benchFootage({ part = 1, seconds = 60 } = {}): Promise<BenchFootage> {
  const recordings = join(tmpdir(), `filmroom-bench-${process.getuid?.() ?? 0}`, `v${VERSION}-${part}-${seconds}`);
  const path = 'home-bench';
  if (!existsSync(recordings)) {
    const unfinished = `${recordings}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    // The strip with the frame number and the sound take the rest of 8 Mb/s.
    const size = { width: 1920, height: 1080, fps: 30, gop: 2, bitrate: 7_000_000 };
    const camera = await startCamera({
      recordings: unfinished,
      path,
      part,
      segment: seconds * 2,
      ...size,
      startMs: START.getTime(),
      speed: 'max',
      stopAfter: seconds,
    });
    await camera.ended;
    rmSync(recordings, { recursive: true, force: true });
    renameSync(unfinished, recordings);
  }
  const [file] = readdirSync(join(recordings, path));
  if (!file) throw new Error(`no footage in ${recordings}: delete it and try again`);
  return { recordings, path, segment: join(recordings, path, file), start: START };
}

/**
 * The control: FFmpeg's own copy command over the whole segment, then fdatasync. Seconds are those of the file.
 */
export async function bareCut(
  ffmpeg: string,
  segment: string,
  from: number,
  length: number,
  target: string,
): Promise<void> {
  const input = ['-nostdin', '-y', '-hide_banner', '-loglevel', 'error', '-progress', 'pipe:1'];
  const window = ['-seek_timestamp', '1', '-ss', from.toFixed(6), '-i', segment, '-t', length.toFixed(6)];
  const copy = ['-map', '0:v:0', '-map', '0:a:0?', '-c', 'copy', '-movflags', '+faststart', '-f', 'mp4', target];
  const child = spawn(ffmpeg, [...input, ...window, ...copy], { stdio: ['ignore', 'ignore', 'inherit'] });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (exitCode !== 0) throw new Error(`ffmpeg exited with ${exitCode}`);
  const file = await open(target, 'r+');
  await file.datasync();
  await file.close();
}
