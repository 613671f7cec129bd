/** 3 Mark: IN is a left bracket, OUT a right one. They never change place or size; yellow is the one to hit next. */
import { type PointerEvent, useRef } from 'react';
import { markTargets, mayMark, openMark, serverNow } from '../live/roomState.ts';
import { Shape } from '../shapes/Shape.tsx';
import { aloud, stopwatch } from '../time/format.ts';
import { TickingText, useTicked } from '../time/TickingText.tsx';
import { byWhom } from '../words/playWords.ts';
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
      {...press}
    >
      <span className="io-word">IN</span>
      <span className="sr">, </span>
      <span className="io-sub">
        {words}
        <span className="hint" aria-hidden="true">
          I
        </span>
      </span>
    </button>
  );
}

function OutButton() {
  const { acts, store } = useRoom();
  const open = useRoomState((state) => openMark(state)?.id);
  const press = usePress((reading) => acts.markOut(reading));
  const since = () => {
    const play = openMark(store.get());
    return play === undefined ? 0 : serverNow(store.get()) - play.inAt;
  };
  return (
    <button
      type="button"
      className={`io io-out ${open === undefined ? '' : 'is-armed'}`}
      disabled={open === undefined}
      {...press}
    >
      <span className="io-word">OUT</span>
      <span className="sr">, {open !== undefined && <TickingText read={() => `open for ${aloud(since())}`} />}</span>
      <span className="io-sub">
        {open === undefined ? 'No open mark' : <OpenTime read={() => stopwatch(since())} />}
        <span className="hint" aria-hidden="true">
          O
        </span>
      </span>
    </button>
  );
}

/** The time is for the eye; the button's name says the same in words. */
function OpenTime({ read }: { readonly read: () => string }) {
  return (
    <span aria-hidden="true">
      <TickingText className="io-time" read={read} />
    </span>
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
      <b>{strong}</b> {rest} <UndoButton />
    </p>
  );
}

/** The way back, as long as the note stands that tells of the act. */
function UndoButton() {
  const { acts } = useRoom();
  const isOffered = useRoomState((state) => state.note?.offersUndo ?? false);
  if (!isOffered) return null;
  return (
    <button type="button" className="undo" onClick={acts.undo}>
      Undo
    </button>
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
            <b>{last.title}</b> marked {byWhom(last)}.
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
