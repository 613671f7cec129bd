import { rm, stat } from 'node:fs/promises';
import { endShowingAfter } from '../../recordings/clipFile.ts';
import type { ClipEngine, EngineName, Progress } from './clipEngine.ts';
import { copyArguments } from './cutArguments.ts';
import { CutError } from './cutError.ts';
import { FfmpegFailed, runFfmpeg } from './runFfmpeg.ts';
import { writeWindow } from './windowFile.ts';

export interface FfmpegEngineOptions {
  readonly ffmpeg: string;
  /** How long a copy may take; a copy runs at the speed of the disk. */
  readonly timeLimitMs?: number;
}

/** Cuts by stream copy: no picture is encoded anew, and an edit list hides what is only needed for decoding. */
export function ffmpegEngine({ ffmpeg, timeLimitMs = 60_000 }: FfmpegEngineOptions): ClipEngine {
  return {
    async write(plan, target, signal, progress): Promise<EngineName> {
      const window = `${target}.window`;
      try {
        // The film is written twice: by us, and by FFmpeg from that.
        await writeWindow(plan, window, { signal, progress: progress && ((share) => progress(share / 2)) });
        const { size } = await stat(window);
        const stopWatching = progress && watchGrowth(target, size, (share) => progress((1 + share) / 2));
        try {
          await runFfmpeg({ ffmpeg, timeLimitMs, signal, ...copyArguments(plan, window, target) });
        } finally {
          stopWatching?.();
        }
        // FFmpeg would also show the pictures after OUT that earlier ones refer to, and the end of the last sound.
        endShowingAfter(target, plan.durationMs, plan.lastFrameMs);
        return 'ffmpeg';
      } catch (error) {
        if (!(error instanceof FfmpegFailed)) throw error;
        const code = /no space left on device/i.test(error.complaints) ? 'CLIP_NO_SPACE' : 'CLIP_ENCODER';
        const text =
          code === 'CLIP_NO_SPACE' ? 'There is no room on the disk for this clip.' : 'FFmpeg could not cut this clip.';
        throw new CutError(code, text, `${error.message}\n${error.complaints}`);
      } finally {
        await rm(window, { force: true });
      }
    },
  };
}

const LOOK_EVERY_MS = 250;

/** @returns a function that ends it */
function watchGrowth(file: string, expected: number, progress: Progress): () => void {
  const timer = setInterval(() => {
    stat(file).then(
      ({ size }) => progress(Math.min(1, size / expected)),
      () => {}, // it has not begun yet
    );
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
