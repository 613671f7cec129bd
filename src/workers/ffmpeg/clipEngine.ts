// Turning footage into clips and pictures: planned purely, written by an engine, checked by reading it back.
import type { ClipPlan } from '../../recordings/clipPlan.ts';

/** One way to turn a plan into a file. Engines differ in what they cost, never in what a clip shows. */
export interface ClipEngine {
  readonly name: string;
  /** Writes the clip to `target`, which nobody reads yet. Need not be durable: that is the caller's. */
  write(plan: ClipPlan, target: string, signal: AbortSignal): Promise<void>;
}
