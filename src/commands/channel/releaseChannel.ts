// A camera no longer serves a session. Footage and clips stay.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { channelReleased } from '../../domain/channel/events.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const releaseChannel = commandOf(channel)({
  name: 'ReleaseChannel',
  audience: ['person', 'system'],
  input: z.object({ channelId: Id, sessionId: Id }),
  idOf: ({ channelId }) => channelId,
  decide: ({ channelId, sessionId }, { sessions }) =>
    sessions.includes(sessionId) ? [channelReleased({ channelId, sessionId })] : [],
});
