// What one tag says of its play, and what it said before: an edit that is undone leaves what was said as it was.
import type { Recorded } from '../../domain/event.ts';
import type { DomainEvent } from '../../domain/facts.ts';
import { type PlayFactField, type PlayFactValue, playFactFields } from '../../domain/play/facts.ts';
import type { ChangedFields } from '../../domain/tag/fields.ts';

/** One value that one tag gives a field. */
export interface Seen {
  readonly value: PlayFactValue;
  /** Who said so last. */
  readonly by: string;
  readonly at: string;
  /** Position of the fact that said so, as digits: the newest counts. */
  readonly position: string;
}

type ByField<T> = Readonly<Partial<Record<PlayFactField, T>>>;

export interface SeenByTag {
  readonly isImportant: boolean;
  readonly fields: ByField<Seen>;
  /** What edits have replaced, the newest last; null where nothing had been said. Absent before the first edit. */
  readonly replaced?: ByField<readonly (Seen | null)[]>;
  /** It may come back, and says what it said then. */
  readonly isRemoved?: true;
}

export function newTag(said: ChangedFields, event: Recorded<DomainEvent>): SeenByTag {
  const fields: Partial<Record<PlayFactField, Seen>> = {};
  for (const field of playFactFields) {
    const value = said[field];
    if (value !== null && value !== undefined) fields[field] = seenIn(event, value);
  }
  return { isImportant: false, fields };
}

/** What the tag says after somebody said something else. Opinions are no facts. */
export function told(tag: SeenByTag, change: ChangedFields, event: Recorded<DomainEvent>): SeenByTag {
  const fields = { ...tag.fields };
  const replaced = { ...tag.replaced };
  for (const field of playFactFields) {
    const value = change[field];
    if (value === undefined) continue;
    replaced[field] = [...(replaced[field] ?? []), fields[field] ?? null];
    if (value === null) delete fields[field];
    else fields[field] = seenIn(event, value);
  }
  return { ...tag, fields, replaced };
}

const seenIn = ({ meta, position }: Recorded<DomainEvent>, value: PlayFactValue): Seen => ({
  value,
  by: meta.actor,
  at: meta.recordedAt,
  position: position.toString(),
});

/**
 * What the tag says once an edit is undone. Who had said it and when counts again too: said anew, it would outweigh what
 * others have said since. Commands undo the newest edit of a field only.
 */
export function untold(tag: SeenByTag, change: ChangedFields): SeenByTag {
  const fields = { ...tag.fields };
  const replaced = { ...tag.replaced };
  for (const field of playFactFields) {
    if (change[field] === undefined) continue;
    const before = replaced[field]?.at(-1);
    replaced[field] = replaced[field]?.slice(0, -1) ?? [];
    if (before) fields[field] = before;
    else delete fields[field];
  }
  return { ...tag, fields, replaced };
}
