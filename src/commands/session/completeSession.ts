// The game is over: actual end is now. Open marks may still be closed, and work in progress goes on.
import { z } from 'zod';
import { sessionCompleted } from '../../domain/session/events.ts';
import { session } from '../../domain/session/session.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const completeSession = commandOf(session)({
  name: 'CompleteSession',
  audience: ['person'],
  input: z.object({ sessionId: Id }),
  idOf: ({ sessionId }) => sessionId,
  decide: ({ sessionId }, _state, { now }) => [sessionCompleted({ sessionId, at: now })],
});
