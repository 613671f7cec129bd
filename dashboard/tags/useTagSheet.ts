import { useMemo, useRef, useState } from 'react';
import type { FieldName, PlayFactField, PlayType } from '../api/tagEntities.ts';
import { chooseNext } from '../live/choose.ts';
import type { Play } from '../live/play.ts';
import { type Draft, draftKey } from '../live/roomState.ts';
import { countsOf, factOf, hasSaid, isFactName, ownTag } from '../live/sheet.ts';
import { isStaff, maySettle } from '../live/staff.ts';
import { useRoom, useRoomState } from '../room/roomContext.ts';
import { type SheetChoice, sheetChoices } from './choices.ts';
import { fieldsFor, type SheetField, shownText } from './fields.ts';
import { othersOf } from './others.ts';
import { formationWords, proposalsAfter } from './proposals.ts';
import { refusedIn } from './refusedFields.ts';

/** What stands in one field, and how it came there. */
export interface FieldView {
  readonly text: string;
  /** Proposed from the play before: nobody has said it yet. */
  readonly isProposed: boolean;
  readonly problem: string | null;
  /** What somebody else says of it, where they differ. */
  readonly other: ReturnType<typeof othersOf>;
  /** Who settled the field, where anybody did. */
  readonly settledBy: string | null;
}

/** The sheet of one play as a person fills it: what stands where, what may be chosen, and what a key does. */
export interface TagSheetControls {
  readonly fields: readonly SheetField[];
  readonly active: SheetField;
  readonly choices: readonly SheetChoice[];
  /** Index of the choice that the arrows reached. */
  readonly picked: number | null;
  readonly mayTag: boolean;
  viewOf(field: SheetField): FieldView;
  activate(field: SheetField): void;
  type(field: SheetField, text: string): void;
  pick(step: -1 | 1): void;
  choose(choice: SheetChoice): void;
  /** @param takesProposal whether what is only proposed is said too. Answers false where the text means nothing. */
  commit(field: SheetField, takesProposal: boolean): boolean;
  /** Forgets what was typed. */
  leave(field: SheetField): void;
  /** The play after this one, as it was played; false where this is the last. */
  nextPlay(): boolean;
}

/** As many of the team's words as fit beside one another. */
const mostWords = 8;

export function useTagSheet(play: Play | undefined): TagSheetControls {
  const { store, acts, outbox } = useRoom();
  const viewer = useRoomState((state) => state.viewer);
  const plays = useRoomState((state) => state.plays);
  const drafts = useRoomState((state) => state.drafts);
  const activeName = useRoomState((state) => state.field);
  const [picked, setPicked] = useState<number | null>(null);
  const lastActive = useRef(activeName);
  const staff = isStaff(viewer);
  const fields = useMemo(() => fieldsFor(staff), [staff]);
  const active = fields.find(({ name }) => name === activeName) ?? fields[0];
  if (active === undefined) throw new Error('a sheet has fields');

  const sheet = play?.sheet ?? null;
  const own = ownTag(sheet, viewer);
  const playType = countsOf(sheet, 'playType') as PlayType | null;
  const before = play === undefined ? null : (plays[plays.findIndex(({ id }) => id === play.id) + 1]?.sheet ?? null);
  const proposals = useMemo(() => proposalsAfter(before), [before]);
  const words = useMemo(
    () =>
      formationWords(
        plays.map((one) => one.sheet),
        mostWords,
      ),
    [plays],
  );
  const choices =
    play === undefined || !staff ? [] : sheetChoices(active, { sheet, playType, words, maySettle: maySettle(viewer) });

  function draftOf(name: FieldName): Draft | undefined {
    return play === undefined ? undefined : store.get().drafts.get(draftKey(play.id, name));
  }

  function keepDraft(name: FieldName, draft: Draft | null): void {
    if (play === undefined) return;
    const next = new Map(store.get().drafts);
    if (draft === null) next.delete(draftKey(play.id, name));
    else next.set(draftKey(play.id, name), draft);
    store.set({ drafts: next });
  }

  /** What is known of a field: what was settled, else one's own word, else what counts. */
  function known(field: SheetField): unknown {
    const { name } = field;
    const fact = isFactName(name) ? factOf(sheet, name) : undefined;
    if (own !== undefined && hasSaid(own, name) && !fact?.isResolved) return own[name];
    return isFactName(name) ? (fact?.value ?? null) : null;
  }

  function viewOf(field: SheetField): FieldView {
    const { name } = field;
    const fact = isFactName(name) ? factOf(sheet, name) : undefined;
    const shown = shownText(field, known(field), playType);
    const draft = play === undefined ? undefined : drafts.get(draftKey(play.id, name));
    const refused = play === undefined ? undefined : refusedIn(play, field, playType);
    const proposal =
      shown === '' && staff ? shownText(field, (proposals as Record<string, unknown>)[name], playType) : '';
    const typed = draft?.text ?? refused?.text;
    return {
      text: typed ?? (shown === '' ? proposal : shown),
      isProposed: typed === undefined && shown === '' && proposal !== '',
      problem: draft === undefined ? (refused?.problem ?? null) : draft.problem,
      other: othersOf(sheet, field, shown, viewer, playType),
      settledBy: fact?.resolvedBy?.label ?? null,
    };
  }

  function say(field: SheetField, value: Parameters<typeof acts.tags.say>[2]): void {
    if (play !== undefined) acts.tags.say(play, field.name, value);
  }

  function commit(field: SheetField, takesProposal: boolean): boolean {
    const draft = draftOf(field.name);
    if (draft === undefined) {
      const proposal = (proposals as Record<string, number | undefined>)[field.name];
      if (takesProposal && proposal !== undefined && viewOf(field).isProposed) say(field, proposal);
      return true;
    }
    const text = draft.text.trim();
    if (text === '') {
      keepDraft(field.name, null);
      if (own !== undefined && hasSaid(own, field.name)) say(field, field.name === 'players' ? [] : null);
      return true;
    }
    const reading = field.read(text, playType);
    if ('problem' in reading) {
      keepDraft(field.name, { text, problem: reading.problem });
      const { alert } = store.get();
      store.set({ alert: { number: alert.number + 1, text: `${field.word} not saved. ${reading.problem}.` } });
      return false;
    }
    keepDraft(field.name, null);
    if (JSON.stringify(own?.[field.name]) !== JSON.stringify(reading.value)) say(field, reading.value);
    return true;
  }

  return {
    fields,
    active,
    choices,
    picked,
    mayTag: staff,
    viewOf,
    commit,
    activate(field) {
      if (lastActive.current !== field.name) setPicked(null);
      lastActive.current = field.name;
      store.set({ field: field.name });
    },
    type: (field, text) => keepDraft(field.name, { text, problem: null }),
    pick(step) {
      if (choices.length === 0) return;
      const from = picked ?? (step === 1 ? -1 : 0);
      setPicked((from + step + choices.length) % choices.length);
    },
    choose(choice) {
      setPicked(null);
      if (choice.kind === 'settle' && play !== undefined) {
        acts.tags.settle(play, active.name as PlayFactField, choice.value);
      } else if (choice.kind === 'sign') {
        const text = (draftOf(active.name)?.text ?? viewOf(active).text).replace(/^[-+]/, '');
        keepDraft(active.name, { text: choice.sign + text, problem: null });
      } else if (choice.kind === 'value') {
        keepDraft(active.name, { text: choice.text, problem: null });
      }
    },
    leave(field) {
      keepDraft(field.name, null);
      const refused = play === undefined ? undefined : refusedIn(play, field, playType);
      if (refused !== undefined) outbox.dismiss(refused.commandId);
    },
    nextPlay() {
      const was = store.get().chosen?.playId;
      chooseNext(store, -1);
      return store.get().chosen?.playId !== was;
    },
  };
}
