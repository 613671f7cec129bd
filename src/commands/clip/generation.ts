// Which cut of a clip a worker speaks of. A result for an older one is ignored.
import { z } from 'zod';
import type { ClipState } from '../../domain/clip/clip.ts';
import { type Refusal, refuse } from '../../domain/decision.ts';
import { Id } from '../../domain/values.ts';

export const Generation = z.object({
  clipId: Id,
  generation: z.number().int().positive(),
  /** Which request for this generation, from 0. */
  retry: z.number().int().nonnegative(),
});

/** Undefined where the clip still waits for this cut. */
export const refuseStale = (
  state: Pick<ClipState, 'generation' | 'retry'>,
  generation: number,
  retry: number = state.retry,
): Refusal | undefined =>
  state.generation === generation && state.retry === retry
    ? undefined
    : refuse('CLIP_STALE', `generation ${generation} is not the one that is wanted`, ['generation']);
