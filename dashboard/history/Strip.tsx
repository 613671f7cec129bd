import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { HistoryKind } from '../api/historyEntities.ts';
import { quarterWord } from '../words/sayWords.ts';
import type { History } from './openHistory.ts';
import type { Score } from './scores.ts';
import { entryAt, type Tape } from './tape.ts';

interface StripProps {
  readonly history: History;
  readonly tape: Tape;
  readonly scores: readonly Score[];
  /** Of the entry that is shown. */
  readonly index: number;
  /** It in words. */
  readonly told: string | undefined;
}

/** Facts that PageUp and PageDown go. */
const FAR = 10;

/** A slider over the facts of the game, drawn along its time. */
export function Strip({ history, tape, scores, index, told }: StripProps) {
  const strip = useRef<HTMLDivElement>(null);
  const { places } = tape;

  function lookUnder(event: PointerEvent): void {
    const box = strip.current?.getBoundingClientRect();
    if (box === undefined || places.length === 0) return;
    const place = (event.clientX - box.left) / box.width;
    // The end of the strip is what there is now.
    history.lookAt(place >= 0.995 ? null : entryAt(places, place));
  }

  function onKey(event: KeyboardEvent): void {
    const go = steps[event.key];
    if (go === undefined) return;
    event.preventDefault();
    // The film above has other uses for these keys.
    event.stopPropagation();
    if (go === 'first') history.lookAt(0);
    else if (go === 'now') history.lookAt(null);
    else history.step(go);
  }

  return (
    <div
      className="strip"
      ref={strip}
      role="slider"
      tabIndex={0}
      aria-label="Moment of the game"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, places.length - 1)}
      aria-valuenow={Math.max(0, index)}
      aria-valuetext={told ?? 'Nothing yet'}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        lookUnder(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) lookUnder(event);
      }}
    >
      <div className="strip-clock" aria-hidden="true">
        {tape.quarters.map(({ quarter, at }) => (
          <span key={quarter} style={{ left: `${at * 100}%` }}>
            {quarterWord(quarter)}
          </span>
        ))}
        {scores.map(({ playId, at, side, points }) => (
          <b key={playId} className={`is-${side}`} style={{ left: `${tape.placeOf(at) * 100}%` }}>
            {side === 'ours' ? `+${points}` : `−${points}`}
          </b>
        ))}
      </div>
      {tape.cameras.map(({ id, name, spans }) => (
        <svg className="strip-camera" key={id} aria-hidden="true">
          <title>{name}</title>
          {spans.map(({ from, to, status }) => (
            <rect
              key={`${from} ${status}`}
              className={`is-${status}`}
              x={`${from * 100}%`}
              width={`${(to - from) * 100}%`}
              height="100%"
            />
          ))}
        </svg>
      ))}
      <svg className="strip-clips" aria-hidden="true">
        {tape.clips.map(({ id, from, to, status }) => (
          <rect
            key={id}
            className={`is-${status.toLowerCase()}`}
            x={`${from * 100}%`}
            width={`${Math.max(0.001, to - from) * 100}%`}
            height="100%"
          />
        ))}
      </svg>
      <svg className="strip-facts" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        {[...tape.facts].map(([kind, marks]) => (
          <path key={kind} className={`is-${kind.toLowerCase()}`} d={marks.map((at) => tick(at, kind)).join('')} />
        ))}
      </svg>
      <span className="strip-now" aria-hidden="true" style={{ left: `${(places[index] ?? 1) * 100}%` }} />
    </div>
  );
}

const steps: Readonly<Record<string, number | 'first' | 'now'>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -FAR,
  PageUp: FAR,
  Home: 'first',
  End: 'now',
};

/** Shape beside colour: refusals hang from above, what people say is short, what happens to the game is long. */
function tick(at: number, kind: HistoryKind): string {
  const x = (at * 1000).toFixed(1);
  if (kind === 'REFUSAL') return `M${x} 0V3`;
  return kind === 'SESSION' || kind === 'CHANNEL' ? `M${x} 0V10` : `M${x} 5V10`;
}
