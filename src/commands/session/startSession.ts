// The game begins: actual start is now.
import { z } from 'zod';
import { sessionStarted } from '../../domain/session/events.ts';
import { session } from '../../domain/session/session.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const startSession = commandOf(session)({
  name: 'StartSession',
  audience: ['person'],
  input: z.object({ sessionId: Id }),
  idOf: ({ sessionId }) => sessionId,
  decide: ({ sessionId }, _state, { now }) => [sessionStarted({ sessionId, at: now })],
});
