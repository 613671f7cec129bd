// Which sessions are there, and how far are they? (Counts come from the clips, by query.)
import { parseStream } from '../../domain/streams.ts';
import { must, type Projection, type Row } from '../projection.ts';

export interface SessionRow extends Row {
  readonly name: string;
  readonly type: string;
  readonly status: string;
  readonly opponent: string | null;
  readonly location: string | null;
  readonly season: string | null;
  readonly week: string | null;
  readonly scheduled_start: string | null;
  readonly actual_start: string | null;
  readonly actual_end: string | null;
  readonly time_zone: string;
  readonly sort_at: string;
  readonly position: bigint;
}

export const sessionList: Projection<SessionRow> = {
  table: 'session_list',
  version: 1,
  keys: ({ stream }) => {
    const name = parseStream(stream);
    return name?.noun === 'session' ? [name.id] : [];
  },
  apply: (row, event) => {
    const { position } = event;
    switch (event.type) {
      case 'SessionScheduled': {
        const { sessionId, name, type, opponent, location, season, week, scheduledStart, timeZone } = event.data;
        return {
          team: event.meta.team,
          id: sessionId,
          name,
          type,
          status: 'scheduled',
          opponent: opponent ?? null,
          location: location ?? null,
          season: season ?? null,
          week: week ?? null,
          scheduled_start: scheduledStart ?? null,
          actual_start: null,
          actual_end: null,
          time_zone: timeZone,
          sort_at: scheduledStart ?? event.meta.recordedAt,
          position,
        };
      }
      case 'SessionStarted':
        return { ...must(row, event), status: 'active', actual_start: event.data.at, position };
      case 'SessionPaused':
        return { ...must(row, event), status: 'paused', position };
      case 'SessionResumed':
        return { ...must(row, event), status: 'active', position };
      case 'SessionCompleted':
        return { ...must(row, event), status: 'completed', actual_end: event.data.at, position };
      case 'SessionReopened':
        return { ...must(row, event), status: 'active', actual_end: null, position };
      default:
        return row;
    }
  },
};
