/** 2 Attention: one line that is always there, so that a warning moves nothing. */
import { chosenPlay } from '../live/choose.ts';
import { Shape } from '../shapes/Shape.tsx';
import { inSeconds, plural } from '../time/format.ts';
import { TickingText, useTicked } from '../time/TickingText.tsx';
import { attentionEntries } from '../words/attentionEntries.ts';
import { quietLine } from '../words/quietWords.ts';
import { openPanel } from './openPanel.ts';
import { useRoom, useRoomState } from './roomContext.ts';
import { StartButton } from './StartButton.tsx';

export function Attention() {
  const { store } = useRoom();
  useRoomState((state) => state.link);
  useRoomState((state) => state.channels);
  useRoomState((state) => state.serverAlerts);
  // Only which entries there are is drawn by React; their counting seconds are written past it.
  const ids = useTicked(() =>
    attentionEntries(store.get())
      .map(({ id }) => id)
      .join(),
  );
  const worst = () => attentionEntries(store.get())[0];
  const entry = worst();
  const count = ids === '' ? 0 : ids.split(',').length;

  if (entry === undefined) {
    return (
      <section className="attention" aria-label="Attention">
        <Quiet />
      </section>
    );
  }
  return (
    <section className="attention" aria-label="Attention">
      <div className="alert is-warn" data-entry={entry.id.split(' ')[0]}>
        <Shape name={entry.shape} className={entry.shape === 'reconnect' ? 'turn' : ''} />
        <p>
          <TickingText key={entry.id} className="strong" read={() => worst()?.what ?? ''} />{' '}
          <span className="effect">{entry.effect}</span> <span className="fix">{entry.fix}</span>
        </p>
        {entry.id === 'down' ? (
          <OutboxButton />
        ) : (
          <button type="button" className="btn" onClick={() => openPanel(store, 'attention')}>
            {plural(count, 'alert')}
          </button>
        )}
      </div>
    </section>
  );
}

/** Nothing needs a person. Where the pre-game check is out of sight, a game is started from here. */
function Quiet() {
  const shape = useRoomState((state) => quietLine(state).shape);
  const text = useRoomState((state) => quietLine(state).text);
  const lastReady = useRoomState((state) => state.lastReadySeconds);
  const isPlayChosen = useRoomState((state) => chosenPlay(state) !== undefined);
  return (
    <div className="alert">
      <Shape name={shape} className={`is-${shape}`} />
      <p>
        {text} {lastReady !== null && <span className="effect">Last clip ready {inSeconds(lastReady)} after OUT.</span>}
      </p>
      <StartButton className={`start-line ${isPlayChosen ? 'is-alone' : ''}`} />
    </div>
  );
}

function OutboxButton() {
  const { store } = useRoom();
  const waiting = useRoomState((state) => state.entries.length);
  return (
    <button type="button" className="btn" onClick={() => openPanel(store, 'outbox')}>
      Outbox {waiting}
    </button>
  );
}
