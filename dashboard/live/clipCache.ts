import type { Clip, ClipProgress } from '../api/entities.ts';

/**
 * Clips by id, as the server last told. Answers and facts come over two transports and may overtake one another, and
 * positions cannot be compared: so an answer counts only for clips of which no fact came since it was asked for. The
 * facts themselves are in order, and each shows its clip at least as new as itself.
 */
export interface ClipCache {
  readonly clips: ReadonlyMap<string, Clip>;
  /** Number of the last fact that showed this clip. */
  readonly shownBy: ReadonlyMap<string, number>;
  /** Number of the last fact of all. */
  readonly facts: number;
}

export const emptyClipCache: ClipCache = { clips: new Map(), shownBy: new Map(), facts: 0 };

/** @param clip null for a fact that is about no clip; it counts all the same. */
export function withFact(cache: ClipCache, clip: Clip | null): ClipCache {
  const facts = cache.facts + 1;
  if (clip === null) return { ...cache, facts };
  return {
    clips: put(cache.clips, [clip]),
    shownBy: new Map(cache.shownBy).set(clip.id, facts),
    facts,
  };
}

/** @param askedAt `facts` of the cache at the moment when the question was sent. */
export function withAnswer(cache: ClipCache, answered: readonly Clip[], askedAt: number): ClipCache {
  const news = answered.filter((clip) => (cache.shownBy.get(clip.id) ?? 0) <= askedAt);
  return news.length === 0 ? cache : { ...cache, clips: put(cache.clips, news) };
}

const isBeingMade = ({ status }: Clip): boolean => status === 'PENDING' || status === 'PROCESSING';

/** How far clips are that are being made: what a fact has told since, such as that one is ready, is not told back. */
export function withProgress(cache: ClipCache, list: readonly ClipProgress[]): ClipCache {
  const news = list.flatMap(({ clipId, generation, stage, progress }) => {
    const clip = cache.clips.get(clipId);
    if (!clip || clip.generation !== generation || !isBeingMade(clip)) return [];
    return clip.stage === stage && clip.progress === progress ? [] : [{ ...clip, stage, progress }];
  });
  return news.length === 0 ? cache : { ...cache, clips: put(cache.clips, news) };
}

function put(clips: ReadonlyMap<string, Clip>, news: readonly Clip[]): ReadonlyMap<string, Clip> {
  const next = new Map(clips);
  for (const clip of news) next.set(clip.id, keepLinks(next.get(clip.id), clip));
  return next;
}

/** A signed link is new in every answer although the file is the same; the old one spares the browser a second load. */
function keepLinks(before: Clip | undefined, clip: Clip): Clip {
  if (before === undefined) return clip;
  return {
    ...clip,
    streamUrl: stillGood(before.streamUrl, clip.streamUrl),
    thumbnailUrl: stillGood(before.thumbnailUrl, clip.thumbnailUrl),
  };
}

function stillGood(before: string | null, now: string | null): string | null {
  if (before === null || now === null) return now;
  return before.split('?')[0] === now.split('?')[0] && !isOld(before) ? before : now;
}

/** Links live for 6 h and name their end in `exp`, in seconds since 1970; the last hour is not relied on. */
function isOld(link: string): boolean {
  const expires = Number(/[?&]exp=(\d+)/.exec(link)?.[1] ?? 0);
  return expires - Date.now() / 1000 < 3600;
}
