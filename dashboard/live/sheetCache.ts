import type { Sheet } from '../api/tagEntities.ts';

/** Tag sheets by play, as the server last told; the same rule as for clips: an answer that a fact overtook is old. */
export interface SheetCache {
  readonly sheets: ReadonlyMap<string, Sheet>;
  /** Number of the last fact that showed this sheet; facts are counted by the clip cache. */
  readonly shownBy: ReadonlyMap<string, number>;
}

export const emptySheetCache: SheetCache = { sheets: new Map(), shownBy: new Map() };

/** @param fact the fact's number */
export function sheetShown(cache: SheetCache, sheet: Sheet, fact: number): SheetCache {
  return {
    sheets: new Map(cache.sheets).set(sheet.id, sheet),
    shownBy: new Map(cache.shownBy).set(sheet.id, fact),
  };
}

/** @param askedAt number of the last fact at the moment when the question was sent */
export function sheetsAnswered(cache: SheetCache, answered: readonly Sheet[], askedAt: number): SheetCache {
  const news = answered.filter(({ id }) => (cache.shownBy.get(id) ?? 0) <= askedAt);
  if (news.length === 0) return cache;
  const sheets = new Map(cache.sheets);
  for (const sheet of news) sheets.set(sheet.id, sheet);
  return { ...cache, sheets };
}
