import { undecided } from '../live/roomState.ts';
import { Shape } from '../shapes/Shape.tsx';
import { plural } from '../time/format.ts';
import { openPanel } from './openPanel.ts';
import { useRoom, useRoomState } from './roomContext.ts';

/** How connected this page is and what waits to be sent; opens the outbox. */
export function ConnectionCell() {
  const { store } = useRoom();
  const link = useRoomState((state) => state.link);
  const waiting = useRoomState((state) => undecided(state.entries).length);
  const { shape, name, turns } = look[link];
  const more =
    link === 'live' ? (waiting === 0 ? 'All marks sent' : `Sending ${waiting}`) : `${plural(waiting, 'mark')} waiting`;
  return (
    <button
      type="button"
      className={`conn ${link === 'live' ? 'is-live' : link === 'connecting' ? '' : 'is-down'}`}
      data-link={link}
      title="Outbox"
      onClick={() => openPanel(store, 'outbox')}
    >
      <Shape name={shape} className={turns ? 'turn' : ''} />
      <span className="conn-name">{name}</span>
      <span className="sr">, </span>
      <span className="conn-more">{more}</span>
      <span className="conn-short" aria-hidden="true">
        {waiting === 0 ? (link === 'live' ? 'Sent' : name.slice(0, 9)) : `${waiting} unsent`}
      </span>
    </button>
  );
}

const look = {
  live: { shape: 'live', name: 'Live', turns: false },
  connecting: { shape: 'reconnect', name: 'Connecting', turns: true },
  down: { shape: 'reconnect', name: 'Reconnecting', turns: true },
  signedOut: { shape: 'close', name: 'Signed out', turns: false },
} as const;
