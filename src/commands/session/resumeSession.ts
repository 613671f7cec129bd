// The game goes on.
import { z } from 'zod';
import { sessionResumed } from '../../domain/session/events.ts';
import { session } from '../../domain/session/session.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const resumeSession = commandOf(session)({
  name: 'ResumeSession',
  audience: ['person'],
  input: z.object({ sessionId: Id }),
  idOf: ({ sessionId }) => sessionId,
  decide: ({ sessionId }, _state, { now }) => [sessionResumed({ sessionId, at: now })],
});
