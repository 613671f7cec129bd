// What a tag must remember to decide.
import type { Noun } from '../noun.ts';
import type { Instant } from '../values.ts';
import type { TagEvent } from './events.ts';
import { changed, type SaidFields } from './fields.ts';
import { type TagCommand, tagMachine } from './machine.ts';

export interface TagState {
  readonly status: 'none' | 'kept' | 'removed';
  readonly tagId: string;
  readonly sessionId?: string;
  readonly playId?: string;
  readonly clipId?: string | undefined;
  readonly at?: Instant | undefined;
  /** Id of the person whose observation it is. */
  readonly taggedBy: string;
  readonly fields: SaidFields;
  /** Ids of the people who have gone over it. */
  readonly reviewedBy: readonly string[];
  readonly isImportant: boolean;
}

const initial: TagState = {
  status: 'none',
  tagId: '',
  taggedBy: '',
  fields: {},
  reviewedBy: [],
  isImportant: false,
};

function evolve(state: TagState, event: TagEvent, by: string): TagState {
  switch (event.type) {
    case 'TagAdded':
      return { ...state, ...event.data, taggedBy: by, status: 'kept' };
    case 'TagEdited':
      return { ...state, fields: changed(state.fields, event.data.fields) };
    case 'TagRemoved':
      return { ...state, status: 'removed' };
    case 'TagRestored':
      return { ...state, status: 'kept' };
    case 'TagReviewed':
      return { ...state, reviewedBy: [...state.reviewedBy, by] };
    case 'TagUnreviewed':
      return { ...state, reviewedBy: state.reviewedBy.filter((person) => person !== by) };
    case 'TagMarkedImportant':
      return { ...state, isImportant: true };
    case 'TagUnmarkedImportant':
      return { ...state, isImportant: false };
  }
}

export const tag: Noun<TagState, TagEvent, TagCommand> = {
  name: 'tag',
  machine: tagMachine,
  initial,
  status: (state) => state.status,
  evolve,
  scope: (_before, after) => ({ session: after.sessionId, play: after.playId }),
  remembers: Number.POSITIVE_INFINITY,
};
