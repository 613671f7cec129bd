import { useState } from 'react';
import { applyPreferences, type Hand, readHand, readTheme, type Theme } from '../../live/preferences.ts';
import { mayReadHistory } from '../../live/staff.ts';
import { openPanel } from '../openPanel.ts';
import { useRoom, useRoomState } from '../roomContext.ts';
import { SessionButtons } from '../SessionButtons.tsx';

export function MenuPanel({ onSignOut }: { readonly onSignOut: () => void }) {
  const { store, toggleHistory } = useRoom();
  const viewer = useRoomState((state) => state.viewer);
  const [theme, setTheme] = useState(readTheme);
  const [hand, setHand] = useState(readHand);
  function change(nextTheme: Theme, nextHand: Hand): void {
    applyPreferences(nextTheme, nextHand);
    setTheme(nextTheme);
    setHand(nextHand);
  }
  return (
    <div className="menu">
      {viewer !== null && (
        <p>
          Signed in as <b>{viewer.label}</b>, {viewer.role.toLowerCase()} of team {viewer.team}.
        </p>
      )}
      <div className="menu-session">
        <SessionButtons />
        <Reopen />
      </div>
      <p className="menu-row">
        <button type="button" className="btn" onClick={() => openPanel(store, 'recording')}>
          Recording
        </button>
        <button type="button" className="btn" onClick={() => openPanel(store, 'cameras')}>
          Cameras
        </button>
        <button type="button" className="btn" onClick={() => openPanel(store, 'outbox')}>
          Outbox
        </button>
        {mayReadHistory(viewer) && (
          <button type="button" className="btn" onClick={toggleHistory}>
            History
          </button>
        )}
        <button type="button" className="btn" onClick={() => openPanel(store, 'keys')}>
          Keys
        </button>
      </p>
      <Choice name="Theme" options={['auto', 'light', 'dark']} value={theme} onChange={(next) => change(next, hand)} />
      <Choice name="Hand" options={['right', 'left']} value={hand} onChange={(next) => change(theme, next)} />
      <p>
        <button type="button" className="btn" onClick={onSignOut}>
          Sign out
        </button>
      </p>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function Choice<T extends string>({ name, options, value, onChange }: ChoiceProps<T>) {
  return (
    <fieldset className="choice-row">
      <legend>{name}</legend>
      {options.map((option) => (
        <label key={option} className="choice">
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          {option}
        </label>
      ))}
    </fieldset>
  );
}

/** Reopening a game is put on record with its reason. */
function Reopen() {
  const { acts } = useRoom();
  const may = useRoomState((state) => state.session?.allowedCommands.includes('ReopenSession') ?? false);
  const [reason, setReason] = useState('');
  if (!may) return null;
  return (
    <form
      className="reopen"
      onSubmit={(event) => {
        event.preventDefault();
        acts.session('reopenSession', { reason });
        setReason('');
      }}
    >
      <label className="field">
        <span>Why the game is reopened</span>
        <input value={reason} maxLength={500} required onChange={(event) => setReason(event.target.value)} />
      </label>
      <button type="submit" className="btn">
        Reopen
      </button>
    </form>
  );
}
