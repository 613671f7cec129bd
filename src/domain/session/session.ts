// What a session must remember to decide.
import type { Noun } from '../noun.ts';
import type { SessionEvent } from './events.ts';
import { type SessionCommand, sessionMachine } from './machine.ts';

export interface SessionState {
  readonly status: 'none' | 'scheduled' | 'active' | 'paused' | 'completed';
  readonly sessionId?: string;
}

function evolve(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'SessionScheduled':
      return { status: 'scheduled', sessionId: event.data.sessionId };
    case 'SessionStarted':
    case 'SessionResumed':
    case 'SessionReopened':
      return { ...state, status: 'active' };
    case 'SessionPaused':
      return { ...state, status: 'paused' };
    case 'SessionCompleted':
      return { ...state, status: 'completed' };
  }
}

export const session: Noun<SessionState, SessionEvent, SessionCommand> = {
  name: 'session',
  machine: sessionMachine,
  initial: { status: 'none' },
  status: (state) => state.status,
  evolve,
  scope: (_before, after) => ({ session: after.sessionId }),
  remembers: Number.POSITIVE_INFINITY,
};
