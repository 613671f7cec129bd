// Whatever creates something in a session asks first whether the session is called off.
import { refuse } from '../../domain/decision.ts';
import { session } from '../../domain/session/session.ts';
import { type Also, alsoOf } from '../command.ts';

/**
 * A session that may be marked and tagged: in every status but cancelled. One that is called off in the same second
 * may still take a mark; the mark stays. @param path input field that named it
 */
export const openSession = (sessionId: string, path: readonly string[]): Also =>
  alsoOf(session, sessionId, path, {
    refuseWhile: ({ status }) =>
      status === 'cancelled'
        ? refuse('SESSION_CANCELLED', 'the session is called off; reschedule it first', path)
        : undefined,
  });
