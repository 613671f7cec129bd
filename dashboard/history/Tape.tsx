/** The strip of a whole game: what happened when, and a moment of it to look at. */
import { useEffect, useMemo } from 'react';
import type { HistoryEntry } from '../api/historyEntities.ts';
import { useStore } from '../live/store.ts';
import { useRoom, useRoomState } from '../room/roomContext.ts';
import { Shape } from '../shapes/Shape.tsx';
import { clockTime } from '../time/format.ts';
import { changeWords, factName, momentWords } from '../words/historyWords.ts';
import type { History } from './openHistory.ts';
import { Strip } from './Strip.tsx';
import { scoresOf, totals } from './scores.ts';
import { tapeOf } from './tape.ts';

/** Drawn inside the present room: only the rest of the page turns back. */
export function Tape({ history }: { readonly history: History }) {
  const { toggleHistory } = useRoom();
  const { phase, entries, readings, chosen, moment } = useStore(history.store, (state) => state);
  const session = useRoomState((state) => state.session);
  const clips = useRoomState((state) => state.cache.clips);
  const sheets = useRoomState((state) => state.sheets.sheets);
  const zone = session?.timeZone ?? 'UTC';
  const tape = useMemo(() => tapeOf(entries, readings, clips.values(), session), [entries, readings, clips, session]);
  const scores = useMemo(() => scoresOf(sheets.values()), [sheets]);
  const index = chosen ?? entries.length - 1;
  const entry = entries[index];
  const sofar = scores.filter(({ at }) => chosen === null || entry === undefined || at <= Date.parse(entry.at));
  const [ours, theirs] = totals(sofar);
  useHeightOfTape();
  return (
    <section className="tape" aria-label="History of the game" data-phase={phase}>
      <div className="tape-head">
        <p className="tape-moment" role="status">
          <b>{chosen === null ? 'Now' : moment === null ? 'Looking back' : momentWords(moment)}</b>
          {scores.length > 0 && <span className="num">{` ${ours} : ${theirs}, as tagged`}</span>}
        </p>
        {chosen !== null && (
          <button type="button" className="btn btn-main" onClick={() => history.lookAt(null)}>
            Back to live
          </button>
        )}
        <button type="button" className="icon-btn" aria-label="Fact before" onClick={() => history.step(-1)}>
          <Shape name="back" />
        </button>
        <button
          type="button"
          className="icon-btn tape-on"
          aria-label="Fact after"
          disabled={chosen === null}
          onClick={() => history.step(1)}
        >
          <Shape name="back" />
        </button>
        <button type="button" className="icon-btn" aria-label="Close the history" onClick={toggleHistory}>
          <Shape name="close" />
        </button>
      </div>
      <Strip history={history} tape={tape} scores={scores} index={index} told={entry && spoken(entry, zone)} />
      <p className="tape-fact">
        {phase === 'failed' && 'The history does not come. It is asked for again.'}
        {entry === undefined && phase === 'loading' && 'The history is on its way.'}
        {entry !== undefined && <Fact entry={entry} zone={zone} history={history} isChosen={chosen !== null} />}
      </p>
    </section>
  );
}

const spoken = (entry: HistoryEntry, zone: string): string =>
  `${clockTime(Date.parse(entry.at), zone)}, ${factName(entry)}, ${entry.actor.label}`;

interface FactProps {
  readonly entry: HistoryEntry;
  readonly zone: string;
  readonly history: History;
  readonly isChosen: boolean;
}

/** Who did what, before and after, and the way back where there is one. */
function Fact({ entry, zone, history, isChosen }: FactProps) {
  const changed = changeWords(entry.changes, zone);
  return (
    <>
      <span className="num">{clockTime(Date.parse(entry.at), zone)}</span> <b>{factName(entry)}</b>{' '}
      <span className="tape-who">
        {entry.actor.label}, {entry.role}
      </span>
      {changed !== '' && <span className="tape-changed">{changed}</span>}
      {entry.undoneBy !== null && <span className="tape-undone">undone since</span>}
      {entry.undoes !== null && <span className="tape-undone">an undo</span>}
      {isChosen && entry.isUndoable && (
        <button type="button" className="btn" onClick={history.undoChosen}>
          Undo this
        </button>
      )}
    </>
  );
}

/** The room above ends where the strip begins. */
function useHeightOfTape(): void {
  useEffect(() => {
    document.documentElement.dataset.tape = 'open';
    return () => {
      delete document.documentElement.dataset.tape;
    };
  }, []);
}
