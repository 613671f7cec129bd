import type { OutboxEntry } from '../../../clients/outbox.ts';
import { undecided } from '../../live/roomState.ts';
import { Shape } from '../../shapes/Shape.tsx';
import { clockTime } from '../../time/format.ts';
import { refusalWords, waitWords } from '../../words/refusalWords.ts';
import { useRoom, useRoomState } from '../roomContext.ts';

const what: Readonly<Record<string, string>> = {
  markClipIn: 'IN',
  markClipOut: 'OUT',
  favoriteClip: 'Favourite',
  unfavoriteClip: 'No favourite any more',
  retryClip: 'Retry',
  discardClip: 'Discard',
  restoreClip: 'Restore',
  trimClip: 'New IN or OUT',
  retitleClip: 'New title',
  anchorGameClock: 'Game clock',
  addTag: 'Tag',
  editTag: 'Tag changed',
  removeTag: 'Tag removed',
  reviewTag: 'Reviewed',
  unreviewTag: 'Not reviewed',
  markTagImportant: 'Important',
  unmarkTagImportant: 'Not important',
  resolvePlayFact: 'Settled',
  startSession: 'Start the game',
  pauseSession: 'Pause the game',
  resumeSession: 'Resume the game',
  completeSession: 'Complete the game',
  reopenSession: 'Reopen the game',
};

/** One line an act: what, when, and why it waits. */
export function OutboxPanel() {
  const entries = useRoomState((state) => state.entries);
  if (entries.length === 0) return <p>All marks are sent.</p>;
  return (
    <ul className="lines">
      {entries.map((entry) => (
        <OutboxLine key={entry.act.commandId} entry={entry} waiting={undecided(entries).length} />
      ))}
    </ul>
  );
}

function OutboxLine({ entry, waiting }: { readonly entry: OutboxEntry; readonly waiting: number }) {
  const { store, outbox } = useRoom();
  const { act, state, refusal, waitsFor, incident } = entry;
  const zone = store.get().session?.timeZone ?? 'UTC';
  const at = act.input.inAt ?? act.input.outAt ?? act.input.at;
  const why =
    refusal === undefined
      ? (waitWords(waitsFor, waiting) ?? (state === 'sending' ? 'Sending.' : 'In line.'))
      : refusalWords(act.mutation, refusal, store.get()).join(' ');
  return (
    <li>
      <Shape name={state === 'refused' ? 'failed' : 'unsent'} />
      <p>
        <b>{what[act.mutation] ?? act.mutation}</b>{' '}
        {typeof at === 'string' && <span className="num">{clockTime(Date.parse(at), zone)}</span>} {why}
        {incident !== undefined && ` Incident ${incident}.`}
      </p>
      {state === 'refused' && (
        <button type="button" className="btn" onClick={() => outbox.dismiss(act.commandId)}>
          Dismiss
        </button>
      )}
    </li>
  );
}
