import type { Act } from '../../clients/outbox.ts';
import type { Person } from '../api/entities.ts';
import type { FieldName, PlayFact, PlayFactField, SaidFields, Sheet, Tag } from '../api/tagEntities.ts';

const nothingSaid: SaidFields = {
  quarter: null,
  down: null,
  distance: null,
  yardsToGoal: null,
  yardsGained: null,
  playType: null,
  result: null,
  formation: null,
  players: [],
  notes: null,
  coachNotes: null,
};

export function emptySheet(playId: string, sessionId: string, at: string): Sheet {
  return { id: playId, sessionId, at, title: null, facts: [], tags: [] };
}

/** Opinions: they are kept beside one another and never settled. */
const opinions: ReadonlySet<string> = new Set(['players', 'notes', 'coachNotes']);

export function isFactName(name: string): name is PlayFactField {
  return !opinions.has(name);
}

/** What counts of a field, as text: what was settled, else the newest that was said; null = nobody said anything. */
export function countsOf(sheet: Sheet | null, field: PlayFactField): string | null {
  return factOf(sheet, field)?.value ?? null;
}

export function factOf(sheet: Sheet | null, field: PlayFactField): PlayFact | undefined {
  return sheet?.facts.find((fact) => fact.field === field);
}

/** The person's own tag of the play: what they commit goes there. */
export function ownTag(sheet: Sheet | null, person: Person | null): Tag | undefined {
  return sheet?.tags.findLast(({ taggedBy }) => taggedBy.id === person?.id);
}

export function hasSaid(tag: Tag, field: FieldName): boolean {
  const value = tag[field];
  return value !== null && value !== undefined && (!Array.isArray(value) || value.length > 0);
}

/** The sheet as it will be once the server has taken this act; what is no act about tags changes nothing. */
export function sheetAfter(sheet: Sheet, { mutation, input }: Act, viewer: Person): Sheet {
  const tagId = String(input.tagId ?? '');
  const change = (input.fields ?? {}) as unknown as Partial<SaidFields>;
  switch (mutation) {
    case 'addTag': {
      if (sheet.tags.some(({ id }) => id === tagId)) return sheet;
      const tag: Tag = {
        ...nothingSaid,
        id: tagId,
        taggedBy: viewer,
        isImportant: false,
        isReviewed: false,
        allowedCommands: [],
        ...change,
      };
      return withSaid({ ...sheet, tags: [...sheet.tags, tag] }, change);
    }
    case 'editTag':
      return withSaid(withTag(sheet, tagId, change), change);
    case 'removeTag':
      return { ...sheet, tags: sheet.tags.filter(({ id }) => id !== tagId) };
    case 'markTagImportant':
    case 'unmarkTagImportant':
      return withTag(sheet, tagId, { isImportant: mutation === 'markTagImportant' });
    case 'reviewTag':
    case 'unreviewTag':
      return withTag(sheet, tagId, { isReviewed: mutation === 'reviewTag' });
    case 'resolvePlayFact':
      return withSettled(sheet, input.field as PlayFactField, input.value as string | null, viewer);
    default:
      return sheet;
  }
}

function withTag(sheet: Sheet, tagId: string, change: Partial<Tag>): Sheet {
  return { ...sheet, tags: sheet.tags.map((tag) => (tag.id === tagId ? { ...tag, ...change } : tag)) };
}

/** The newest that was said counts, until somebody settles the field. */
function withSaid(sheet: Sheet, change: Partial<SaidFields>): Sheet {
  const facts = new Map(sheet.facts.map((fact) => [fact.field, fact]));
  for (const [name, value] of Object.entries(change)) {
    if (!isFactName(name)) continue;
    const before = facts.get(name);
    if (before?.isResolved) continue;
    const said = saidBy(sheet, name);
    const counts = value === null ? said.at(-1) : String(value);
    if (counts === undefined) facts.delete(name);
    else facts.set(name, { ...(before ?? settledByNobody(name)), value: counts, isDisputed: new Set(said).size > 1 });
  }
  return { ...sheet, facts: [...facts.values()] };
}

function withSettled(sheet: Sheet, field: PlayFactField, value: string | null, viewer: Person): Sheet {
  const said = saidBy(sheet, field);
  const counts = value ?? said.at(-1);
  const others = sheet.facts.filter((fact) => fact.field !== field);
  if (counts === undefined) return { ...sheet, facts: others };
  const fact: PlayFact = {
    field,
    value: counts,
    isDisputed: value === null && new Set(said).size > 1,
    isResolved: value !== null,
    resolvedBy: value === null ? null : viewer,
  };
  return { ...sheet, facts: [...others, fact] };
}

/** What the tags say of a field, as text, oldest tag first. */
function saidBy({ tags }: Sheet, field: PlayFactField): readonly string[] {
  const name = field as FieldName;
  return tags.flatMap((tag) => (hasSaid(tag, name) ? [String(tag[name])] : []));
}

function settledByNobody(field: PlayFactField): PlayFact {
  return { field, value: '', isDisputed: false, isResolved: false, resolvedBy: null };
}
