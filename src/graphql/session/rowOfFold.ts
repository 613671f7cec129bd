// A session as the command left it, while the read models are late.
import { scheduleSession } from '../../commands/session/scheduleSession.ts';
import { isoOf } from '../../domain/values.ts';
import type { SessionRow } from '../../projections/sessionList/projection.ts';

/** A fold remembers little of a session: what it does not, comes from the row or, for a new one, from the input. */
export function sessionRowOf(
  team: string,
  status: string,
  row: SessionRow | undefined,
  position: bigint,
  input: unknown,
): SessionRow | null {
  if (row) return { ...row, status, position };
  const scheduled = scheduleSession.input.safeParse(input);
  if (!scheduled.success) return null;
  const { sessionId, name, type, opponent, location, season, week, scheduledStart, timeZone } = scheduled.data;
  return {
    team,
    id: sessionId,
    name,
    type,
    status,
    opponent: opponent ?? null,
    location: location ?? null,
    season: season ?? null,
    week: week ?? null,
    scheduled_start: scheduledStart ?? null,
    actual_start: null,
    actual_end: null,
    time_zone: timeZone,
    sort_at: scheduledStart ?? isoOf(Date.now()),
    position,
  };
}
