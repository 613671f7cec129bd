// What was seen of each play, by whom, where do they disagree, and what counts?
import type { Recorded } from '../../domain/event.ts';
import type { DomainEvent } from '../../domain/facts.ts';
import type { PlayFactField } from '../../domain/play/facts.ts';
import { must, type Projection, type Row } from '../projection.ts';
import { type Counting, countingOf, disputesOf } from './counting.ts';
import { newTag, type Seen, type SeenByTag, told, untold } from './seenByTag.ts';

export type Settled = Omit<Seen, 'position'>;

export interface PlayRow extends Row, Counting {
  readonly session_id: string;
  readonly at: string;
  /** By tag, removed ones included. */
  readonly seen: Readonly<Record<string, SeenByTag>>;
  readonly resolved: Readonly<Partial<Record<PlayFactField, Settled>>>;
  readonly tag_count: number;
  readonly is_important: boolean;
  readonly disputed: readonly string[];
  readonly position: bigint;
}

const shown: ReadonlySet<string> = new Set([
  'ClipMarkedIn',
  'TagAdded',
  'TagEdited',
  'TagRemoved',
  'TagRestored',
  'TagMarkedImportant',
  'TagUnmarkedImportant',
  'PlayFactResolved',
]);

export const tagSheet: Projection<PlayRow> = {
  table: 'tag_sheet',
  version: 2,
  keys: ({ type, meta }) => (shown.has(type) && meta.play ? [meta.play] : []),
  apply: (row, event) => {
    switch (event.type) {
      case 'ClipMarkedIn':
        return begun(row, event, event.data.inAt);
      case 'TagAdded': {
        const { tagId, at, fields } = event.data;
        return withTag(begun(row, event, at), event, tagId, newTag(fields, event));
      }
      case 'TagEdited': {
        const { tagId, fields } = event.data;
        const before = must(row, event);
        const tag = before.seen[tagId]!;
        const isUndo = event.meta.undoes !== undefined;
        return withTag(before, event, tagId, isUndo ? untold(tag, fields) : told(tag, fields, event));
      }
      case 'TagRemoved': {
        const before = must(row, event);
        const { tagId } = event.data;
        return withTag(before, event, tagId, { ...before.seen[tagId]!, isRemoved: true });
      }
      case 'TagRestored': {
        const before = must(row, event);
        const { tagId } = event.data;
        const { isRemoved: _, ...tag } = before.seen[tagId]!;
        return withTag(before, event, tagId, tag);
      }
      case 'TagMarkedImportant':
      case 'TagUnmarkedImportant': {
        const before = must(row, event);
        const { tagId } = event.data;
        const isImportant = event.type === 'TagMarkedImportant';
        return withTag(before, event, tagId, { ...before.seen[tagId]!, isImportant });
      }
      case 'PlayFactResolved': {
        const { field, value } = event.data;
        const before = begun(row, event, undefined);
        const { [field]: _, ...others } = before.resolved;
        const { actor: by, recordedAt: at } = event.meta;
        return summed({ ...before, resolved: value === null ? others : { ...others, [field]: { value, by, at } } });
      }
      default:
        return row;
    }
  },
};

const nothingSeen = countingOf({});

/** The play began at its earliest mark or moment; without one, when it was first spoken of. */
function begun(row: PlayRow | undefined, event: Recorded<DomainEvent>, at: string | undefined): PlayRow {
  const { meta, position } = event;
  if (row) return { ...row, at: at !== undefined && Date.parse(at) < Date.parse(row.at) ? at : row.at, position };
  return {
    team: meta.team,
    id: meta.play!,
    session_id: meta.session!,
    at: at ?? meta.recordedAt,
    seen: {},
    resolved: {},
    tag_count: 0,
    is_important: false,
    disputed: [],
    ...nothingSeen,
    position,
  };
}

function withTag(row: PlayRow, { position }: Recorded<DomainEvent>, tagId: string, tag: SeenByTag) {
  return summed({ ...row, seen: { ...row.seen, [tagId]: tag }, position });
}

function summed(row: PlayRow): PlayRow {
  const tags = Object.values(row.seen).filter(({ isRemoved }) => !isRemoved);
  const { disputed, known } = disputesOf(tags, row.resolved);
  return {
    ...row,
    tag_count: tags.length,
    is_important: tags.some(({ isImportant }) => isImportant),
    disputed,
    ...countingOf(known),
  };
}
