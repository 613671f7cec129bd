import type { Row } from '../projection.ts';

/** A field of the thing that a fact was about, as JSON; undefined where it had, or has, no value. */
export interface Change {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Values = Readonly<Record<string, unknown>>;

/** Who and where it is does not change; where it was changed last, how it is searched and sorted says nothing. */
const hidden: ReadonlySet<string> = new Set(['team', 'id', 'position', 'words', 'sort_at', 'seen', 'input_url']);
const nothing: Values = {};

/** What a fact changed, field by field, in the words of the schema. */
export function changesBetween(before: Row | undefined, after: Row | undefined): Change[] {
  const changes: Change[] = [];
  const was = (before ?? nothing) as Values;
  const is = (after ?? nothing) as Values;
  // Rows of one thing have the same columns, in the same order.
  for (const column of Object.keys(after ?? was)) {
    if (was[column] === is[column] || hidden.has(column)) continue;
    if (!before && isEmpty(is[column])) continue;
    // What a tag says is its own: it stands beside who said it.
    if (column === 'fields') changes.push(...changesWithin(was[column], is[column]));
    else pushChange(changes, fieldOf(column), was[column], is[column]);
  }
  return changes;
}

function changesWithin(before: unknown, after: unknown): Change[] {
  const changes: Change[] = [];
  const was = (before ?? nothing) as Values;
  const is = (after ?? nothing) as Values;
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) pushChange(changes, name, was[name], is[name]);
  return changes;
}

function pushChange(changes: Change[], field: string, before: unknown, after: unknown): void {
  const was = before ?? undefined;
  const is = after ?? undefined;
  if (was !== is && !isSame(was, is)) changes.push({ field, before: was, after: is });
}

/** Lists and objects come anew with each fact, whether or not anything in them has changed. */
const isSame = (a: unknown, b: unknown): boolean =>
  typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);

/** What a new thing begins with is no news: not a favourite, cut no times, in no dispute. */
const isEmpty = (value: unknown): boolean =>
  value === false || value === 0 || (Array.isArray(value) && value.length === 0);

const fields = new Map<string, string>();

function fieldOf(column: string): string {
  const known = fields.get(column);
  if (known) return known;
  const field = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  fields.set(column, field);
  return field;
}
