import type { RefObject } from 'react';
import { mayMark } from '../live/roomState.ts';
import { useRoomState } from '../room/roomContext.ts';
import { Shape } from '../shapes/Shape.tsx';
import { clockTime, inSeconds } from '../time/format.ts';
import type { RecordingPlayer } from './recordingPlayer.ts';

/** Ends of a play that is going to be cut, in milliseconds since 1970. */
export interface Marks {
  readonly inAt: number | null;
  readonly outAt: number | null;
}

interface CutBarProps {
  readonly player: RefObject<RecordingPlayer | null>;
  readonly isPlaying: boolean;
  readonly marks: Marks;
  readonly zone: string;
  readonly onIn: () => void;
  readonly onOut: () => void;
  readonly onCut: () => void;
}

/** The server takes no longer clip, in seconds. */
const longest = 600;

/** Plays, steps, and cuts: IN and OUT are the picture on the screen. */
export function CutBar({ player, isPlaying, marks, zone, onIn, onOut, onCut }: CutBarProps) {
  const may = useRoomState(mayMark);
  const { inAt, outAt } = marks;
  const seconds = inAt !== null && outAt !== null ? (outAt - inAt) / 1000 : null;
  const isTooLong = seconds !== null && seconds > longest;
  return (
    <div className="keys recording-keys">
      <button type="button" className="key" aria-label="Back one frame" onClick={() => player.current?.step(-1)}>
        <Shape name="step" className="flip" />
      </button>
      <button
        type="button"
        className="key key-play"
        aria-label={isPlaying ? 'Pause' : 'Play'}
        onClick={() => player.current?.toggle()}
      >
        <Shape name={isPlaying ? 'pause' : 'play'} />
      </button>
      <button type="button" className="key" aria-label="Forward one frame" onClick={() => player.current?.step(1)}>
        <Shape name="step" />
      </button>
      {may && (
        <>
          <MarkButton sign="[" word="IN" at={inAt} zone={zone} onPress={onIn} />
          <MarkButton sign="]" word="OUT" at={outAt} zone={zone} onPress={onOut} />
          <button
            type="button"
            className="btn btn-main recording-cut"
            disabled={seconds === null || isTooLong}
            onClick={onCut}
          >
            {seconds === null ? 'Cut' : isTooLong ? 'Over 10 minutes' : `Cut ${inSeconds(seconds)}`}
          </button>
        </>
      )}
    </div>
  );
}

interface MarkButtonProps {
  readonly sign: string;
  readonly word: string;
  readonly at: number | null;
  readonly zone: string;
  readonly onPress: () => void;
}

function MarkButton({ sign, word, at, zone, onPress }: MarkButtonProps) {
  const said = at === null ? 'at this picture' : clockTime(at, zone);
  return (
    <button
      type="button"
      className={`btn recording-mark ${at === null ? '' : 'is-set'}`}
      aria-label={`${word} in the recording, ${said}`}
      onClick={onPress}
    >
      <b aria-hidden="true">{sign}</b>
      <span className="mark-word">{word}</span>
      {at !== null && <span className="mark-time num">{clockTime(at, zone)}</span>}
    </button>
  );
}
