// A game, practice or scrimmage is put on the calendar.
import { z } from 'zod';
import { sessionScheduled, sessionTypes } from '../../domain/session/events.ts';
import { session } from '../../domain/session/session.ts';
import { team } from '../../domain/team/team.ts';
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
    /** The team's own where absent. */
    timeZone: optional(TimeZone),
  }),
  idOf: ({ sessionId }) => sessionId,
  also: (_input, id) => [{ noun: team, id, path: [], isDefault: true }],
  decide: (input, _state, { seen }) => [
    sessionScheduled({ ...input, timeZone: input.timeZone ?? seen(team)?.timeZone ?? 'UTC' }),
  ],
});
