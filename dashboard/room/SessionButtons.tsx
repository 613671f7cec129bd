import { useState } from 'react';
import { isUnderWay } from '../live/roomState.ts';
import { useRoom, useRoomState } from './roomContext.ts';

const buttons = [
  { command: 'StartSession', mutation: 'startSession', word: 'Start' },
  { command: 'PauseSession', mutation: 'pauseSession', word: 'Pause' },
  { command: 'ResumeSession', mutation: 'resumeSession', word: 'Resume' },
  { command: 'CompleteSession', mutation: 'completeSession', word: 'Complete' },
  { command: 'ReopenSession', mutation: 'reopenSession', word: 'Reopen' },
] as const;

interface SessionButtonsProps {
  /** Leads to where the reason for reopening is written. Without it there is no such button: its form stands beside. */
  readonly onReopen?: () => void;
}

/** Exactly what the server allows here: in the head of a desk, in the menu elsewhere. */
export function SessionButtons({ onReopen }: SessionButtonsProps) {
  const room = useRoom();
  const session = useRoomState((state) => state.session);
  const isBusy = useRoomState((state) => isUnderWay(state, room.sessionId));
  const [asksToComplete, setAsksToComplete] = useState(false);
  const allowed = buttons.filter(
    ({ command }) =>
      session?.allowedCommands.includes(command) && (command !== 'ReopenSession' || onReopen !== undefined),
  );

  function press(button: (typeof buttons)[number]): void {
    if (button.mutation === 'completeSession') setAsksToComplete(true);
    else if (button.mutation === 'reopenSession') onReopen?.();
    else room.acts.session(button.mutation);
  }

  if (asksToComplete && session?.allowedCommands.includes('CompleteSession')) {
    return (
      <span className="session-acts">
        <span className="session-ask">Complete the game?</span>
        <button
          type="button"
          className="btn btn-main"
          onClick={() => {
            setAsksToComplete(false);
            room.acts.session('completeSession');
          }}
        >
          Yes
        </button>
        <button type="button" className="btn" onClick={() => setAsksToComplete(false)}>
          No
        </button>
      </span>
    );
  }
  return (
    <span className="session-acts">
      {allowed.map((button) => (
        <button type="button" className="btn" key={button.command} disabled={isBusy} onClick={() => press(button)}>
          {button.word}
        </button>
      ))}
    </span>
  );
}
