/** 1 Head: which game, in which state, what time, which cameras, how connected. */
import { secondsLeft } from '../live/gameClock.ts';
import { serverNow } from '../live/roomState.ts';
import { Shape } from '../shapes/Shape.tsx';
import { clockTime, stopwatch } from '../time/format.ts';
import { TickingText } from '../time/TickingText.tsx';
import { gameSubtitle, gameTitle, quarterWord } from '../words/sayWords.ts';
import { ChannelCells } from './ChannelCells.tsx';
import { ConnectionCell } from './ConnectionCell.tsx';
import { openPanel } from './openPanel.ts';
import { useRoom, useRoomState } from './roomContext.ts';
import { SessionButtons } from './SessionButtons.tsx';

const status = {
  SCHEDULED: { shape: 'off', word: 'Not started' },
  ACTIVE: { shape: 'live', word: 'Active' },
  PAUSED: { shape: 'pause', word: 'Paused' },
  COMPLETED: { shape: 'check', word: 'Completed' },
  CANCELLED: { shape: 'cancelled', word: 'Cancelled' },
} as const;

export function Head() {
  const room = useRoom();
  const session = useRoomState((state) => state.session);
  const shown = session === null ? null : status[session.status];
  return (
    <header className="head">
      <a className="back" href="#games" aria-label="All games">
        <Shape name="back" />
        <span>Games</span>
      </a>
      <div className="game">
        <h1>{session === null ? 'Film Room' : gameTitle(session)}</h1>
        <p>{session === null ? '' : gameSubtitle(session)}</p>
      </div>
      <div className="session">
        {shown !== null && (
          <span className={`session-state is-${shown.shape}`} data-status={session?.status}>
            <Shape name={shown.shape} />
            {shown.word}
          </span>
        )}
        {/* Reopening wants a reason, and the menu has room for it: opened, never closed. */}
        <SessionButtons onReopen={() => room.store.set({ panel: 'menu' })} />
      </div>
      <Clock />
      <ChannelCells />
      <ConnectionCell />
      <button
        type="button"
        className="icon-btn more"
        aria-label="Menu: cameras, theme, hand, help, sign out"
        onClick={() => openPanel(room.store, 'menu')}
      >
        <Shape name="more" />
      </button>
    </header>
  );
}

/**
 * Large: the game's own clock once somebody has read it, before that how long the game has been running. Small: the time
 * of day there. Who may read the scoreboard does it from here.
 */
function Clock() {
  const { store } = useRoom();
  const may = useRoomState((state) => state.session?.allowedCommands.includes('AnchorGameClock') ?? false);
  const elapsed = () => {
    const { session } = store.get();
    if (session?.actualStart == null) return '0:00';
    const end = session.actualEnd === null ? serverNow(store.get()) : Date.parse(session.actualEnd);
    return stopwatch(end - Date.parse(session.actualStart));
  };
  const quarter = () => {
    const { gameClock } = store.get();
    return gameClock === null ? '' : quarterWord(gameClock.quarter);
  };
  const game = () => {
    const { gameClock } = store.get();
    return gameClock === null ? elapsed() : stopwatch(Math.ceil(secondsLeft(gameClock, Date.now())) * 1000);
  };
  const timeOfDay = () => clockTime(serverNow(store.get()), store.get().session?.timeZone ?? 'UTC');
  const figures = (
    <>
      <span className="clock-game">
        <TickingText className="clock-quarter" read={quarter} />
        <TickingText read={game} />
      </span>
      <TickingText className="clock-day" read={timeOfDay} />
    </>
  );
  if (!may) {
    return (
      <div className="clock" role="timer" aria-label="Game clock, and time of day">
        {figures}
      </div>
    );
  }
  return (
    <button
      type="button"
      className="clock"
      aria-label="Game clock, and time of day: set the game clock"
      onClick={() => openPanel(store, 'clock')}
    >
      {figures}
    </button>
  );
}
