// What the page knows and what can be done, without drawing anything.
import type { Json, Outbox } from '../../clients/outbox.ts';
import type { Clip } from '../api/entities.ts';
import { finalWords, nothingToUndo } from '../words/undoWords.ts';
import type { ClipCache } from './clipCache.ts';
import { newId } from './clipIds.ts';
import type { Gestures } from './gestures.ts';
import type { Play } from './play.ts';
import { markTargets, mayMark, openMark, type RoomState } from './roomState.ts';
import type { Store } from './store.ts';
import { type TagActs, tagActsOf } from './tagActs.ts';

/** IN or OUT, as the commands call them. */
export type ClipEnd = 'inAt' | 'outAt';

/** Everything that a person can do in the room. All of it goes through the outbox, so nothing is lost on the way. */
export interface Acts {
  /** @param reading the device's clock when the button was pressed, in milliseconds. */
  markIn(reading: number): void;
  /** Closes `play`, or the latest own open one. */
  markOut(reading: number, play?: Play): void;
  favourite(play: Play): void;
  retry(play: Play): void;
  discard(play: Play): void;
  /** Takes back what this person did last here; again: what was done before it. */
  undo(): void;
  /** Takes back the act that recorded a fact of the game's history. @param subject what it is about */
  undoFact(eventId: string, subject: string): void;
  /** Sets one end of a clip anew, and with it those of the play's other angles. `at` in milliseconds of the server's clock. */
  trim(play: Play, clip: Clip, end: ClipEnd, at: number): void;
  /** Cuts a play from the recording, in these cameras at once; both ends in milliseconds of the server's clock. */
  cut(channelIds: readonly string[], inAt: number, outAt: number): void;
  /** @param title empty: called by its tags again */
  retitle(play: Play, title: string): void;
  /** Closes a play whose OUT never came, so many seconds after its IN. */
  close(play: Play, seconds: number): void;
  session(mutation: string, more?: Readonly<Record<string, Json>>): void;
  readonly tags: TagActs;
  channel(mutation: string, channelId: string, more?: Readonly<Record<string, Json>>): void;
}

/** Puts one command into the outbox; acts of one line are sent one after another. @returns its id */
export type AddAct = (mutation: string, line: string, input: Readonly<Record<string, Json>>) => string;

/** Two presses of one button within this time are one press: gloves bounce. In milliseconds. */
const samePress = 500;

/** Discarded clips of a play that were cut before, so that there is film to bring back. */
export function restorable({ clips }: ClipCache, playId: string): readonly Clip[] {
  return [...clips.values()].filter(
    (clip) => clip.playId === playId && clip.frames !== null && clip.allowedCommands.includes('RestoreClip'),
  );
}

export function actsOf(store: Store<RoomState>, outbox: Outbox, gestures: Gestures, sessionId: string): Acts {
  let lastIn = Number.NEGATIVE_INFINITY;
  let lastOut = Number.NEGATIVE_INFINITY;

  const add: AddAct = (mutation, line, input) => {
    // Whatever was said of the act before has been read by now.
    store.set({ note: null });
    const act = { commandId: newId(), mutation, line, input };
    gestures.made(act);
    outbox.add(act);
    return act.commandId;
  };

  /** The device's reading as it is, and beside it how wrong it was when the button was pressed. */
  function instant(field: 'inAt' | 'outAt', reading: number): Readonly<Record<string, Json>> {
    const { clock } = store.get();
    const at = { [field]: new Date(reading).toISOString() };
    return clock === null ? at : { ...at, clock: { ...clock } };
  }

  function clipsWith(play: Play, command: string): readonly Clip[] {
    return play.angles.filter((clip) => clip.allowedCommands.includes(command));
  }

  return {
    markIn(reading) {
      const state = store.get();
      const channelIds = markTargets(state).map((channel) => channel.id);
      if (!mayMark(state) || channelIds.length === 0 || Math.abs(reading - lastIn) < samePress) return;
      lastIn = reading;
      const playId = newId();
      add('markClipIn', playId, { sessionId, playId, channelIds, ...instant('inAt', reading) });
    },

    markOut(reading, play = openMark(store.get())) {
      const angle = play?.angles[0];
      if (play === undefined || angle === undefined || Math.abs(reading - lastOut) < samePress) return;
      lastOut = reading;
      // Taken again: the earlier refusal has had its answer.
      if (play.refused !== null) outbox.dismiss(play.refused.commandId);
      add('markClipOut', play.id, { clipId: angle.id, ...instant('outAt', reading) });
    },

    favourite(play) {
      const mutation = play.isFavorite ? 'unfavoriteClip' : 'favoriteClip';
      const command = play.isFavorite ? 'UnfavoriteClip' : 'FavoriteClip';
      for (const clip of clipsWith(play, command)) {
        if (clip.isFavorite === play.isFavorite) add(mutation, play.id, { clipId: clip.id });
      }
    },

    retry(play) {
      for (const clip of clipsWith(play, 'RetryClip')) add('retryClip', play.id, { clipId: clip.id });
    },

    discard(play) {
      const line = play.from.line;
      for (const { act, state } of line) if (state === 'refused') outbox.dismiss(act.commandId);
      // What the server never saw needs no command to take it away. The later acts first: they depend on the earlier.
      const withdrawn = [...line].reverse().map(({ act }) => outbox.withdraw(act.commandId));
      if (play.from.told.length === 0 && withdrawn.every(Boolean)) return;
      for (const clip of play.angles) {
        const known = play.from.told.includes(clip);
        if (!known || clip.allowedCommands.includes('DiscardClip')) add('discardClip', play.id, { clipId: clip.id });
      }
    },

    undo() {
      // It waits in the line of the act, which may still be on its way.
      const taken = gestures.takeBack(({ commandId, line }, position) =>
        add('undoCommand', line, { act: commandId, ...(position !== null && { atLeast: position }) }),
      );
      if (taken.kind === 'taken') return;
      const [strong, rest] = taken.kind === 'final' ? finalWords(taken.last.mutation) : nothingToUndo;
      store.set({ note: { strong, rest, bad: false, until: Date.now() + 10_000 } });
    },

    undoFact(eventId, subject) {
      add('undoCommand', subject, { eventId });
    },

    trim(play, clip, end, at) {
      add('trimClip', play.id, { clipId: clip.id, [end]: new Date(at).toISOString() });
      store.set({
        note: {
          strong: end === 'inAt' ? 'IN moved.' : 'OUT moved.',
          rest: 'The clip is cut anew.',
          bad: false,
          until: Date.now() + 10_000,
          offersUndo: true,
        },
      });
    },

    cut(channelIds, inAt, outAt) {
      const playId = newId();
      // Read off the recording, not off this device's clock: there is nothing to correct.
      const window = { inAt: new Date(inAt).toISOString(), outAt: new Date(outAt).toISOString() };
      add('registerClip', playId, { sessionId, playId, channelIds: [...channelIds], ...window });
      store.set({ note: { strong: 'Marked.', rest: 'The play is cut.', bad: false, until: Date.now() + 10_000 } });
    },

    retitle(play, title) {
      for (const clip of clipsWith(play, 'RetitleClip')) {
        add('retitleClip', play.id, { clipId: clip.id, title: title === '' ? null : title });
      }
    },

    close(play, seconds) {
      const [clip] = clipsWith(play, 'MarkClipOut');
      if (clip === undefined) return;
      // Read off the recording, not off this device's clock: there is nothing to correct.
      const outAt = new Date(Date.parse(clip.inAt) + seconds * 1000).toISOString();
      add('markClipOut', play.id, { clipId: clip.id, outAt });
    },

    session(mutation, more = {}) {
      add(mutation, sessionId, { sessionId, ...more });
    },

    channel(mutation, channelId, more = {}) {
      add(mutation, channelId, { channelId, ...more });
    },

    tags: tagActsOf(store, outbox, add),
  };
}
