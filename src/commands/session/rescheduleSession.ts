// A session gets another time, or one that was called off another day. What is not named stays as it was planned.
import { z } from 'zod';
import { sessionRescheduled } from '../../domain/session/events.ts';
import { session } from '../../domain/session/session.ts';
import { Id, Instant, optional, TimeZone, text } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const rescheduleSession = commandOf(session)({
  name: 'RescheduleSession',
  audience: ['person'],
  input: z.object({
    sessionId: Id,
    scheduledStart: Instant,
    timeZone: optional(TimeZone),
    location: optional(text(120)),
  }),
  idOf: ({ sessionId }) => sessionId,
  decide: ({ sessionId, scheduledStart, timeZone, location }, { status, plan }) => {
    const next = { scheduledStart, timeZone: timeZone ?? plan.timeZone, location: location ?? plan.location };
    const isAsPlanned =
      status === 'scheduled' &&
      next.scheduledStart === plan.scheduledStart &&
      next.timeZone === plan.timeZone &&
      next.location === plan.location;
    return isAsPlanned ? [] : [sessionRescheduled({ sessionId, ...next })];
  },
});
