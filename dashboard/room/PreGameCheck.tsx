import type { Channel } from '../api/entities.ts';
import { type RoomState, serverNow } from '../live/roomState.ts';
import { Shape } from '../shapes/Shape.tsx';
import { roughly } from '../time/format.ts';
import { TickingText, useTicked } from '../time/TickingText.tsx';
import { useRoom, useRoomState } from './roomContext.ts';
import { StartButton } from './StartButton.tsx';

/** Before the game: one line a camera, good or with what to do. It looks by itself, every two seconds. */
export function PreGameCheck() {
  const channels = useRoomState((state) => state.channels);
  // A panel over the film covers this, and the menu has a Start of its own.
  const isCovered = useRoomState((state) => state.panel !== null);
  return (
    <div className="notice is-check">
      <div className="check-head">
        <h3>Before the game</h3>
        {!isCovered && <StartButton className="start-check" />}
      </div>
      <ul className="lines check">
        {channels.length === 0 && <NoCameraLine />}
        {channels.map((channel) => (
          <CheckLine key={channel.id} channel={channel} />
        ))}
        <ClockLine />
      </ul>
    </div>
  );
}

function NoCameraLine() {
  return (
    <li>
      <Shape name="silent" />
      <p>
        <b>No camera in this game.</b> Assign one in the menu, under Cameras.
      </p>
    </li>
  );
}

/** A beat or footage older than this is worth a look, in milliseconds. */
const old = 10_000;

function CheckLine({ channel }: { readonly channel: Channel }) {
  const { store } = useRoom();
  const fix = useTicked(() => fixOf(channel, store.get()));
  const since = (at: string | null) =>
    at === null ? 'never' : `${roughly(serverNow(store.get()) - Date.parse(at))} ago`;
  return (
    <li>
      <Shape name={fix === '' ? 'check' : 'silent'} />
      <p>
        <b>{channel.name}</b> {fix === '' ? 'OK.' : fix}{' '}
        <TickingText read={() => `Beat ${since(channel.lastSeenAt)}, footage ${since(channel.recordedUntil)}.`} />
      </p>
    </li>
  );
}

function fixOf({ status, lastSeenAt, recordedUntil }: Channel, state: RoomState): string {
  const age = (at: string | null) => (at === null ? Number.POSITIVE_INFINITY : serverNow(state) - Date.parse(at));
  if (status === 'INACTIVE') return 'Off. Switch it on.';
  if (age(lastSeenAt) > old) return 'Silent. Check its power and network.';
  return age(recordedUntil) > old ? 'Records nothing. Restart its recorder.' : '';
}

function ClockLine() {
  const clock = useRoomState((state) => state.clock);
  if (clock === null) return null;
  const seconds = (Math.abs(clock.offsetMs) / 1000).toFixed(1);
  const isFar = Math.abs(clock.offsetMs) > 2_000;
  return (
    <li>
      <Shape name={isFar ? 'silent' : 'check'} />
      <p>
        <b>This device</b> {isFar ? 'Set its clock to automatic.' : 'OK.'} Clock {seconds} s{' '}
        {clock.offsetMs < 0 ? 'behind' : 'ahead'}. Marks are corrected.
      </p>
    </li>
  );
}
