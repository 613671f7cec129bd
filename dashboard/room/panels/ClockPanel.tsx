import { useState } from 'react';
import { secondsLeft } from '../../live/gameClock.ts';
import { isUnderWay } from '../../live/roomState.ts';
import { stopwatch } from '../../time/format.ts';
import { useRoom, useRoomState } from '../roomContext.ts';
import { Choice } from './MenuPanel.tsx';

const quarters = ['1', '2', '3', '4', 'OT'] as const;

/** The scoreboard is read off once a while: what it shows at the moment of the tap, and whether it runs. */
export function ClockPanel() {
  const { store, acts, sessionId } = useRoom();
  const busy = useRoomState((state) => isUnderWay(state, sessionId));
  const [shown] = useState(() => store.get().gameClock);
  const [quarter, setQuarter] = useState<(typeof quarters)[number]>(quarters[(shown?.quarter ?? 1) - 1] ?? '1');
  const [time, setTime] = useState(() =>
    shown === null ? '15:00' : stopwatch(Math.ceil(secondsLeft(shown, Date.now())) * 1000),
  );
  const [runs, setRuns] = useState<'runs' | 'stands'>('runs');

  function read(): void {
    const { clock } = store.get();
    const at = new Date().toISOString();
    acts.session('anchorGameClock', {
      quarter: quarters.indexOf(quarter) + 1,
      gameClock: time.trim(),
      running: runs === 'runs',
      ...(clock === null ? { at } : { at, clock: { ...clock } }),
    });
  }

  return (
    <form
      className="menu"
      onSubmit={(event) => {
        event.preventDefault();
        read();
      }}
    >
      <p>Write what the scoreboard will show next, and tap Set in the moment it does. The page counts on from there.</p>
      <Choice name="Quarter" options={quarters} value={quarter} onChange={setQuarter} />
      <label className="field clock-field">
        <span>Time left</span>
        <input
          value={time}
          required
          pattern="[0-9]{1,2}:[0-5][0-9]([.][0-9])?"
          onChange={(event) => setTime(event.target.value)}
        />
      </label>
      <Choice name="The clock" options={['runs', 'stands'] as const} value={runs} onChange={setRuns} />
      <p>
        <button type="submit" className="btn btn-main" disabled={busy}>
          Set
        </button>
      </p>
    </form>
  );
}
