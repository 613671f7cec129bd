/** In the place of IN and OUT while the past is shown: nothing is marked there. */
import { useStore } from '../live/store.ts';
import { momentWords } from '../words/historyWords.ts';
import type { History } from './openHistory.ts';

export function PastMark({ history }: { readonly history: History }) {
  const moment = useStore(history.store, (state) => state.moment);
  return (
    <section className="mark is-watching" aria-label="Marking rests in the past">
      <p className="say">
        <b>{moment === null ? 'Looking back' : momentWords(moment)}.</b> IN and OUT are off here.
      </p>
      <button type="button" className="btn btn-main" onClick={() => history.lookAt(null)}>
        Back to live
      </button>
    </section>
  );
}
