/** The full recording: every camera over the whole game, to look through and to cut from. */
import { useEffect, useRef, useState } from 'react';
import { chosenPlay } from '../live/choose.ts';
import { mayMark, type RoomState } from '../live/roomState.ts';
import { useRoom, useRoomState } from '../room/roomContext.ts';
import { clockTime } from '../time/format.ts';
import { CutBar, type Marks } from './CutBar.tsx';
import { Lanes } from './Lanes.tsx';
import { recordingKeys } from './recordingKeys.ts';
import { createRecordingPlayer, type RecordingPlayer } from './recordingPlayer.ts';
import { TimeScrubber, type TimeScrubberHandle } from './TimeScrubber.tsx';
import { type Recorded, useLanes } from './useLanes.ts';
import { useRecordingFilm } from './useRecordingFilm.ts';
import { endOf, hasRecorded, type Span } from './window.ts';

export function RecordingPanel() {
  const recorded = useLanes();
  useEffect(() => {
    // The film underneath is covered, and would go on to be heard.
    for (const video of document.querySelectorAll<HTMLVideoElement>('.screen > video')) video.pause();
  }, []);
  if (recorded === null) return null;
  if (recorded.cameras.length === 0) return <p className="recording-none">No camera has recorded this game.</p>;
  return <Recording recorded={recorded} />;
}

/** Where somebody looked last in which game: another camera and the next visit go on from it. */
let looked = { sessionId: '', channelId: '', instant: 0 };

/** Before the end of what is recorded, where a running game is looked at first. In milliseconds. */
const justNow = 20_000;
const unmarked: Marks = { inAt: null, outAt: null };

function Recording({ recorded }: { readonly recorded: Recorded }) {
  const { store, acts, sessionId } = useRoom();
  const zone = useRoomState((state) => state.session?.timeZone ?? 'UTC');
  const video = useRef<HTMLVideoElement>(null);
  const player = useRef<RecordingPlayer>(null);
  const scrubber = useRef<TimeScrubberHandle>(null);
  const timeText = useRef<HTMLElement>(null);
  const latest = useRef(recorded);
  latest.current = recorded;
  const [channelId, setChannelId] = useState(() => firstCamera(recorded, store.get(), sessionId));
  const [isPlaying, setIsPlaying] = useState(false);
  const [marks, setMarks] = useState(unmarked);
  const { film, isMissing, renew, onError } = useRecordingFilm(channelId, recorded.window);
  const camera = recorded.cameras.find(({ id }) => id === channelId);
  const lane = () => latest.current.lanes.get(channelId) ?? [];

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new player a film; what it tells is written through refs
  useEffect(() => {
    const element = video.current;
    if (element === null || film === null) return;
    const onShown = (instant: number) => {
      looked = { sessionId, channelId, instant };
      scrubber.current?.show(instant);
      if (timeText.current !== null) timeText.current.textContent = clockTime(instant, zone);
    };
    const { startAt, rate } = film;
    const created = createRecordingPlayer({ video: element, startAt, rate, lane, onShown, onPlaying: setIsPlaying });
    player.current = created;
    // A link that was signed in the same hour is the same text: the browser has to be told to try it again.
    if (element.error !== null) element.load();
    const begin = () => created.seek(Math.min(looked.instant, film.endAt - 1));
    element.addEventListener('loadedmetadata', begin);
    if (element.readyState > 0) begin();
    return () => {
      element.removeEventListener('loadedmetadata', begin);
      created.close();
      player.current = null;
    };
  }, [film]);

  function seek(instant: number): void {
    looked = { sessionId, channelId, instant };
    // What was recorded since is in no film that was made before.
    const hasMore = film !== null && (endOf(lane()) ?? 0) > film.endAt;
    if (hasMore && instant >= film.endAt) renew();
    else player.current?.seek(instant);
  }
  function choose(id: string, instant: number | null): void {
    if (instant !== null) looked = { sessionId, channelId: id, instant };
    if (id !== channelId) setChannelId(id);
    else if (instant !== null) seek(instant);
  }

  function markIn(): void {
    const shown = player.current?.shown();
    if (shown === undefined || !mayMark(store.get())) return;
    setMarks(({ outAt }) => ({ inAt: shown, outAt: outAt !== null && outAt > shown ? outAt : null }));
  }
  function markOut(): void {
    const shown = player.current?.shown();
    if (shown === undefined || !mayMark(store.get())) return;
    setMarks(({ inAt }) => ({ inAt: inAt !== null && inAt < shown ? inAt : null, outAt: shown }));
  }
  function cut(): void {
    const { inAt, outAt } = marks;
    if (inAt === null || outAt === null) return;
    const span = { from: inAt, to: outAt };
    const others = recorded.cameras.filter(
      ({ id }) => id !== channelId && hasRecorded(recorded.lanes.get(id) ?? [], span),
    );
    acts.cut([channelId, ...others.map(({ id }) => id)].slice(0, mostAngles), inAt, outAt);
    setMarks(unmarked);
  }
  useRecordingKeys({
    toggle: () => player.current?.toggle(),
    back: () => player.current?.step(-1),
    forward: () => player.current?.step(1),
    first: () => seek(recorded.window.from),
    last: () => seek(recorded.window.to),
    trimIn: markIn,
    trimOut: markOut,
    cut,
  });

  return (
    <div className="recording">
      <div className="recording-screen">
        {isMissing ? (
          <button type="button" className="notice" onClick={renew}>
            <h3>{camera?.name} has nothing to show.</h3>
            <p>Choose another camera, or tap to try again.</p>
          </button>
        ) : (
          film !== null && (
            <>
              {/* biome-ignore lint/a11y/useMediaCaption: film of a game, there is no speech to caption */}
              <video ref={video} className="picture" src={film.url} preload="metadata" playsInline onError={onError} />
              <b ref={timeText} className="burn burn-l" />
              <span className="burn burn-r">{camera?.name}</span>
            </>
          )
        )}
      </div>
      <Lanes recorded={recorded} chosen={channelId} onChoose={choose} />
      <TimeScrubber ref={scrubber} window={recorded.window} zone={zone} marked={spanOf(marks)} onSeek={seek} />
      <CutBar
        player={player}
        isPlaying={isPlaying}
        marks={marks}
        zone={zone}
        onIn={markIn}
        onOut={markOut}
        onCut={cut}
      />
    </div>
  );
}

/** The server takes no more cameras at once. */
const mostAngles = 8;
/** What shows where one end of a play was set, in milliseconds of the scrubber. */
const pin = 1_000;

function spanOf({ inAt, outAt }: Marks): Span | null {
  const [from, to] = [inAt ?? outAt, outAt ?? inAt];
  return from === null || to === null ? null : { from, to: Math.max(to, from + pin) };
}

/** While the recording lies over the film, its keys are the recording's. */
function useRecordingKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    recordingKeys.current = keys;
    return () => {
      recordingKeys.current = null;
    };
  });
}

/** The camera that somebody looked at last, else the first one that recorded anything; and the moment to begin with. */
function firstCamera({ cameras, lanes, window }: Recorded, state: RoomState, sessionId: string): string {
  const again = looked.sessionId === sessionId ? cameras.find(({ id }) => id === looked.channelId) : undefined;
  const camera = again ?? cameras.find(({ id }) => lanes.get(id)?.length) ?? cameras[0]!;
  const isRunning = state.session?.actualEnd === null;
  const fresh = isRunning ? (endOf(lanes.get(camera.id) ?? []) ?? window.to) - justNow : window.from;
  const instant = chosenPlay(state)?.inAt ?? (again ? looked.instant : fresh);
  looked = { sessionId, channelId: camera.id, instant };
  return camera.id;
}
