// What did people say about plays, tag by tag?
import type { Recorded } from '../../domain/event.ts';
import type { DomainEvent } from '../../domain/facts.ts';
import { parseStream } from '../../domain/streams.ts';
import { type ChangedFields, changed, type SaidFields } from '../../domain/tag/fields.ts';
import { must, type Projection, type Row } from '../projection.ts';

export interface TagRow extends Row {
  readonly session_id: string;
  readonly play_id: string;
  readonly clip_id: string | null;
  readonly at: string | null;
  readonly status: string;
  readonly tagged_by: string;
  readonly tagged_at: string;
  readonly fields: Omit<SaidFields, 'coachNotes'>;
  readonly coach_notes: string | null;
  readonly is_important: boolean;
  readonly reviewed_by: readonly string[];
  readonly words: string;
  readonly position: bigint;
}

/** Columns that follow from what is said. Coach's notes stand apart, and no search finds them. */
export function saidColumns(said: SaidFields): Pick<TagRow, 'fields' | 'coach_notes' | 'words'> {
  const { coachNotes, ...fields } = said;
  const { playType, playTypeText, result, resultText, formation, notes, labels = [], players = [] } = fields;
  const numbers = players.map(({ number }) => `#${number}`);
  const words = [playType, playTypeText, result, resultText, formation, ...labels, ...numbers, notes];
  return {
    fields,
    coach_notes: coachNotes ?? null,
    words: words
      .filter((word) => word !== undefined)
      .join(' ')
      .toLowerCase(),
  };
}

const edited = ({ fields, coach_notes }: TagRow, change: ChangedFields) =>
  saidColumns(changed({ ...fields, ...(coach_notes !== null && { coachNotes: coach_notes }) }, change));

export const tagList: Projection<TagRow> = {
  table: 'tag_list',
  version: 1,
  keys: ({ stream }) => {
    const name = parseStream(stream);
    return name?.noun === 'tag' ? [name.id] : [];
  },
  apply: (row, event) => {
    if (event.type === 'TagAdded') return added(event);
    const before = must(row, event);
    const { position, meta } = event;
    const others = before.reviewed_by.filter((person) => person !== meta.actor);
    switch (event.type) {
      case 'TagEdited':
        return { ...before, ...edited(before, event.data.fields), position };
      case 'TagRemoved':
        return { ...before, status: 'removed', position };
      case 'TagRestored':
        return { ...before, status: 'kept', position };
      case 'TagReviewed':
        return { ...before, reviewed_by: [...others, meta.actor], position };
      case 'TagUnreviewed':
        return { ...before, reviewed_by: others, position };
      case 'TagMarkedImportant':
        return { ...before, is_important: true, position };
      case 'TagUnmarkedImportant':
        return { ...before, is_important: false, position };
      default:
        return row;
    }
  },
};

function added({ data, meta, position }: Extract<Recorded<DomainEvent>, { type: 'TagAdded' }>): TagRow {
  return {
    team: meta.team,
    id: data.tagId,
    session_id: data.sessionId,
    play_id: data.playId,
    clip_id: data.clipId ?? null,
    at: data.at ?? null,
    status: 'kept',
    tagged_by: meta.actor,
    tagged_at: meta.recordedAt,
    ...saidColumns(data.fields),
    is_important: false,
    reviewed_by: [],
    position,
  };
}
