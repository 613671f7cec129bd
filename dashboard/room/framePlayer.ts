/** Counts a film in frames: one step is one frame, and what the page says is the frame on the screen. */
export interface FramePlayer {
  toggle(): void;
  /** Goes `frames` on, or back where negative; stops the film. */
  step(frames: number): void;
  /** Goes to a frame, counted from 0; `Infinity` is the last. */
  seek(frame: number): void;
  setSpeed(speed: number): void;
  setLoop(loops: boolean): void;
  close(): void;
}

export interface FramePlayerOptions {
  readonly video: HTMLVideoElement;
  /** Frames in the file. */
  readonly frames: number;
  /** Frames per second of the film. */
  readonly rate: number;
  /** A frame, counted from 0, has been painted. */
  readonly onFrame: (frame: number) => void;
  readonly onPlaying: (isPlaying: boolean) => void;
}

export function createFramePlayer({ video, frames, rate, onFrame, onPlaying }: FramePlayerOptions): FramePlayer {
  let shown = 0;
  let callback = 0;
  /** Where to go once the seek under way has ended. A seek into a running one may leave the screen behind. */
  let next: number | undefined;

  /** The browser tells the time of the very frame it has put on the screen; `currentTime` may be one ahead of it. */
  function onPainted(_now: number, { mediaTime }: { readonly mediaTime: number }): void {
    // On the way to another frame what is painted is the past: steps that come faster than pictures add up all the same.
    if (!video.seeking && next === undefined) {
      shown = Math.min(frames - 1, Math.max(0, Math.round(mediaTime * rate)));
      onFrame(shown);
    }
    callback = video.requestVideoFrameCallback(onPainted);
  }

  function seek(frame: number): void {
    const target = Math.min(frames - 1, Math.max(0, frame));
    if (video.seeking) next = target;
    else goTo(target);
    shown = target;
    onFrame(target);
  }

  /** The middle of the frame's time: its edges belong to the neighbours as soon as anybody rounds. */
  function goTo(target: number): void {
    video.currentTime = (target + 0.5) / rate;
  }

  function onSeeked(): void {
    if (next === undefined) return;
    goTo(next);
    next = undefined;
  }

  const tellPlaying = () => onPlaying(!video.paused);
  const abort = new AbortController();
  for (const type of ['play', 'pause', 'ended']) video.addEventListener(type, tellPlaying, { signal: abort.signal });
  video.addEventListener('seeked', onSeeked, { signal: abort.signal });
  callback = video.requestVideoFrameCallback(onPainted);

  return {
    toggle() {
      if (video.paused) void video.play().catch(() => undefined);
      else video.pause();
    },
    step(by) {
      video.pause();
      seek(shown + by);
    },
    seek,
    setSpeed(speed) {
      video.playbackRate = speed;
    },
    setLoop(loops) {
      video.loop = loops;
    },
    close() {
      abort.abort();
      video.cancelVideoFrameCallback(callback);
    },
  };
}
