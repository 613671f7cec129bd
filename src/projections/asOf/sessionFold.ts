import type { Recorded } from '../../domain/event.ts';
import type { DomainEvent } from '../../domain/facts.ts';
import { type ChannelRow, channelBoard } from '../channelBoard/projection.ts';
import { type ClipRow, clipList } from '../clipList/projection.ts';
import { type GameClockRow, gameClock } from '../gameClock/projection.ts';
import type { Projection, Row } from '../projection.ts';
import { type SessionRow, sessionList } from '../sessionList/projection.ts';
import { type TagRow, tagList } from '../tagList/projection.ts';
import { type PlayRow, tagSheet } from '../tagSheet/projection.ts';

/** Rows of one game, table by table, as they were after one of its facts. */
export interface SessionFold {
  readonly sessions: Map<string, SessionRow>;
  readonly channels: Map<string, ChannelRow>;
  readonly clips: Map<string, ClipRow>;
  readonly tags: Map<string, TagRow>;
  readonly plays: Map<string, PlayRow>;
  readonly clock: Map<string, GameClockRow>;
  /** Streams that a table has set aside, as the projector does: `table/stream`. */
  readonly parked: Set<string>;
}

export const emptyFold = (): SessionFold => ({
  sessions: new Map(),
  channels: new Map(),
  clips: new Map(),
  tags: new Map(),
  plays: new Map(),
  clock: new Map(),
  parked: new Set(),
});

/** Rows are never changed in place, so both may go on. */
export const copyOf = (fold: SessionFold): SessionFold => ({
  sessions: new Map(fold.sessions),
  channels: new Map(fold.channels),
  clips: new Map(fold.clips),
  tags: new Map(fold.tags),
  plays: new Map(fold.plays),
  clock: new Map(fold.clock),
  parked: new Set(fold.parked),
});

/**
 * Takes in the next fact of the game's topic: the rows that it changes are replaced. Told to those tables only that look
 * at facts of its noun.
 */
export function takeIn(fold: SessionFold, sessionId: string, noun: string, event: Recorded<DomainEvent>): void {
  const { parked } = fold;
  switch (noun) {
    case 'clip':
      applyTo(fold.clips, parked, clipList, event);
      applyTo(fold.plays, parked, tagSheet, event);
      break;
    case 'tag':
      applyTo(fold.tags, parked, tagList, event);
      applyTo(fold.plays, parked, tagSheet, event);
      break;
    case 'play':
      applyTo(fold.plays, parked, tagSheet, event);
      break;
    case 'session':
      applyTo(fold.sessions, parked, sessionList, event);
      applyTo(fold.clock, parked, gameClock, event);
      break;
    case 'channel':
      beginChannel(fold.channels, sessionId, event);
      applyTo(fold.sessions, parked, sessionList, event);
      applyTo(fold.channels, parked, channelBoard, event);
  }
}

function applyTo<R extends Row>(
  rows: Map<string, R>,
  parked: Set<string>,
  projection: Projection<R>,
  event: Recorded<DomainEvent>,
): void {
  if (parked.size > 0 && parked.has(placeOf(projection, event))) return;
  try {
    for (const id of projection.keys(event)) {
      const row = projection.apply(rows.get(id), event);
      if (row) rows.set(id, row);
      else rows.delete(id);
    }
  } catch {
    // What one read model cannot take is set aside there with the rest of its stream: live rows and these agree.
    parked.add(placeOf(projection, event));
  }
}

const placeOf = ({ table }: { readonly table: string }, { stream }: Recorded<DomainEvent>) => `${table}/${stream}`;

/**
 * A channel's life before the game, and between two assignments, stands under other topics. The fact that assigns it
 * carries what it was by then.
 */
function beginChannel(channels: Map<string, ChannelRow>, sessionId: string, event: Recorded<DomainEvent>): void {
  if (event.type !== 'ChannelAssigned' || event.data.sessionId !== sessionId) return;
  const { channelId, name, path, status } = event.data;
  const before = channels.get(channelId);
  const isUnchanged = before?.status === status;
  channels.set(channelId, {
    team: event.meta.team,
    id: channelId,
    name,
    path,
    input_url: null,
    status,
    status_since: isUnchanged ? before.status_since : event.meta.recordedAt,
    status_reason: isUnchanged ? before.status_reason : null,
    session_ids: [],
    position: event.position,
  });
}
