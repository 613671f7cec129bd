// A clip's facts, one by one, for specs of what may follow them.
import {
  clipDiscarded,
  clipFailed,
  clipGenerationRequested,
  clipGenerationStarted,
  clipMarkedIn,
  clipMarkedOut,
  clipReady,
  clipTrimmed,
} from '../../src/domain/clip/events.ts';
import { channelId, clipId, inAt, outAt, playId, samples, sessionId } from './samples.ts';

/** OUT as it is set anew. */
export const trimmedTo = '2026-11-14T20:14:20.000Z';

export const markedIn = clipMarkedIn({ clipId, sessionId, playId, channelId, channelIds: [channelId], inAt });
export const markedOut = clipMarkedOut({ clipId, outAt });
export const request = { clipId, channelId, generation: 1, retry: 0, from: inAt, to: outAt };
export const requested = clipGenerationRequested(request);
export const started = clipGenerationStarted({ clipId, generation: 1, attempt: 1 });
export const failed = clipFailed({ clipId, generation: 1, code: 'CLIP_ENCODER', retryable: true, text: 'no film' });
export const ready = clipReady(clipReady.data.parse(samples.FinishClip));
export const discarded = clipDiscarded({ clipId });

export const trimmed = clipTrimmed({ clipId, inAt, outAt: trimmedTo });
export const requestedAgain = clipGenerationRequested({ ...request, generation: 2, to: trimmedTo });
export const startedAgain = clipGenerationStarted({ clipId, generation: 2, attempt: 1 });
export const readyAgain = clipReady({ ...ready.data, generation: 2, endAt: trimmedTo });

export const pending = [markedIn, markedOut, requested];
export const processing = [...pending, started];
export const cut = [...processing, ready];
/** A clip of which a second cut is under way. */
export const cutAnew = [...cut, trimmed, requestedAgain, startedAgain];
