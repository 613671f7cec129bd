import { type Ref, useImperativeHandle, useRef } from 'react';
import type { Clip } from '../api/entities.ts';
import type { ClipEnd } from '../live/acts.ts';

export interface ScrubberHandle {
  /** Shows where the film is; past React, since it happens with every frame. */
  show(frame: number): void;
}

interface ScrubberProps {
  readonly ref?: Ref<ScrubberHandle>;
  /** null: nothing is chosen, the place stays. */
  readonly clip: Clip | null;
  readonly frames: number;
  readonly onSeek: (frame: number) => void;
  /** Where the person may set an end of the clip anew: its bracket leads there. */
  readonly onEnd?: (end: ClipEnd) => void;
}

/** The film from IN to OUT, between its brackets; one step is one frame. */
export function Scrubber({ ref, clip, frames, onSeek, onEnd }: ScrubberProps) {
  const input = useRef<HTMLInputElement>(null);
  function show(frame: number): void {
    const range = input.current;
    if (range === null) return;
    range.value = String(frame);
    range.setAttribute('aria-valuetext', `Frame ${frame + 1} of ${frames}`);
    range.style.setProperty('--at', `${frames > 1 ? (frame / (frames - 1)) * 100 : 0}%`);
  }
  useImperativeHandle(ref, () => ({ show }));
  return (
    <div className="scrub">
      <Bracket end="inAt" onEnd={onEnd} />
      <span className="scrub-track">
        <input
          ref={input}
          type="range"
          min={0}
          max={frames - 1}
          defaultValue={0}
          disabled={clip === null}
          aria-label="Frame"
          onInput={(event) => onSeek(Number(event.currentTarget.value))}
        />
        {clip !== null && <Gaps clip={clip} />}
      </span>
      <Bracket end="outAt" onEnd={onEnd} />
    </div>
  );
}

interface BracketProps {
  readonly end: ClipEnd;
  readonly onEnd: ((end: ClipEnd) => void) | undefined;
}

function Bracket({ end, onEnd }: BracketProps) {
  const sign = end === 'inAt' ? '[' : ']';
  if (onEnd === undefined) {
    return (
      <span className="scrub-end" aria-hidden="true">
        {sign}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="scrub-end"
      aria-label={end === 'inAt' ? 'Set IN anew' : 'Set OUT anew'}
      onClick={() => onEnd(end)}
    >
      {sign}
    </button>
  );
}

/** What was not recorded, hatched. */
function Gaps({ clip }: { readonly clip: Clip }) {
  const start = Date.parse(clip.inAt);
  const length = (clip.durationSeconds ?? 0) * 1000;
  if (length <= 0) return null;
  return clip.gaps.map(({ from, to }) => (
    <span
      className="scrub-gap"
      key={from}
      style={{
        left: `${((Date.parse(from) - start) / length) * 100}%`,
        width: `${((Date.parse(to) - Date.parse(from)) / length) * 100}%`,
      }}
    />
  ));
}
