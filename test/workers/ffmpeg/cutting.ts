import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CameraOptions, startCamera } from '../../../infra/local/capture/camera.ts';
import { readFrameNumbers } from '../../../infra/local/capture/frameCode.ts';
import { openRecordings, type Recordings } from '../../../src/recordings/recordings.ts';
import type { ClipEngine } from '../../../src/workers/ffmpeg/clipEngine.ts';
import { cutClip, type FinishedClip } from '../../../src/workers/ffmpeg/cutClip.ts';
import { ffmpegEngine } from '../../../src/workers/ffmpeg/ffmpegEngine.ts';
import { findFfmpeg } from '../../../src/workers/ffmpeg/findFfmpeg.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

/** What a test of cutting stands on: footage with readable frame numbers, the real ffmpeg, and what a player shows. */
export const CHANNEL = 'home-end-zone';
export const START = Date.parse('2026-09-05T17:00:00.000Z');
export const at = (ms: number) => new Date(START + ms);

export const { path: ffmpeg, name: ffmpegName } = await findFfmpeg({ searchPath: process.env.PATH ?? '' });
export const engine = ffmpegEngine({ ffmpeg });

export async function recorded(
  options: Partial<CameraOptions> = {},
): Promise<{ root: string; recordings: Recordings }> {
  const root = temporaryFolder();
  const camera = await startCamera({
    recordings: root,
    path: CHANNEL,
    startMs: START,
    speed: 'max',
    stopAfter: 30,
    ...options,
  });
  await camera.ended;
  return { root, recordings: openRecordings(root) };
}

export interface Shown {
  readonly clip: FinishedClip;
  /** What a decoder shows of the file. */
  readonly frames: number[];
}

/** Cuts [from, to) milliseconds after the start, and decodes the result. */
export async function cut(
  recordings: Recordings,
  fromMs: number,
  toMs: number,
  folder: string,
  by: ClipEngine = engine,
): Promise<Shown> {
  const target = path.join(folder, `${fromMs}-${toMs}.mp4`);
  const footage = await recordings.footage(CHANNEL, at(fromMs), at(toMs));
  const clip = await cutClip(footage, { target, engine: by });
  return { clip, frames: await readFrameNumbers(target, ffmpeg) };
}

/** Numbers of the frames from the one on screen at `fromMs` to the last one before `toMs`, at 30 a second. */
export function frameNumbers(fromMs: number, toMs: number): number[] {
  const first = Math.floor((fromMs * 30) / 1000 + 1e-6);
  const end = Math.ceil((toMs * 30) / 1000 - 1e-6);
  return Array.from({ length: end - first }, (_, i) => first + i);
}

export const filesIn = (folder: string) => readdirSync(folder);

/** A script in ffmpeg's place; returns its path. */
export function insteadOfFfmpeg(script: string): string {
  const file = path.join(temporaryFolder(), 'ffmpeg');
  writeFileSync(file, `#!/bin/bash\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}
