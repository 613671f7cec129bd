// The coach saw the play end: the window is known and the cut is asked for. One command an angle: see playAngles.ts.
import { z } from 'zod';
import { clip, MAX_CLIP_SECONDS, MAX_MARK_AHEAD_MS } from '../../domain/clip/clip.ts';
import { clipGenerationRequested, clipMarkedOut } from '../../domain/clip/events.ts';
import { refuse } from '../../domain/decision.ts';
import { Id, Instant, msOf } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const markClipOut = commandOf(clip)({
  name: 'MarkClipOut',
  audience: ['person'],
  input: z.object({ clipId: Id, outAt: Instant }),
  idOf: ({ clipId }) => clipId,
  marks: 'outAt',
  decide: ({ clipId, outAt }, { inAt, channelId, generation }, { now }) => {
    const lengthMs = msOf(outAt) - msOf(inAt);
    if (lengthMs <= 0) return refuse('CLIP_OUT_BEFORE_IN', 'OUT must come after IN', ['outAt']);
    if (lengthMs > MAX_CLIP_SECONDS * 1_000) {
      return refuse('CLIP_TOO_LONG', `a clip is at most ${MAX_CLIP_SECONDS} s long`, ['outAt']);
    }
    if (msOf(outAt) - msOf(now) > MAX_MARK_AHEAD_MS) {
      return refuse('CLIP_OUT_IN_FUTURE', "OUT lies ahead of the server's clock; set the device's clock to automatic", [
        'outAt',
      ]);
    }
    const request = { clipId, channelId, generation: generation + 1, retry: 0, from: inAt, to: outAt };
    return [clipMarkedOut({ clipId, outAt }), clipGenerationRequested(request)];
  },
});
