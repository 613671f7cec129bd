// Somebody compared a camera's footage with the real time: this picture, which the recordings date so, was seen then.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { channelClockAnchored } from '../../domain/channel/events.ts';
import { MAX_MARK_AHEAD_MS } from '../../domain/clip/clip.ts';
import { refuse } from '../../domain/decision.ts';
import { Id, Instant, msOf } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { refuseOtherDevice } from './ownChannel.ts';

export const anchorChannelClock = commandOf(channel)({
  name: 'AnchorChannelClock',
  audience: ['person', 'device'],
  input: z.object({ channelId: Id, mediaTime: Instant, at: Instant }),
  idOf: ({ channelId }) => channelId,
  marks: ['at'],
  decide: ({ channelId, mediaTime, at }, _state, { now, actor }) => {
    const stranger = refuseOtherDevice(actor, channelId);
    if (stranger) return stranger;
    if (msOf(at) - msOf(now) > MAX_MARK_AHEAD_MS) {
      return refuse(
        'ANCHOR_IN_FUTURE',
        "the moment lies ahead of the server's clock; set the device's clock to automatic",
        ['at'],
      );
    }
    return [channelClockAnchored({ channelId, mediaTime, at })];
  },
});
