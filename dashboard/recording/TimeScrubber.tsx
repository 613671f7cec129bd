import { type Ref, useImperativeHandle, useRef } from 'react';
import { clockTime } from '../time/format.ts';
import { Stretch } from './Lanes.tsx';
import type { Span } from './window.ts';

export interface TimeScrubberHandle {
  /** Shows where the recording is; past React, since it happens with every frame. */
  show(instant: number): void;
}

interface TimeScrubberProps {
  readonly ref?: Ref<TimeScrubberHandle>;
  readonly window: Span;
  readonly zone: string;
  /** What is going to be cut; its end is where the recording stands while only IN is set. */
  readonly marked: Span | null;
  readonly onSeek: (instant: number) => void;
}

/** The whole game from left to right; one step of the keyboard is a second. */
export function TimeScrubber({ ref, window, zone, marked, onSeek }: TimeScrubberProps) {
  const input = useRef<HTMLInputElement>(null);
  function show(instant: number): void {
    const range = input.current;
    if (range === null) return;
    range.value = String((instant - window.from) / 1000);
    range.setAttribute('aria-valuetext', clockTime(instant, zone));
    range.style.setProperty('--at', `${((instant - window.from) / (window.to - window.from)) * 100}%`);
  }
  useImperativeHandle(ref, () => ({ show }));
  return (
    <div className="scrub time-scrub">
      <span className="scrub-track">
        <input
          ref={input}
          type="range"
          min={0}
          max={(window.to - window.from) / 1000}
          step={0.001}
          defaultValue={0}
          aria-label="Time in the recording"
          onKeyDown={(event) => {
            const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
            if (by === 0) return;
            event.preventDefault();
            onSeek(window.from + (Number(event.currentTarget.value) + by) * 1000);
          }}
          onInput={(event) => onSeek(window.from + Number(event.currentTarget.value) * 1000)}
        />
        {marked !== null && <Stretch window={window} span={marked} className="lane-marked" />}
      </span>
    </div>
  );
}
