// What people call a camera and where its picture comes from, put right. Its path never changes.
import { z } from 'zod';
import { channel } from '../../domain/channel/channel.ts';
import { channelDescribed } from '../../domain/channel/events.ts';
import { changed, Id, kept, optional, text } from '../../domain/values.ts';
import { commandOf } from '../command.ts';
import { refuseClosedNetwork } from './closedNetwork.ts';
import { InputUrl } from './inputUrl.ts';

export const describeChannel = commandOf(channel)({
  name: 'DescribeChannel',
  audience: ['person'],
  input: z.object({ channelId: Id, name: optional(text(60)), inputUrl: changed(InputUrl) }),
  idOf: ({ channelId }) => channelId,
  beforehand: ({ inputUrl }, outside) => refuseClosedNetwork(inputUrl, outside),
  decide: ({ channelId, name, inputUrl }, state) => {
    const next = {
      name: name ?? state.name,
      inputUrl: kept(inputUrl === null ? null : inputUrl?.url, state.inputUrl),
    };
    const isNews = next.name !== state.name || next.inputUrl !== state.inputUrl;
    return isNews ? [channelDescribed({ channelId, ...next })] : [];
  },
});
