// A device beats and says what is wrong with its camera. Its next beat without a fault brings the channel back.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { channelFaulted } from '../../domain/channel/events.ts';
import { Id, text } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { refuseOtherDevice } from './ownChannel.ts';

export const reportChannelFault = commandOf(channel)({
  name: 'ReportChannelFault',
  audience: ['device'],
  input: z.object({ channelId: Id, reason: text(200) }),
  idOf: ({ channelId }) => channelId,
  decide: ({ channelId, reason }, { fault }, { actor }) =>
    refuseOtherDevice(actor, channelId) ?? (reason === fault ? [] : [channelFaulted({ channelId, reason })]),
});
