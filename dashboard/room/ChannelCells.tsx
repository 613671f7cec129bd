import type { Channel } from '../api/entities.ts';
import { Shape } from '../shapes/Shape.tsx';
import { TickingText, useTicked } from '../time/TickingText.tsx';
import { channelLook } from '../words/channelLook.ts';
import { openPanel } from './openPanel.ts';
import { useRoom, useRoomState } from './roomContext.ts';

/** Cells have a fixed width: a camera that falls silent moves nothing. */
const cells = 4;
const worstFirst = ['lost', 'silent', 'unrecorded', 'unknown', 'live', 'off'];

export function ChannelCells() {
  const { store } = useRoom();
  const channels = useRoomState((state) => state.channels);
  // Which cameras are worst changes with the time, not only with facts.
  const order = useTicked(() => {
    if (channels.length <= cells) return channels.map(({ id }) => id).join();
    const rank = (channel: Channel) => worstFirst.indexOf(channelLook(channel, store.get()).look);
    return [...channels]
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, cells - 1)
      .map(({ id }) => id)
      .join();
  });
  const shown = channels.filter(({ id }) => order.split(',').includes(id));
  const hidden = channels.length - shown.length;
  return (
    <ul className="channels" aria-label="Cameras">
      {shown.map((channel) => (
        <ChannelCell key={channel.id} channel={channel} />
      ))}
      {hidden > 0 && (
        <li className="channel is-more">
          <button type="button" onClick={() => openPanel(store, 'cameras')}>{`+${hidden}`}</button>
        </li>
      )}
      {channels.length === 0 && (
        <li className="channel is-off">
          <Shape name="off" />
          <span className="channel-name">No camera</span>
        </li>
      )}
    </ul>
  );
}

function ChannelCell({ channel }: { readonly channel: Channel }) {
  const { store } = useRoom();
  useRoomState((state) => state.link);
  const look = useTicked(() => channelLook(channel, store.get()).look);
  const { shape } = channelLook(channel, store.get());
  return (
    <li className={`channel is-${look}`} data-look={look}>
      <Shape name={shape} />
      <span className="channel-name">{channel.name}</span>
      <TickingText className="channel-state" read={() => channelLook(channel, store.get()).words} />
    </li>
  );
}
