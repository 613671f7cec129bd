// A session that has not begun is called off. One that is under way is completed instead: no mark is ever lost to it.
import { z } from 'zod';
import { sessionCancelled } from '../../domain/session/events.ts';
import { session } from '../../domain/session/session.ts';
import { Id, optional, text } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const cancelSession = commandOf(session)({
  name: 'CancelSession',
  audience: ['person'],
  input: z.object({ sessionId: Id, reason: optional(text(500)) }),
  idOf: ({ sessionId }) => sessionId,
  decide: ({ sessionId, reason }, _state, { now }) => [sessionCancelled({ sessionId, at: now, reason })],
});
