// What tells of the game clock: readings of the scoreboard, and when the clock could not run.
import type { Recorded } from '../../domain/event.ts';
import type { DomainEvent } from '../../domain/facts.ts';
import type { ClockChange } from '../../domain/session/gameClock.ts';
import type { Projection, Row } from '../projection.ts';

/** A row an event: its id is the event's. */
export interface GameClockRow extends Row {
  readonly session_id: string;
  readonly kind: ClockChange['kind'];
  readonly at: string;
  /** These three are null where nothing was read. */
  readonly quarter: number | null;
  readonly clock: number | null;
  readonly running: boolean | null;
  readonly position: bigint;
}

/** Undefined where the event says nothing of a game clock. */
export function clockChangeOf(
  event: Recorded<DomainEvent>,
): (ClockChange & { readonly sessionId: string }) | undefined {
  switch (event.type) {
    case 'GameClockAnchored':
      return { kind: 'read', ...event.data };
    case 'SessionPaused':
    case 'SessionCompleted':
      return { kind: 'stopped', ...event.data };
    case 'SessionResumed':
    case 'SessionReopened':
      return { kind: 'released', at: event.data.at, sessionId: event.data.sessionId };
    default:
      return undefined;
  }
}

export const gameClock: Projection<GameClockRow> = {
  table: 'game_clock',
  version: 1,
  keys: (event) => (clockChangeOf(event) ? [event.id] : []),
  apply: (row, event) => {
    const change = clockChangeOf(event);
    if (!change) return row;
    const { kind, at, sessionId } = change;
    return {
      team: event.meta.team,
      id: event.id,
      session_id: sessionId,
      kind,
      at,
      quarter: change.kind === 'read' ? change.quarter : null,
      clock: change.kind === 'read' ? change.clock : null,
      running: change.kind === 'read' ? change.running : null,
      position: event.position,
    };
  },
};
