/** 3 Mark: IN is a left bracket, OUT a right one. They never change place or size; yellow is the one to hit next. */
import { type PointerEvent, useRef } from 'react';
import { markTargets, mayMark, openMark, serverNow } from '../live/roomState.ts';
import { Shape } from '../shapes/Shape.tsx';
import { aloud, stopwatch } from '../time/format.ts';
import { TickingText, useTick, useTicked } from '../time/TickingText.tsx';
import { sayOf } from '../words/sayWords.ts';
import { useRoom, useRoomState } from './roomContext.ts';
import { Targets } from './Targets.tsx';

export function Mark() {
  const may = useRoomState(mayMark);
  const phase = useRoomState((state) => state.phase);
  if (!may && phase === 'ready') return <LastPlay />;
  return (
    <section className="mark" aria-label="Mark a play">
      <Targets />
      <SayLine />
      <InButton />
      <OutButton />
    </section>
  );
}

/**
 * The instant of a mark is the moment at which the finger came down, not the moment at which React heard of it; both
 * clocks of an event run on, so the device's reading follows.
 */
function readingOf(event: { readonly timeStamp: number }): number {
  return Date.now() - Math.max(0, performance.now() - event.timeStamp);
}

/** A press that counts on pointer down; a click without one came from the keyboard or a screen reader. */
function usePress(press: (reading: number) => void) {
  const byPointer = useRef(false);
  return {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      byPointer.current = true;
      press(readingOf(event.nativeEvent));
    },
    onClick(event: { readonly nativeEvent: Event }) {
      if (!byPointer.current) press(readingOf(event.nativeEvent));
      byPointer.current = false;
    },
  };
}

function InButton() {
  const { acts } = useRoom();
  const open = useRoomState((state) => openMark(state)?.id);
  const ready = useRoomState((state) => mayMark(state) && markTargets(state).length > 0);
  const cameras = useRoomState((state) => state.channels.length);
  const words = ready
    ? open === undefined
      ? 'Play starts'
      : 'Next play'
    : cameras === 0
      ? 'No camera'
      : 'Choose a camera';
  const press = usePress(acts.markIn);
  return (
    <button
      type="button"
      className={`io io-in ${open === undefined && ready ? 'is-armed' : ''}`}
      disabled={!ready}
      aria-label={`IN, ${words.toLowerCase()}`}
      {...press}
    >
      <span className="io-word">IN</span>
      <span className="io-sub">
        {words}
        <kbd>I</kbd>
      </span>
    </button>
  );
}

function OutButton() {
  const { acts, store } = useRoom();
  const open = useRoomState((state) => openMark(state)?.id);
  const press = usePress((reading) => acts.markOut(reading));
  const button = useRef<HTMLButtonElement>(null);
  const since = () => {
    const play = openMark(store.get());
    return play === undefined ? 0 : serverNow(store.get()) - play.inAt;
  };
  useTick(() => {
    const name = open === undefined ? 'OUT, no open mark' : `OUT, open for ${aloud(since())}`;
    if (button.current?.ariaLabel !== name) button.current?.setAttribute('aria-label', name);
  });
  return (
    <button
      type="button"
      ref={button}
      className={`io io-out ${open === undefined ? '' : 'is-armed'}`}
      disabled={open === undefined}
      {...press}
    >
      <span className="io-word">OUT</span>
      <span className="io-sub">
        {open === undefined ? 'No open mark' : <TickingText className="io-time" read={() => stopwatch(since())} />}
        <kbd>O</kbd>
      </span>
    </button>
  );
}

/** The only place for answers. */
function SayLine() {
  const { store } = useRoom();
  useRoomState((state) => state.note);
  const shown = useTicked(() => {
    const { strong, rest, bad } = sayOf(store.get());
    return JSON.stringify([strong, rest, bad]);
  });
  const [strong, rest, bad] = JSON.parse(shown) as [string, string, boolean];
  return (
    <p className={`say ${bad ? 'is-bad' : ''}`}>
      {bad && <Shape name="failed" />}
      <b>{strong}</b> {rest}
    </p>
  );
}

/** Who may not mark sees what was marked last, in the same place. */
function LastPlay() {
  const last = useRoomState((state) => state.plays[0]);
  return (
    <section className="mark is-watching" aria-label="Last play">
      <p className="say">
        {last === undefined ? (
          <b>No play marked yet.</b>
        ) : (
          <>
            <b>{last.title}</b> marked by {last.who}.
          </>
        )}
      </p>
      <SayWhenBad />
    </section>
  );
}

/** An operator's refused command has its answer here too. */
function SayWhenBad() {
  const note = useRoomState((state) => state.note);
  if (note === null) return null;
  return (
    <p className={`say ${note.bad ? 'is-bad' : ''}`}>
      <b>{note.strong}</b> {note.rest}
    </p>
  );
}
