// What a session must remember to decide.
import type { Noun } from '../noun.ts';
import type { Instant } from '../values.ts';
import type { SessionEvent } from './events.ts';
import { type SessionCommand, sessionMachine } from './machine.ts';

export interface SessionState {
  readonly status: 'none' | 'scheduled' | 'active' | 'paused' | 'completed' | 'cancelled';
  readonly sessionId?: string;
  readonly plan: SessionPlan;
  readonly description: SessionDescription;
}

export interface SessionPlan {
  readonly scheduledStart?: Instant | undefined;
  readonly timeZone: string;
  readonly location?: string | undefined;
}

export interface SessionDescription {
  readonly name: string;
  readonly opponent?: string | undefined;
  readonly season?: string | undefined;
  readonly week?: string | undefined;
}

function evolve(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'SessionScheduled': {
      const { sessionId, scheduledStart, timeZone, location, name, opponent, season, week } = event.data;
      const description = { name, opponent, season, week };
      return { status: 'scheduled', sessionId, plan: { scheduledStart, timeZone, location }, description };
    }
    case 'SessionRescheduled': {
      const { scheduledStart, timeZone, location } = event.data;
      return { ...state, status: 'scheduled', plan: { scheduledStart, timeZone, location } };
    }
    case 'SessionDescribed': {
      const { name, opponent, season, week, location } = event.data;
      return { ...state, plan: { ...state.plan, location }, description: { name, opponent, season, week } };
    }
    case 'SessionCancelled':
      return { ...state, status: 'cancelled' };
    case 'SessionStarted':
    case 'SessionResumed':
    case 'SessionReopened':
      return { ...state, status: 'active' };
    case 'SessionPaused':
      return { ...state, status: 'paused' };
    case 'SessionCompleted':
      return { ...state, status: 'completed' };
    case 'GameClockAnchored':
      return state;
  }
}

export const session: Noun<SessionState, SessionEvent, SessionCommand> = {
  name: 'session',
  machine: sessionMachine,
  initial: { status: 'none', plan: { timeZone: 'UTC' }, description: { name: '' } },
  status: (state) => state.status,
  evolve,
  scope: (_before, after) => ({ session: after.sessionId }),
  remembers: Number.POSITIVE_INFINITY,
};
