// A session as the command left it, while the read models are late.
import { scheduleSession } from '../../commands/session/scheduleSession.ts';
import type { SessionState } from '../../domain/session/session.ts';
import { isoOf } from '../../domain/values.ts';
import type { SessionRow } from '../../projections/sessionList/projection.ts';

/** A fold remembers little of a session: what it does not, comes from the row or, for a new one, from the input. */
export function sessionRowOf(
  team: string,
  { status, plan, description }: SessionState,
  row: SessionRow | undefined,
  position: bigint,
  input: unknown,
): SessionRow | null {
  const planned = {
    name: description.name,
    opponent: description.opponent ?? null,
    season: description.season ?? null,
    week: description.week ?? null,
    scheduled_start: plan.scheduledStart ?? null,
    location: plan.location ?? null,
    time_zone: plan.timeZone,
  };
  if (row) return { ...row, status, ...planned, position };
  const scheduled = scheduleSession.input.safeParse(input);
  if (!scheduled.success) return null;
  const { sessionId, type, scheduledStart } = scheduled.data;
  return {
    team,
    id: sessionId,
    type,
    status,
    ...planned,
    actual_start: null,
    actual_end: null,
    cancel_reason: null,
    ended_at: null,
    served_by: [],
    sort_at: scheduledStart ?? isoOf(Date.now()),
    position,
  };
}
