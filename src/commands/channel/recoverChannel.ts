// A heartbeat came from a channel that the board shows as lost.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { channelRecovered } from '../../domain/channel/events.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { refuseOtherDevice } from './ownChannel.ts';

export const recoverChannel = commandOf(channel)({
  name: 'RecoverChannel',
  audience: ['device'],
  input: z.object({ channelId: Id }),
  idOf: ({ channelId }) => channelId,
  decide: ({ channelId }, _state, { actor }) =>
    refuseOtherDevice(actor, channelId) ?? [channelRecovered({ channelId })],
});
