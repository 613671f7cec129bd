// A camera is switched on, or comes back after it was lost.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { channelActivated } from '../../domain/channel/events.ts';
import { Id } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { refuseOtherDevice } from './ownChannel.ts';

export const activateChannel = commandOf(channel)({
  name: 'ActivateChannel',
  audience: ['person', 'device'],
  input: z.object({ channelId: Id }),
  idOf: ({ channelId }) => channelId,
  decide: ({ channelId }, _state, { actor }) =>
    refuseOtherDevice(actor, channelId) ?? [channelActivated({ channelId })],
});
