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
  readonly cancel_reason: string | null;
  /** When it was completed or called off; null while it may still go on. */
  readonly ended_at: string | null;
  /** Channels that were ever assigned to it, in the order of their first assignment. */
  readonly served_by: readonly string[];
  readonly sort_at: string;
  readonly position: bigint;
}

export const sessionList: Projection<SessionRow> = {
  table: 'session_list',
  version: 2,
  keys: ({ type, stream, data }) => {
    if (type === 'ChannelAssigned') return [data.sessionId];
    const name = parseStream(stream);
    return name?.noun === 'session' ? [name.id] : [];
  },
  apply: (row, event) => {
    const { position } = event;
    const change = (fields: Partial<SessionRow>): SessionRow => ({ ...must(row, event), ...fields, position });
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
          cancel_reason: null,
          ended_at: null,
          served_by: [],
          sort_at: scheduledStart ?? event.meta.recordedAt,
          position,
        };
      }
      case 'SessionRescheduled': {
        const { scheduledStart, timeZone, location } = event.data;
        return change({
          status: 'scheduled',
          scheduled_start: scheduledStart,
          time_zone: timeZone,
          location: location ?? null,
          cancel_reason: null,
          ended_at: null,
          sort_at: scheduledStart,
        });
      }
      case 'SessionDescribed': {
        const { name, opponent, location, season, week } = event.data;
        return change({
          name,
          opponent: opponent ?? null,
          location: location ?? null,
          season: season ?? null,
          week: week ?? null,
        });
      }
      case 'SessionCancelled':
        return change({ status: 'cancelled', cancel_reason: event.data.reason ?? null, ended_at: event.data.at });
      case 'SessionStarted':
        return change({ status: 'active', actual_start: event.data.at });
      case 'SessionPaused':
        return change({ status: 'paused' });
      case 'SessionResumed':
        return change({ status: 'active' });
      case 'SessionCompleted':
        return change({ status: 'completed', actual_end: event.data.at, ended_at: event.data.at });
      case 'SessionReopened':
        return change({ status: 'active', actual_end: null, ended_at: null });
      case 'GameClockAnchored':
        return change({});
      case 'ChannelAssigned': {
        // The session's own stream may be set aside: that is no reason to set the channel's aside too.
        if (!row || row.served_by.includes(event.data.channelId)) return row;
        return change({ served_by: [...row.served_by, event.data.channelId] });
      }
      default:
        return row;
    }
  },
};
