import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { planClip } from '../../recordings/clipPlan.ts';
import type { Footage } from '../../recordings/footage.ts';
import { pictureArguments } from './cutArguments.ts';
import { asCutError, CutError } from './cutError.ts';
import { FfmpegFailed, runFfmpeg } from './runFfmpeg.ts';
import { temporaryFor } from './temporaries.ts';
import { writeKeyframe } from './windowFile.ts';

export interface PictureOptions {
  readonly ffmpeg: string;
  /** Pixels at most; the height follows. */
  readonly width?: number;
  readonly signal?: AbortSignal;
  readonly timeLimitMs?: number;
}

/**
 * The keyframe that the window's first frame builds on, straight from the recording, as a JPEG: it need not wait for a
 * film. Undefined where nothing of the window is on disk.
 */
export async function takeKeyframe(
  footage: Footage,
  target: string,
  options: PictureOptions,
): Promise<{ bytes: number } | undefined> {
  const plan = planClip(footage);
  if (!plan) return undefined;
  await mkdir(dirname(target), { recursive: true });
  const window = `${temporaryFor(target)}.window`;
  try {
    await writeKeyframe(plan, window);
    return await takePicture(window, target, options);
  } finally {
    await rm(window, { force: true });
  }
}

/** The first picture that a clip shows, as a JPEG; appears whole or not at all. Cuts go first, so it is nice. */
export async function takePicture(clip: string, target: string, options: PictureOptions): Promise<{ bytes: number }> {
  const { ffmpeg, width = 640, signal, timeLimitMs = 30_000 } = options;
  const temporary = temporaryFor(target);
  try {
    await runFfmpeg({ ffmpeg, niceness: 10, timeLimitMs, signal, ...pictureArguments(clip, temporary, width) });
    const { size } = await stat(temporary);
    if (size === 0) throw new CutError('CLIP_ENCODER', 'The picture came out empty.');
    await rename(temporary, target);
    return { bytes: size };
  } catch (error) {
    await rm(temporary, { force: true });
    if (signal?.aborted) throw signal.reason;
    if (error instanceof FfmpegFailed) {
      throw new CutError('CLIP_ENCODER', 'FFmpeg could not take the picture.', `${error.message}\n${error.complaints}`);
    }
    throw asCutError(error);
  }
}
