import { type RefObject, useEffect } from 'react';
import type { FramePlayer } from './framePlayer.ts';

/** Drag on the picture to step, in pixels a frame. An extra: everything that it does, a button does too. */
const pixelsPerFrame = 8;
/** Two taps within this time, in milliseconds, jump a second. */
const doubleTap = 300;

export function useFrameDrag(video: RefObject<HTMLVideoElement | null>, player: RefObject<FramePlayer | null>): void {
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const abort = new AbortController();
    const { signal } = abort;
    let from: number | null = null;
    let isDrag = false;
    let lastTap = 0;
    element.addEventListener(
      'pointerdown',
      (event) => {
        from = event.clientX;
        isDrag = false;
        element.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        if (from === null) return;
        const frames = Math.trunc((event.clientX - from) / pixelsPerFrame);
        if (frames === 0) return;
        isDrag = true;
        from += frames * pixelsPerFrame;
        player.current?.step(frames);
      },
      { signal },
    );
    element.addEventListener(
      'pointerup',
      (event) => {
        from = null;
        if (isDrag) return;
        if (event.timeStamp - lastTap < doubleTap) {
          const isLeft = event.offsetX < element.clientWidth / 2;
          element.currentTime = Math.max(0, element.currentTime + (isLeft ? -1 : 1));
        }
        lastTap = event.timeStamp;
      },
      { signal },
    );
    return () => abort.abort();
  }, [video, player]);
}
