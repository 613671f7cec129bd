import { statSync } from 'node:fs';
import { type ClipFile, type ClipTrack, readClipFile } from '../../recordings/clipFile.ts';
import type { ClipPlan, PlannedSample, PlannedTrack } from '../../recordings/clipPlan.ts';
import { mediaProblem } from './checkMedia.ts';
import { CutError } from './cutError.ts';

/** Two frames of the movie's clock and of sound: what rounding may cost. */
const DURATION_TOLERANCE_MS = 50;
/** A tick of the coarsest clock in use, that of FFmpeg's movies. */
const MOMENT_TOLERANCE_MS = 1;

/**
 * An exit code proves nothing: the file itself has to say that it shows what was planned. @throws CutError CLIP_ENCODER
 */
export function checkClip(plan: ClipPlan, path: string): void {
  const clip = readClipFile(path);
  const size = statSync(path).size;
  const problem =
    (!clip && 'it cannot be read back') ||
    (!clip?.startsWithIndex && 'its index is at its end') ||
    (clip?.bytes !== size && `it has ${size} bytes of ${clip?.bytes}`) ||
    pictureProblem(plan, clip?.video) ||
    soundProblem(plan, clip?.audio) ||
    (clip && placeProblem(plan, clip, path));
  if (problem) throw new CutError('CLIP_ENCODER', 'The clip that was cut is not the one that was wanted.', problem);
}

function pictureProblem(plan: ClipPlan, video: ClipTrack | undefined): string | false {
  const { samples } = plan.video;
  if (!video) return 'it has no pictures';
  const { sizes, hidden, shown, shownMs, firstMs, lastMs } = video;
  return (
    (sizes.length !== samples.length && `it holds ${sizes.length} pictures, not ${samples.length}`) ||
    (!samples.every(({ size }, i) => size === sizes[i]) && 'it holds other pictures') ||
    (hidden !== plan.hiddenFrames && `it hides ${hidden} pictures, not ${plan.hiddenFrames}`) ||
    (shown !== plan.shownFrames && `it shows ${shown} pictures, not ${plan.shownFrames}`) ||
    (!isNear(shownMs, plan.durationMs, DURATION_TOLERANCE_MS) && `it shows ${shownMs} ms, not ${plan.durationMs}`) ||
    (!isNear(firstMs, 0, MOMENT_TOLERANCE_MS) && `its first picture comes at ${firstMs} ms`) ||
    (!isNear(lastMs, plan.lastFrameMs, MOMENT_TOLERANCE_MS) &&
      `its last picture comes at ${lastMs} ms, not ${plan.lastFrameMs}`)
  );
}

/** The sound before the first that is heard only serves a decoder to come in smoothly: FFmpeg may leave it out. */
function soundsFor({ samples }: PlannedTrack, { sizes }: ClipTrack): readonly PlannedSample[] {
  return sizes.length === samples.length - 1 ? samples.slice(1) : samples;
}

function soundProblem({ audio }: ClipPlan, sound: ClipTrack | undefined): string | false {
  if (!audio) return false;
  if (!sound) return 'it has no sound';
  const samples = soundsFor(audio, sound);
  const { sizes } = sound;
  return (
    (sizes.length !== samples.length && `it holds ${sizes.length} sounds, not ${samples.length}`) ||
    (!samples.every(({ size }, i) => size === sizes[i]) && 'it holds other sounds')
  );
}

function placeProblem({ video, audio }: ClipPlan, clip: ClipFile, path: string): string | false {
  return (
    (clip.video && mediaProblem(clip, clip.video, video.samples, path)) ||
    (clip.audio && audio && mediaProblem(clip, clip.audio, soundsFor(audio, clip.audio), path)) ||
    false
  );
}

function isNear(value: number, wanted: number, tolerance: number): boolean {
  return Math.abs(value - wanted) <= tolerance;
}
