// Turning footage into clips and pictures: planned purely, written by an engine, checked by reading it back.
import type { ClipPlan } from '../../recordings/clipPlan.ts';

/** Engines that exist; a third that encodes anew (exports, cutups) has its place beside them. */
export type EngineName = 'remux' | 'ffmpeg';

export type Progress = (share: number) => void;

/** One way to turn a plan into a file. Engines differ in what they cost, never in what a clip shows. */
export interface ClipEngine {
  /**
   * Writes the clip to `target`, which nobody reads yet. Need not be durable: that is the caller's.
   * @param signal once it aborts, nothing goes on: the promise rejects with its reason
   * @param progress is told the share of the film that is written, 0 to 1, as it grows
   * @returns who wrote it, for where several stand behind one
   */
  write(plan: ClipPlan, target: string, signal: AbortSignal, progress?: Progress): Promise<EngineName>;
}
