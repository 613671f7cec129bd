// How the time of a camera's recordings lies beside the real one, as it was read.
import type { Projection, Row } from '../projection.ts';

/** A row a reading: its id is the event's. */
export interface ChannelClockRow extends Row {
  readonly channel_id: string;
  readonly media_time: string;
  readonly at: string;
  readonly position: bigint;
}

export const channelClock: Projection<ChannelClockRow> = {
  table: 'channel_clock',
  version: 1,
  keys: ({ type, id }) => (type === 'ChannelClockAnchored' ? [id] : []),
  apply: (row, event) => {
    if (event.type !== 'ChannelClockAnchored') return row;
    const { channelId, mediaTime, at } = event.data;
    const { id, position, meta } = event;
    return { team: meta.team, id, channel_id: channelId, media_time: mediaTime, at, position };
  },
};
