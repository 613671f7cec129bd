// A game that was completed too early goes on; the reason stands in the log.
import { z } from 'zod';
import { sessionReopened } from '../../domain/session/events.ts';
import { session } from '../../domain/session/session.ts';
import { Id, text } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const reopenSession = commandOf(session)({
  name: 'ReopenSession',
  audience: ['person'],
  input: z.object({ sessionId: Id, reason: text(500) }),
  idOf: ({ sessionId }) => sessionId,
  decide: ({ sessionId, reason }, _state, { now }) => [sessionReopened({ sessionId, at: now, reason })],
});
