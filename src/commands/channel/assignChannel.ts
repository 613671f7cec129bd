// A camera serves a session from now on: its changes show on that session's timeline.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { channelAssigned } from '../../domain/channel/events.ts';
import { session } from '../../domain/session/session.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const assignChannel = commandOf(channel)({
  name: 'AssignChannel',
  audience: ['person'],
  input: z.object({ channelId: Id, sessionId: Id }),
  idOf: ({ channelId }) => channelId,
  also: ({ sessionId }) => [{ noun: session, id: sessionId, path: ['sessionId'] }],
  decide: ({ channelId, sessionId }, { sessions, name, path, status }) =>
    sessions.includes(sessionId) ? [] : [channelAssigned({ channelId, sessionId, name, path, status })],
});
