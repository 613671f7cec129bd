import type { ClipEnd } from '../live/acts.ts';

interface TrimBarProps {
  readonly end: ClipEnd;
  /** The end goes to the frame on the screen. */
  readonly onHere: () => void;
  /** The clip grows by so many seconds at this end: what lies outside of it cannot be seen yet. */
  readonly onGrow: (seconds: number) => void;
  readonly onClose: () => void;
}

/** Stands in the place of the film's buttons while an end of the clip is set anew. */
export function TrimBar({ end, onHere, onGrow, onClose }: TrimBarProps) {
  const isIn = end === 'inAt';
  return (
    <fieldset className="keys trim" aria-label={isIn ? 'Set IN anew' : 'Set OUT anew'}>
      <b className="trim-word">{isIn ? 'IN' : 'OUT'}</b>
      {/* biome-ignore lint/a11y/noAutofocus: it takes the place of the bracket that was pressed, and Enter follows */}
      <button type="button" className="btn btn-main" autoFocus onClick={onHere}>
        This frame
      </button>
      <button type="button" className="btn" onClick={() => onGrow(1)}>
        {isIn ? '1 s earlier' : '1 s later'}
      </button>
      <button type="button" className="btn trim-close" onClick={onClose}>
        Leave
      </button>
    </fieldset>
  );
}
