import type { ChannelState } from '../../domain/channel/channel.ts';
import type { ChannelEvent } from '../../domain/channel/events.ts';
import { assignChannel } from '../channel/assignChannel.ts';
import { releaseChannel } from '../channel/releaseChannel.ts';
import { type ActsOf, final } from './act.ts';

export const channelActs: ActsOf<ChannelState, ChannelEvent> = {
  ChannelAssigned: {
    by: releaseChannel,
    input: ({ data: { channelId, sessionId } }) => ({ channelId, sessionId }),
    sets: ({ data: { sessionId } }) => [sessionId],
  },
  ChannelReleased: {
    by: assignChannel,
    input: ({ data: { channelId, sessionId } }) => ({ channelId, sessionId }),
    sets: ({ data: { sessionId } }) => [sessionId],
  },
  ChannelRegistered: final('DescribeChannel'),
  ChannelDescribed: final('DescribeChannel'),
  ChannelActivated: final('DeactivateChannel'),
  ChannelDeactivated: final('ActivateChannel'),
  ChannelLost: final('ActivateChannel'),
  ChannelFaulted: final('ActivateChannel'),
  ChannelRecovered: final('DeactivateChannel'),
  ChannelClockAnchored: final('AnchorChannelClock'),
  FootageDeleted: final(),
};
