// A camera serves a session from now on: its changes show on that session's timeline.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { channelAssigned } from '../../domain/channel/events.ts';
import { refuse } from '../../domain/decision.ts';
import { type SessionState, session } from '../../domain/session/session.ts';
import { Id } from '../../domain/values.ts';
import { alsoOf, commandOf } from '../command.ts';

export const assignChannel = commandOf(channel)({
  name: 'AssignChannel',
  audience: ['person'],
  input: z.object({ channelId: Id, sessionId: Id }),
  idOf: ({ channelId }) => channelId,
  also: ({ sessionId }) => [alsoOf(session, sessionId, ['sessionId'], { refuseWhile: refuseOver })],
  decide: ({ channelId, sessionId }, { sessions, name, path, status }) =>
    sessions.includes(sessionId) ? [] : [channelAssigned({ channelId, sessionId, name, path, status })],
});

/** What is marked after the game needs no assignment, and a camera that serves an ended session is never released. */
function refuseOver({ status }: SessionState) {
  if (status !== 'completed' && status !== 'cancelled') return undefined;
  const remedy = status === 'completed' ? 'reopen it' : 'give it another day';
  return refuse('SESSION_OVER', `the session is ${status}; ${remedy} to assign cameras`, ['sessionId']);
}
