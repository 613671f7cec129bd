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
export const sessionStarted = fact('SessionStarted', 1, z.object({ sessionId: Id, at: Instant }));
export const sessionPaused = fact('SessionPaused', 1, z.object({ sessionId: Id, at: Instant }));
export const sessionResumed = fact('SessionResumed', 1, z.object({ sessionId: Id, at: Instant }));
export const sessionCompleted = fact('SessionCompleted', 1, z.object({ sessionId: Id, at: Instant }));
export const sessionReopened = fact('SessionReopened', 1, z.object({ sessionId: Id, at: Instant, reason: z.string() }));

export const sessionFacts = [
  sessionScheduled,
  sessionStarted,
  sessionPaused,
  sessionResumed,
  sessionCompleted,
  sessionReopened,
] as const;
export type SessionEvent = EventOf<(typeof sessionFacts)[number]>;
