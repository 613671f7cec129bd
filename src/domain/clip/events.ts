// What happens to a clip: one play seen by one camera. The play and the session stand in every event's metadata.
import { z } from 'zod';
import { type EventOf, fact } from '../event.ts';
import { Id, Instant } from '../values.ts';

export const failureCodes = [
  'CLIP_NO_FOOTAGE',
  'CLIP_FOOTAGE_NOT_YET',
  'CLIP_FOOTAGE_EXPIRED',
  'CLIP_SOURCE_CORRUPT',
  'CLIP_SOURCE_REFUSED',
  'CLIP_NO_SPACE',
  'CLIP_ENCODER',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** Names all channels of the play, so that every angle knows the others. */
export const clipMarkedIn = fact(
  'ClipMarkedIn',
  1,
  z.object({ clipId: Id, sessionId: Id, playId: Id, channelId: Id, channelIds: z.array(Id), inAt: Instant }),
);
export const clipMarkedOut = fact('ClipMarkedOut', 1, z.object({ clipId: Id, outAt: Instant }));
/** The window was set anew. The cut of it that is asked for beside it is a generation of its own. */
export const clipTrimmed = fact('ClipTrimmed', 1, z.object({ clipId: Id, inAt: Instant, outAt: Instant }));
/** Its OUT never came. A late one is welcome all the same. */
export const clipExpired = fact('ClipExpired', 1, z.object({ clipId: Id }));
/** The one fact that makes the worker cut. `retry` counts the requests for the same generation, from 0. */
export const clipGenerationRequested = fact(
  'ClipGenerationRequested',
  1,
  z.object({
    clipId: Id,
    channelId: Id,
    generation: z.number().int().positive(),
    retry: z.number().int().nonnegative(),
    from: Instant,
    to: Instant,
  }),
);
export const clipGenerationStarted = fact(
  'ClipGenerationStarted',
  1,
  z.object({ clipId: Id, generation: z.number().int().positive(), attempt: z.number().int().positive() }),
);
/** The clip stays in processing: the job is tried again. */
export const clipAttemptFailed = fact(
  'ClipAttemptFailed',
  1,
  z.object({
    clipId: Id,
    generation: z.number().int().positive(),
    attempt: z.number().int().positive(),
    code: z.enum(failureCodes),
    retryable: z.boolean(),
  }),
);
export const clipReady = fact(
  'ClipReady',
  1,
  z.object({
    clipId: Id,
    generation: z.number().int().positive(),
    /** Instant of the first shown frame, and the instant at which the last one ends. */
    startAt: Instant,
    endAt: Instant,
    durationMs: z.number().positive(),
    frames: z.number().int().positive(),
    bytes: z.number().int().positive(),
    /** Share of the window that was recorded, 0 to 1. */
    coverage: z.number().min(0).max(1),
    gaps: z.array(z.object({ from: Instant, to: Instant })),
    engine: z.string(),
  }),
);
export const clipThumbnailReady = fact(
  'ClipThumbnailReady',
  1,
  z.object({ clipId: Id, generation: z.number().int().positive() }),
);
export const clipFailed = fact(
  'ClipFailed',
  1,
  z.object({
    clipId: Id,
    generation: z.number().int().positive(),
    code: z.enum(failureCodes),
    retryable: z.boolean(),
    /** Safe to show: no path, no output of a program. */
    text: z.string(),
  }),
);
export const clipFavorited = fact('ClipFavorited', 1, z.object({ clipId: Id }));
export const clipUnfavorited = fact('ClipUnfavorited', 1, z.object({ clipId: Id }));
/** Null: called by its tags again, as before anybody gave it a title. */
export const clipRetitled = fact('ClipRetitled', 1, z.object({ clipId: Id, title: z.string().nullable() }));
export const clipDiscarded = fact('ClipDiscarded', 1, z.object({ clipId: Id }));
export const clipRestored = fact('ClipRestored', 1, z.object({ clipId: Id }));
/** Recorded before the film and its picture are deleted: whoever reads it must take them for gone. */
export const clipFileDeleted = fact(
  'ClipFileDeleted',
  1,
  z.object({ clipId: Id, generation: z.number().int().positive(), reason: z.string() }),
);

export const clipFacts = [
  clipMarkedIn,
  clipMarkedOut,
  clipTrimmed,
  clipExpired,
  clipGenerationRequested,
  clipGenerationStarted,
  clipAttemptFailed,
  clipReady,
  clipThumbnailReady,
  clipFailed,
  clipFavorited,
  clipUnfavorited,
  clipRetitled,
  clipDiscarded,
  clipRestored,
  clipFileDeleted,
] as const;
export type ClipEvent = EventOf<(typeof clipFacts)[number]>;
