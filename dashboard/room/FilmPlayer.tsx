import { useEffect, useRef, useState } from 'react';
import { clipLinksQuery } from '../api/documents.ts';
import type { Clip } from '../api/entities.ts';
import type { ClipEnd } from '../live/acts.ts';
import type { Play } from '../live/play.ts';
import { filmTime } from '../time/format.ts';
import { filmKeys } from './filmKeys.ts';
import { createFramePlayer, type FramePlayer } from './framePlayer.ts';
import { useRoom, useRoomState } from './roomContext.ts';
import { Scrubber, type ScrubberHandle } from './Scrubber.tsx';
import { keptSettings, Transport } from './Transport.tsx';
import { TrimBar } from './TrimBar.tsx';
import { useFrameDrag } from './useFrameDrag.ts';

interface FilmPlayerProps {
  readonly play: Play;
  readonly clip: Clip;
  readonly src: string;
  /** Whether the film was asked to run, or only to stand on the marked frame. */
  readonly running: boolean;
}

/** The instant on the screen, so that another angle of the play, or another cut of it, goes on from it. */
let moment = { playId: '', at: 0, isPlaying: false };

export function FilmPlayer({ play, clip, src, running }: FilmPlayerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const player = useRef<FramePlayer>(null);
  const scrubber = useRef<ScrubberHandle>(null);
  const frameText = useRef<HTMLElement>(null);
  const timeText = useRef<HTMLElement>(null);
  const shownFrame = useRef(0);
  const [isPlaying, setIsPlaying] = useState(false);
  const [trims, setTrims] = useState<ClipEnd | null>(null);
  const { url, tries, isLost, onError, tryAgain } = useFilmLink(clip, src);
  const { frames, rate } = countOf(clip);
  const begins = Date.parse(clip.startAt ?? clip.inAt);
  const isOnline = useRoomState((state) => state.link === 'live');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the connection's return is a reason to try again
  useEffect(() => {
    if (isOnline && isLost) tryAgain();
  }, [isOnline]);
  useFrameDrag(video, player);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new player a clip; what the player tells is written through refs
  useEffect(() => {
    const element = video.current;
    if (element === null || isLost) return;
    // A link signed within the same second is the same text: the browser has to be told to try it again.
    if (tries > 0) element.load();
    const onFrame = (frame: number) => {
      shownFrame.current = frame;
      scrubber.current?.show(frame);
      if (frameText.current !== null) frameText.current.textContent = String(frame + 1);
      if (timeText.current !== null) timeText.current.textContent = filmTime(frame / rate);
      moment = { playId: play.id, at: begins + ((frame + 0.5) / rate) * 1000, isPlaying: !element.paused };
    };
    const created = createFramePlayer({ video: element, frames, rate, onFrame, onPlaying: setIsPlaying });
    player.current = created;
    created.setSpeed(keptSettings.speed);
    created.setLoop(keptSettings.loops);
    const goOn = moment.playId === play.id ? moment : null;
    const onMetadata = () => {
      element.playbackRate = keptSettings.speed;
      // Touching the time makes Safari paint the first frame before anybody presses play.
      element.currentTime = goOn === null ? 0.001 : Math.max(0.001, (goOn.at - begins) / 1000);
    };
    element.addEventListener('loadedmetadata', onMetadata);
    if (element.readyState > 0) onMetadata();
    if (goOn?.isPlaying ?? running) void element.play().catch(() => undefined);
    return () => {
      element.removeEventListener('loadedmetadata', onMetadata);
      created.close();
      player.current = null;
    };
  }, [url, tries, isLost]);

  // Tapping the row of the film that already stands here plays it.
  useEffect(() => {
    if (running) void video.current?.play().catch(() => undefined);
  }, [running]);

  const { acts } = useRoom();
  const mayTrim = clip.allowedCommands.includes('TrimClip') && clip.startAt !== null;
  function beginTrim(end: ClipEnd): void {
    if (!mayTrim) return;
    video.current?.pause();
    setTrims(end);
  }
  /** The middle of the frame's time: its edges belong to the neighbours as soon as anybody rounds. */
  function trimHere(end: ClipEnd): void {
    acts.trim(play, clip, end, begins + ((shownFrame.current + 0.5) / rate) * 1000);
    setTrims(null);
  }
  function grow(end: ClipEnd, seconds: number): void {
    const from = Date.parse((end === 'inAt' ? clip.inAt : clip.outAt) ?? clip.inAt);
    acts.trim(play, clip, end, from + (end === 'inAt' ? -1000 : 1000) * seconds);
    setTrims(null);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys look at what is there when they are pressed
  useEffect(() => {
    filmKeys.current = {
      toggle: () => player.current?.toggle(),
      back: () => player.current?.step(-1),
      forward: () => player.current?.step(1),
      first: () => player.current?.seek(0),
      last: () => player.current?.seek(Number.POSITIVE_INFINITY),
      trimIn: () => beginTrim('inAt'),
      trimOut: () => beginTrim('outAt'),
    };
    return () => {
      filmKeys.current = null;
    };
  }, [mayTrim]);

  return (
    <>
      <div className="screen">
        {isLost ? (
          <button type="button" className="notice" onClick={tryAgain}>
            <h3>{isOnline ? 'This film cannot be loaded.' : 'This film is not on this iPad.'}</h3>
            <p>{isOnline ? 'Tap to try again.' : 'It plays when the connection is back.'}</p>
          </button>
        ) : (
          <>
            {/* biome-ignore lint/a11y/useMediaCaption: film of a game, there is no speech to caption */}
            <video ref={video} className="picture" src={url} preload="metadata" playsInline onError={onError} />
            <span className="burn burn-l">
              Frame <b ref={frameText}>1</b> of {frames}
            </span>
            <span className="burn burn-r">
              <b ref={timeText}>0:00.0</b> of {filmTime(frames / rate)}
            </span>
          </>
        )}
      </div>
      <Scrubber
        ref={scrubber}
        clip={clip}
        frames={frames}
        onSeek={(frame) => player.current?.seek(frame)}
        {...(mayTrim ? { onEnd: beginTrim } : {})}
      />
      {trims === null ? (
        <Transport player={player} isPlaying={isPlaying} isOff={isLost} />
      ) : (
        <TrimBar
          end={trims}
          onHere={() => trimHere(trims)}
          onGrow={(seconds) => grow(trims, seconds)}
          onClose={() => setTrims(null)}
        />
      )}
    </>
  );
}

/** Scrubber and buttons keep their place while there is no film. */
export function IdleControls() {
  return (
    <>
      <Scrubber clip={null} frames={1} onSeek={() => undefined} />
      <Transport player={null} isPlaying={false} isOff={true} />
    </>
  );
}

function countOf(clip: Clip): { readonly frames: number; readonly rate: number } {
  const frames = Math.max(1, clip.frames ?? 1);
  const { startAt, endAt, durationSeconds } = clip;
  const seconds =
    startAt !== null && endAt !== null ? (Date.parse(endAt) - Date.parse(startAt)) / 1000 : durationSeconds;
  return { frames, rate: frames / (seconds !== null && seconds > 0 ? seconds : 1) };
}

/** The signed link; one that was refused is asked for again once, silently. */
function useFilmLink(clip: Clip, src: string) {
  const { connection } = useRoom();
  const [link, setLink] = useState<{ readonly url: string; readonly tries: number }>({ url: src, tries: 0 });
  const [isLost, setIsLost] = useState(false);
  async function renew(tries: number): Promise<void> {
    const { data } = await connection.http.query(clipLinksQuery, { clipId: clip.id }).toPromise();
    const url = data?.clip?.streamUrl;
    if (url == null) return setIsLost(true);
    setIsLost(false);
    setLink({ url, tries });
  }
  return {
    url: link.url,
    tries: link.tries,
    isLost,
    onError: () => (link.tries === 0 ? void renew(1) : setIsLost(true)),
    tryAgain: () => void renew(link.tries + 1),
  };
}
