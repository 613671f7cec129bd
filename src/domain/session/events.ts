// What happens to a session. Names and fields are the storage format: read docs/events.md before you touch them.
import { z } from 'zod';
import { type EventOf, fact } from '../event.ts';
import { Id, Instant } from '../values.ts';

export const sessionTypes = ['game', 'practice', 'scrimmage', 'other'] as const;

export const sessionScheduled = fact(
  'SessionScheduled',
  1,
  z.object({
    sessionId: Id,
    name: z.string(),
    type: z.enum(sessionTypes),
    opponent: z.string().optional(),
    location: z.string().optional(),
    season: z.string().optional(),
    week: z.string().optional(),
    scheduledStart: Instant.optional(),
    timeZone: z.string(),
  }),
);
/** Carries the whole plan as it is now; what is absent is not planned any more. */
export const sessionRescheduled = fact(
  'SessionRescheduled',
  1,
  z.object({ sessionId: Id, scheduledStart: Instant, timeZone: z.string(), location: z.string().optional() }),
);
/** Carries the whole description as it is now; what is absent is not said any more. */
export const sessionDescribed = fact(
  'SessionDescribed',
  1,
  z.object({
    sessionId: Id,
    name: z.string(),
    opponent: z.string().optional(),
    location: z.string().optional(),
    season: z.string().optional(),
    week: z.string().optional(),
  }),
);
export const sessionCancelled = fact(
  'SessionCancelled',
  1,
  z.object({ sessionId: Id, at: Instant, reason: z.string().optional() }),
);
export const sessionStarted = fact('SessionStarted', 1, z.object({ sessionId: Id, at: Instant }));
export const sessionPaused = fact('SessionPaused', 1, z.object({ sessionId: Id, at: Instant }));
export const sessionResumed = fact('SessionResumed', 1, z.object({ sessionId: Id, at: Instant }));
export const sessionCompleted = fact('SessionCompleted', 1, z.object({ sessionId: Id, at: Instant }));
export const sessionReopened = fact('SessionReopened', 1, z.object({ sessionId: Id, at: Instant, reason: z.string() }));
/** What the scoreboard showed at an instant: `clock` in seconds left of the quarter, quarter 5 is all overtime. */
export const gameClockAnchored = fact(
  'GameClockAnchored',
  1,
  z.object({ sessionId: Id, quarter: z.number(), clock: z.number(), running: z.boolean(), at: Instant }),
);

export const sessionFacts = [
  sessionScheduled,
  sessionRescheduled,
  sessionDescribed,
  sessionCancelled,
  sessionStarted,
  sessionPaused,
  sessionResumed,
  sessionCompleted,
  sessionReopened,
  gameClockAnchored,
] as const;
export type SessionEvent = EventOf<(typeof sessionFacts)[number]>;
