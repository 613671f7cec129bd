import type { Act, Outbox } from '../../clients/outbox.ts';

/** What one touch came to: a star on a play seen by three cameras is three acts. */
interface Gesture {
  readonly acts: Act[];
  /** Those that were carried out, and where they stand in the log. */
  readonly done: Map<string, string | null>;
}

export type TakenBack =
  /** On its way back, or never sent. */
  | { readonly kind: 'taken'; readonly last: Act }
  /** The last thing that was done stays: something else leads on from there. */
  | { readonly kind: 'final'; readonly last: Act }
  | { readonly kind: 'nothing' };

/** What this person did on this page, so that the last of it can be taken back, and then what was done before it. */
export interface Gestures {
  /** An act was put into the outbox; those of one touch come in one go. */
  made(act: Act): void;
  carriedOut(act: Act, position: string | null): void;
  /** @param undo sends the command that takes an act back, and tells its id */
  takeBack(undo: (act: Act, position: string | null) => string): TakenBack;
  /** The mutation that an undo takes back; undefined where another page sent it. */
  takenBackBy(commandId: string): string | undefined;
}

const REMEMBERED = 50;

/** As the server has it: decisions there are the server's, this spares a person a refusal. */
const undoable: ReadonlySet<string> = new Set([
  'favoriteClip',
  'unfavoriteClip',
  'retitleClip',
  'trimClip',
  'discardClip',
  'addTag',
  'editTag',
  'removeTag',
  'reviewTag',
  'unreviewTag',
  'markTagImportant',
  'unmarkTagImportant',
  'resolvePlayFact',
  'assignChannel',
  'releaseChannel',
]);

export function openGestures(outbox: Outbox): Gestures {
  const gestures: Gesture[] = [];
  const taking = new Map<string, string>();
  let current: Gesture | undefined;

  function begin(): Gesture {
    const gesture: Gesture = { acts: [], done: new Map() };
    gestures.push(gesture);
    if (gestures.length > REMEMBERED) gestures.shift();
    current = gesture;
    queueMicrotask(() => {
      current = undefined;
    });
    return gesture;
  }

  /** What was refused, or withdrawn by another act, is not there to be taken back. */
  function standing({ acts, done }: Gesture): Act[] {
    const waiting = new Set(outbox.entries().flatMap(({ act, state }) => (state === 'refused' ? [] : [act.commandId])));
    return acts.filter(({ commandId }) => done.has(commandId) || waiting.has(commandId));
  }

  return {
    made(act) {
      if (act.mutation !== 'undoCommand') (current ?? begin()).acts.push(act);
    },
    carriedOut({ commandId }, position) {
      gestures.find(({ acts }) => acts.some((one) => one.commandId === commandId))?.done.set(commandId, position);
    },
    takeBack(undo) {
      for (;;) {
        const gesture = gestures.at(-1);
        if (gesture === undefined) return { kind: 'nothing' };
        const acts = standing(gesture);
        const last = acts.at(-1);
        if (last === undefined) {
          gestures.pop();
          continue;
        }
        if (!undoable.has(last.mutation)) return { kind: 'final', last };
        gestures.pop();
        for (const act of acts.reverse()) {
          // What the server never saw needs no command to take it back.
          if (outbox.withdraw(act.commandId)) continue;
          taking.set(undo(act, gesture.done.get(act.commandId) ?? null), act.mutation);
        }
        return { kind: 'taken', last };
      }
    },
    takenBackBy: (commandId) => taking.get(commandId),
  };
}
