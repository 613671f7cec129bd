import type { Sheet } from '../api/tagEntities.ts';
import type { ClipCache } from './clipCache.ts';

/** A fact about tags brings the play's sheet and not its clips: they are called by the tags now, unless somebody named them. */
export function withTagTitle(cache: ClipCache, sheet: Sheet): ClipCache {
  const { title } = sheet;
  if (title === null) return cache;
  const renamed = [...cache.clips.values()].filter((clip) => clip.playId === sheet.id && !clip.isRetitled);
  if (renamed.every((clip) => clip.title === title)) return cache;
  const clips = new Map(cache.clips);
  for (const clip of renamed) clips.set(clip.id, { ...clip, title });
  return { ...cache, clips };
}
