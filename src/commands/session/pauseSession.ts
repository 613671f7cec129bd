// The game clock stands; recording and marking go on.
import { z } from 'zod';
import { sessionPaused } from '../../domain/session/events.ts';
import { session } from '../../domain/session/session.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const pauseSession = commandOf(session)({
  name: 'PauseSession',
  audience: ['person'],
  input: z.object({ sessionId: Id }),
  idOf: ({ sessionId }) => sessionId,
  decide: ({ sessionId }, _state, { now }) => [sessionPaused({ sessionId, at: now })],
});
