// Which cameras are there, and how are they? (Last seen comes from the heartbeats, outside the log.)
import { parseStream } from '../../domain/streams.ts';
import { must, type Projection, type Row } from '../projection.ts';

export interface ChannelRow extends Row {
  readonly name: string;
  readonly path: string;
  readonly input_url: string | null;
  readonly status: string;
  readonly status_since: string;
  /** Why it is as it is, where somebody said so. */
  readonly status_reason: string | null;
  readonly session_ids: readonly string[];
  readonly position: bigint;
}

export const channelBoard: Projection<ChannelRow> = {
  table: 'channel_board',
  version: 2,
  keys: ({ stream }) => {
    const name = parseStream(stream);
    return name?.noun === 'channel' ? [name.id] : [];
  },
  apply: (row, event) => {
    const { position } = event;
    const became = (status: string, reason?: string) => ({
      ...must(row, event),
      status,
      status_since: event.meta.recordedAt,
      status_reason: reason ?? null,
      position,
    });
    switch (event.type) {
      case 'ChannelRegistered': {
        const { channelId, name, path, inputUrl } = event.data;
        return {
          team: event.meta.team,
          id: channelId,
          name,
          path,
          input_url: inputUrl ?? null,
          status: 'inactive',
          status_since: event.meta.recordedAt,
          status_reason: null,
          session_ids: [],
          position,
        };
      }
      case 'ChannelDescribed': {
        const { name, inputUrl } = event.data;
        return { ...must(row, event), name, input_url: inputUrl ?? null, position };
      }
      case 'ChannelAssigned': {
        const channel = must(row, event);
        return { ...channel, session_ids: [...channel.session_ids, event.data.sessionId], position };
      }
      case 'ChannelReleased': {
        const channel = must(row, event);
        return { ...channel, session_ids: channel.session_ids.filter((id) => id !== event.data.sessionId), position };
      }
      case 'ChannelActivated':
      case 'ChannelRecovered':
        return became('active');
      case 'ChannelDeactivated':
        return became('inactive', event.data.reason);
      case 'ChannelFaulted':
        return became('error', event.data.reason);
      case 'ChannelLost':
        return became('error');
      default:
        return row;
    }
  },
};
