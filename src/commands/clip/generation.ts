// Which cut of a clip a worker speaks of. A result for an older one is ignored.
import { z } from 'zod';
import type { ClipState } from '../../domain/clip/clip.ts';
import { clipGenerationRequested } from '../../domain/clip/events.ts';
import { type Refusal, refuse } from '../../domain/decision.ts';
import { Id } from '../../domain/values.ts';
import type { Window } from './window.ts';

export const Generation = z.object({
  clipId: Id,
  generation: z.number().int().positive(),
  /** Which request for this generation, from 0. */
  retry: z.number().int().nonnegative(),
});

/** A window that was not cut before: the next generation of the clip. */
export const requestCut = (
  { clipId, channelId, generation }: Pick<ClipState, 'clipId' | 'channelId' | 'generation'>,
  { inAt, outAt }: Window,
) => clipGenerationRequested({ clipId, channelId, generation: generation + 1, retry: 0, from: inAt, to: outAt });

/** Undefined where the clip still waits for this cut. */
export const refuseStale = (
  state: Pick<ClipState, 'generation' | 'retry'>,
  generation: number,
  retry: number = state.retry,
): Refusal | undefined =>
  state.generation === generation && state.retry === retry
    ? undefined
    : refuse('CLIP_STALE', `generation ${generation} is not the one that is wanted`, ['generation']);
