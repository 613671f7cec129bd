import type { Json, Outbox } from '../../clients/outbox.ts';
import type { FieldName, PlayFactField, SaidFields, Tag } from '../api/tagEntities.ts';
import { clockTime } from '../time/format.ts';
import type { AddAct } from './acts.ts';
import { newId } from './clipIds.ts';
import { aboutTags, type Play } from './play.ts';
import { type RoomState, serverNow } from './roomState.ts';
import { ownTag } from './sheet.ts';
import type { Store } from './store.ts';

/** What can be said about plays. A commit is one command, through the outbox like every mark. */
export interface TagActs {
  /** Says one field, in the person's own tag of the play; empty takes back. */
  say(play: Play, field: FieldName, value: SaidFields[FieldName]): void;
  /** Settles a field for everybody; null lets the tags speak again. */
  settle(play: Play, field: PlayFactField, value: string | null): void;
  remove(play: Play, tag: Tag): void;
  /** For the team: marks the person's own tag, else the latest; where any is marked, none is any more. */
  important(play: Play): void;
  /** For the person alone: all tags of the play, or none any more where all were gone over. */
  reviewed(play: Play): void;
  /** A play that no clip shows and nobody has tagged yet, at this moment; null where nothing may be said. */
  moment(): Play | null;
}

export function tagActsOf(store: Store<RoomState>, outbox: Outbox, add: AddAct): TagActs {
  /** Where a new tag belongs: to a clip where there is one, else to the moment. */
  function placeOf(play: Play): Readonly<Record<string, Json>> {
    const [angle] = play.angles;
    if (angle !== undefined) return { clipId: angle.id };
    const { session, moment } = store.get();
    const place = { sessionId: session?.id ?? '', playId: play.id };
    if (moment?.play.id !== play.id) return { ...place, at: new Date(play.inAt).toISOString() };
    const at = new Date(moment.reading).toISOString();
    return moment.clock === null ? { ...place, at } : { ...place, at, clock: { ...moment.clock } };
  }

  /** Said again: the earlier refusal of this field has had its answer. */
  function dismissRefused(play: Play, field: FieldName): void {
    for (const { act, state } of play.from.line) {
      const fields = act.input.fields as Readonly<Record<string, Json>> | undefined;
      const isAboutIt = fields !== undefined ? field in fields : act.input.field === field;
      if (state === 'refused' && aboutTags.test(act.mutation) && isAboutIt) outbox.dismiss(act.commandId);
    }
  }

  return {
    say(play, field, value) {
      dismissRefused(play, field);
      const fields = { [field]: value as Json };
      const own = ownTag(play.sheet, store.get().viewer);
      if (own !== undefined) add('editTag', play.id, { tagId: own.id, fields });
      else add('addTag', play.id, { tagId: newId(), ...placeOf(play), fields });
    },
    settle(play, field, value) {
      dismissRefused(play, field as FieldName);
      add('resolvePlayFact', play.id, { playId: play.id, field, value });
    },
    remove: (play, { id }) => add('removeTag', play.id, { tagId: id }),
    important(play) {
      const tags = play.sheet?.tags ?? [];
      const marked = tags.filter(({ isImportant }) => isImportant);
      const one = ownTag(play.sheet, store.get().viewer) ?? tags.at(-1);
      for (const { id } of marked) add('unmarkTagImportant', play.id, { tagId: id });
      if (marked.length === 0 && one !== undefined) add('markTagImportant', play.id, { tagId: one.id });
    },
    reviewed(play) {
      const tags = play.sheet?.tags ?? [];
      const left = tags.filter(({ isReviewed }) => !isReviewed);
      for (const { id } of left) add('reviewTag', play.id, { tagId: id });
      if (left.length === 0) for (const { id } of tags) add('unreviewTag', play.id, { tagId: id });
    },
    moment() {
      const { clock } = store.get();
      const play = momentPlay(newId(), store.get());
      store.set({ moment: { play, reading: Date.now(), clock } });
      return play;
    },
  };
}

function momentPlay(id: string, state: RoomState): Play {
  const inAt = serverNow(state);
  return {
    id,
    inAt,
    title: `Play at ${clockTime(inAt, state.session?.timeZone ?? 'UTC')}`,
    mine: true,
    who: 'You',
    angles: [],
    best: null,
    state: 'noClip',
    sheet: null,
    unsent: null,
    refused: null,
    busy: false,
    isFavorite: false,
    picture: null,
    from: { told: [], line: [], sheet: undefined },
  };
}
