import type { Row } from '../projection.ts';

/** A field of the thing that a fact was about, as JSON; undefined where it had, or has, no value. */
export interface Change {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Who and where it is does not change; where it was changed last, how it is searched and sorted says nothing. */
const hidden = new Set(['team', 'id', 'position', 'words', 'sort_at', 'seen', 'input_url', 'fields']);

/** What a fact changed, field by field, in the words of the schema. */
export function changesBetween(before: Row | undefined, after: Row | undefined): Change[] {
  return differences(shownOf(before), shownOf(after));
}

/** A tag's fields are its own: what it says stands beside who said it. */
function shownOf(row: Row | undefined): Readonly<Record<string, unknown>> {
  if (!row) return {};
  const shown = Object.entries(row).filter(([name]) => !hidden.has(name));
  const said = 'fields' in row && typeof row.fields === 'object' ? row.fields : {};
  return { ...Object.fromEntries(shown.map(([name, value]) => [camelCase(name), value])), ...said };
}

function differences(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Change[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((field) => {
    const [was, is] = [before[field] ?? undefined, after[field] ?? undefined];
    return was === is || JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field, before: was, after: is }];
  });
}

const camelCase = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
