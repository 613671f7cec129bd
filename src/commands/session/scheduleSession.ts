// A game, practice or scrimmage is put on the calendar.
import { z } from 'zod';
import { sessionScheduled, sessionTypes } from '../../domain/session/events.ts';
import { session } from '../../domain/session/session.ts';
import { Id, Instant, optional, TimeZone, text } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const scheduleSession = commandOf(session)({
  name: 'ScheduleSession',
  audience: ['person'],
  input: z.object({
    sessionId: Id,
    name: text(120),
    type: z.enum(sessionTypes),
    opponent: optional(text(120)),
    location: optional(text(120)),
    season: optional(text(40)),
    week: optional(text(40)),
    scheduledStart: optional(Instant),
    timeZone: optional(TimeZone).transform((zone) => zone ?? 'UTC'),
  }),
  idOf: ({ sessionId }) => sessionId,
  decide: (input) => [sessionScheduled(input)],
});
