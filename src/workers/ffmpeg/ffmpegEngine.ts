import { rm } from 'node:fs/promises';
import { endShowingAfter } from '../../recordings/clipFile.ts';
import type { ClipPlan } from '../../recordings/clipPlan.ts';
import type { ClipEngine, EngineName } from './clipEngine.ts';
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
    async write(plan: ClipPlan, target: string, signal: AbortSignal): Promise<EngineName> {
      const window = `${target}.window`;
      try {
        await writeWindow(plan, window);
        signal.throwIfAborted();
        await runFfmpeg({ ffmpeg, timeLimitMs, signal, ...copyArguments(plan, window, target) });
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
