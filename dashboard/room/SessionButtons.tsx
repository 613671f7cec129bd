import { useState } from 'react';
import { openPanel } from './openPanel.ts';
import { useRoom, useRoomState } from './roomContext.ts';

const buttons = [
  { command: 'StartSession', mutation: 'startSession', word: 'Start' },
  { command: 'PauseSession', mutation: 'pauseSession', word: 'Pause' },
  { command: 'ResumeSession', mutation: 'resumeSession', word: 'Resume' },
  { command: 'CompleteSession', mutation: 'completeSession', word: 'Complete' },
  { command: 'ReopenSession', mutation: 'reopenSession', word: 'Reopen' },
] as const;

/** Exactly what the server allows here: in the head of a desk, in the menu elsewhere. */
export function SessionButtons() {
  const room = useRoom();
  const session = useRoomState((state) => state.session);
  const isBusy = useRoomState(({ entries }) =>
    entries.some(({ act, state }) => act.line === room.sessionId && state !== 'refused'),
  );
  const [asksToComplete, setAsksToComplete] = useState(false);
  const allowed = buttons.filter(({ command }) => session?.allowedCommands.includes(command));

  function press(button: (typeof buttons)[number]): void {
    if (button.mutation === 'completeSession') setAsksToComplete(true);
    // Reopening wants a reason, and the menu has room for it.
    else if (button.mutation === 'reopenSession') openPanel(room.store, 'menu');
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
