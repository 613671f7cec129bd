// No heartbeat for too long: the channel is in error until the next one.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { channelLost } from '../../domain/channel/events.ts';
import { Id, Instant } from '../../domain/values.ts';
import { commandOf } from '../command.ts';

export const loseChannel = commandOf(channel)({
  name: 'LoseChannel',
  audience: ['system'],
  input: z.object({ channelId: Id, lastSeenAt: Instant.nullable(), silentMs: z.number().nonnegative() }),
  idOf: ({ channelId }) => channelId,
  decide: (input) => [channelLost(input)],
});
