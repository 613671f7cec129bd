import type { Viewer } from '../api/entities.ts';
import type { PlayType, Sheet } from '../api/tagEntities.ts';
import { hasSaid } from '../live/sheet.ts';
import { type SheetField, shownText } from './fields.ts';

/** What others say of a field, where it is not what stands there: `Analyst 1: 12`; the newest, and how many more differ. */
export function othersOf(
  sheet: Sheet | null,
  field: SheetField,
  shown: string,
  viewer: Viewer | null,
  playType: PlayType | null,
): { readonly who: string; readonly text: string; readonly more: number } | null {
  const said = (sheet?.tags ?? [])
    .filter((tag) => hasSaid(tag, field.name))
    .map((tag) => ({ who: whose(tag.taggedBy, viewer), text: shownText(field, tag[field.name], playType) }))
    .filter(({ text }) => text !== shown);
  const newest = said.at(-1);
  if (newest === undefined) return null;
  const different = new Set(said.map(({ text }) => text)).size;
  return { ...newest, more: different - 1 };
}

function whose({ id, label }: { readonly id: string; readonly label: string }, viewer: Viewer | null): string {
  return id === viewer?.id ? 'You' : label;
}
