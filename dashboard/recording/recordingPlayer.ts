/** Plays the film of a recording by the time of day: what goes in and comes out are instants, in milliseconds since 1970. */
import { gapsOf, type Lane, recordedMoment } from './window.ts';

export interface RecordingPlayer {
  toggle(): void;
  /** Goes `frames` on, or back where negative; stops the film. */
  step(frames: number): void;
  /** Goes to an instant; where nothing was recorded, to the next picture. */
  seek(instant: number): void;
  /** Inside the picture on the screen: its edges belong to the neighbours as soon as anybody rounds. */
  shown(): number;
  close(): void;
}

export interface RecordingPlayerOptions {
  readonly video: HTMLVideoElement;
  /** Instant of the film's time 0. */
  readonly startAt: number;
  /** Pictures per second, as the camera is known to have. */
  readonly rate: number;
  /** What was recorded by now; looked at with every move. */
  readonly lane: () => Lane;
  /** A picture of that instant has been painted. */
  readonly onShown: (instant: number) => void;
  readonly onPlaying: (isPlaying: boolean) => void;
}

/** The film's beginning is told in whole milliseconds, rounded up; no picture is as short as this. */
const insideFrame = 2;
/** The last picture before a hole stays for a moment, so that the jump is seen. In milliseconds. */
const staysBeforeHole = 250;

export function createRecordingPlayer(options: RecordingPlayerOptions): RecordingPlayer {
  const { video, startAt, rate, lane, onShown, onPlaying } = options;
  /** Time of the film at which the picture on the screen begins, in seconds. */
  let painted = 0;
  /** Where the screen is on its way to, in seconds: a mark that is made meanwhile is meant for that picture. */
  let sought: number | undefined;
  let callback = 0;
  /** Where to go once the seek under way has ended. A seek into a running one may leave the screen behind. */
  let next: number | undefined;

  function onPainted(_now: number, { mediaTime }: { readonly mediaTime: number }): void {
    if (!video.seeking && next === undefined) {
      painted = mediaTime;
      sought = undefined;
      onShown(startAt + mediaTime * 1000);
    }
    callback = video.requestVideoFrameCallback(onPainted);
  }

  function goTo(seconds: number): void {
    const target = Math.max(0, seconds);
    sought = target;
    if (video.seeking) next = target;
    else video.currentTime = target;
  }

  function onSeeked(): void {
    if (next === undefined) return;
    video.currentTime = next;
    next = undefined;
  }

  /** In a hole time goes on and nothing moves: nobody wants to wait there. */
  function leaveHole(): void {
    const instant = startAt + video.currentTime * 1000;
    const hole = gapsOf(lane()).find(({ from, to }) => instant > from + staysBeforeHole && instant < to);
    if (hole !== undefined && !video.paused && !video.seeking) goTo((hole.to + insideFrame - startAt) / 1000);
  }

  const tellPlaying = () => onPlaying(!video.paused);
  const abort = new AbortController();
  const { signal } = abort;
  for (const type of ['play', 'pause', 'ended']) video.addEventListener(type, tellPlaying, { signal });
  video.addEventListener('seeked', onSeeked, { signal });
  video.addEventListener('timeupdate', leaveHole, { signal });
  callback = video.requestVideoFrameCallback(onPainted);

  return {
    toggle() {
      if (video.paused) void video.play().catch(() => undefined);
      else video.pause();
    },
    step(by) {
      video.pause();
      goTo(sought === undefined ? painted + (by + 0.5) / rate : sought + by / rate);
    },
    seek(instant) {
      const moment = recordedMoment(lane(), instant);
      goTo((moment + (moment === instant ? 0 : insideFrame) - startAt) / 1000);
    },
    shown: () => Math.round(startAt + (sought === undefined ? painted * 1000 + insideFrame : sought * 1000)),
    close() {
      abort.abort();
      video.cancelVideoFrameCallback(callback);
    },
  };
}
