// What a session must remember to decide.
import type { Noun } from '../noun.ts';
import type { Instant } from '../values.ts';
import type { SessionEvent } from './events.ts';
import { type SessionCommand, sessionMachine } from './machine.ts';

export interface SessionState {
  readonly status: 'none' | 'scheduled' | 'active' | 'paused' | 'completed' | 'cancelled';
  readonly sessionId?: string;
  readonly plan: SessionPlan;
}

export interface SessionPlan {
  readonly scheduledStart?: Instant | undefined;
  readonly timeZone: string;
  readonly location?: string | undefined;
}

function evolve(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'SessionScheduled':
    case 'SessionRescheduled': {
      const { sessionId, scheduledStart, timeZone, location } = event.data;
      return { status: 'scheduled', sessionId, plan: { scheduledStart, timeZone, location } };
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
  initial: { status: 'none', plan: { timeZone: 'UTC' } },
  status: (state) => state.status,
  evolve,
  scope: (_before, after) => ({ session: after.sessionId }),
  remembers: Number.POSITIVE_INFINITY,
};
