import type { Sheet } from '../api/tagEntities.ts';
import type { ClipCache } from './clipCache.ts';

/**
 * A fact about tags brings the play's sheet and not its clips; those that were called by the tags before, or by the time
 * of their IN, are called by the tags now. A title that somebody gave stays.
 */
export function withTagTitle(cache: ClipCache, sheet: Sheet, before: Sheet | undefined): ClipCache {
  const { title } = sheet;
  if (title === null || title === before?.title) return cache;
  const isOurs = (given: string) => given === before?.title || given.startsWith('Play at ');
  const renamed = [...cache.clips.values()].filter((clip) => clip.playId === sheet.id && isOurs(clip.title));
  if (renamed.length === 0) return cache;
  const clips = new Map(cache.clips);
  for (const clip of renamed) clips.set(clip.id, { ...clip, title });
  return { ...cache, clips };
}
