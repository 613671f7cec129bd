import { useEffect, useState } from 'react';
import type { Channel, ChannelCheck, PreGame } from '../api/entities.ts';
import { askPreGame, mayCheck } from '../live/preGame.ts';
import { type RoomState, serverNow } from '../live/roomState.ts';
import { Shape } from '../shapes/Shape.tsx';
import { roughly } from '../time/format.ts';
import { TickingText, useTicked } from '../time/TickingText.tsx';
import { diskWords, testCutWords } from '../words/preGameWords.ts';
import { useRoom, useRoomState } from './roomContext.ts';
import { StartButton } from './StartButton.tsx';

/**
 * Before the game: one line a camera, good or with what to do. Beats and footage are looked at every two seconds; a test
 * cut is made when this opens, and again when somebody asks.
 */
export function PreGameCheck() {
  const { connection, sessionId } = useRoom();
  const channels = useRoomState((state) => state.channels);
  const isCrew = useRoomState((state) => mayCheck(state.viewer));
  // A panel over the film covers this, and the menu has a Start of its own.
  const isCovered = useRoomState((state) => state.panel !== null);
  const [found, setFound] = useState<PreGame | null>(null);
  const [round, setRound] = useState(0);
  const [isChecking, setChecking] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a round is a reason to ask again
  useEffect(() => {
    if (!isCrew) return;
    let isGone = false;
    setChecking(true);
    void askPreGame(connection, sessionId).then((answer) => {
      if (isGone) return;
      setFound(answer);
      setChecking(false);
    });
    return () => {
      isGone = true;
    };
  }, [connection, sessionId, isCrew, round]);

  return (
    <div className="notice is-check">
      <div className="check-head">
        <h3>Before the game</h3>
        {isCrew && (
          <button type="button" className="btn" disabled={isChecking} onClick={() => setRound(round + 1)}>
            {isChecking ? 'Checking' : 'Check again'}
          </button>
        )}
        {!isCovered && <StartButton className="start-check" />}
      </div>
      <ul className="lines check">
        {channels.length === 0 && <NoCameraLine />}
        {channels.map((channel) => (
          <CheckLine
            key={channel.id}
            channel={channel}
            check={found?.channels.find((check) => check.channel.id === channel.id)}
          />
        ))}
        {found !== null && <DiskLine found={found} />}
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

function CheckLine({ channel, check }: { readonly channel: Channel; readonly check: ChannelCheck | undefined }) {
  const { store } = useRoom();
  // What is seen now comes first: the check is of a moment ago.
  const seen = useTicked(() => fixOf(channel, store.get()));
  const cut = check === undefined ? null : testCutWords(check);
  const fix = seen === '' ? (cut?.fix ?? '') : seen;
  const since = (at: string | null) =>
    at === null ? 'never' : `${roughly(serverNow(store.get()) - Date.parse(at))} ago`;
  return (
    <li>
      <Shape name={fix === '' ? 'check' : 'silent'} />
      <p>
        <b>{channel.name}</b> {fix === '' ? 'OK.' : fix}{' '}
        <TickingText read={() => `Beat ${since(channel.lastSeenAt)}, footage ${since(channel.recordedUntil)}.`} />{' '}
        {cut?.text}
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

function DiskLine({ found }: { readonly found: PreGame }) {
  const { isShort, text } = diskWords(found);
  return (
    <li>
      <Shape name={isShort ? 'silent' : 'check'} />
      <p>
        <b>Disk</b> {text}
      </p>
    </li>
  );
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
