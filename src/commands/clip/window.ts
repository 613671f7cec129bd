// Which windows a clip may have. The same rules whoever sets one, and whenever.
import { MAX_CLIP_SECONDS, MAX_MARK_AHEAD_MS } from '../../domain/clip/clip.ts';
import { type Refusal, refuse } from '../../domain/decision.ts';
import { type Instant, msOf } from '../../domain/values.ts';

export interface Window {
  readonly inAt: Instant;
  readonly outAt: Instant;
}

/** Undefined where it can be cut. */
export function refuseWindow({ inAt, outAt }: Window, now: Instant): Refusal | undefined {
  const lengthMs = msOf(outAt) - msOf(inAt);
  if (lengthMs <= 0) return refuse('CLIP_OUT_BEFORE_IN', 'OUT must come after IN', ['outAt']);
  if (lengthMs > MAX_CLIP_SECONDS * 1_000) {
    return refuse('CLIP_TOO_LONG', `a clip is at most ${MAX_CLIP_SECONDS} s long`, ['outAt']);
  }
  if (msOf(outAt) - msOf(now) > MAX_MARK_AHEAD_MS) {
    const message = "OUT lies ahead of the server's clock; set the device's clock to automatic";
    return refuse('CLIP_OUT_IN_FUTURE', message, ['outAt']);
  }
  return undefined;
}
