// A camera is switched off, by a person or by its own device.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { channelDeactivated } from '../../domain/channel/events.ts';
import type { Actor } from '../../domain/event.ts';
import { Id, optional, text } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { refuseOtherDevice } from './ownChannel.ts';

export const deactivateChannel = commandOf(channel)({
  name: 'DeactivateChannel',
  audience: ['person', 'device'],
  input: z.object({ channelId: Id, reason: optional(text(200)) }),
  idOf: ({ channelId }) => channelId,
  decide: ({ channelId, reason }, _state, { actor }) =>
    refuseOtherDevice(actor, channelId) ?? [channelDeactivated({ channelId, reason: reason ?? ownReason(actor) })],
});

/** The board tells a camera that was switched off by hand from one that stopped by itself. */
const ownReason = ({ role }: Actor): string | undefined => (role === 'device' ? 'stopped by the device' : undefined);
