import { LRUCache } from 'lru-cache';
import type { ChannelFolder } from '../channelFolder.ts';
import { readWhole } from '../fileSpans.ts';
import { coveredUntil } from '../footage.ts';
import { openSampleMemory } from './fileSamples.ts';
import { planFilm } from './filmPlan.ts';
import { type VirtualFilm, virtualFilm } from './virtualFilm.ts';

export interface Films {
  /**
   * The footage of [from, to) as one film; undefined where nothing was recorded. What is still to come is left out, so
   * that a film never changes: whoever wants the rest asks again.
   */
  filmOf(folder: ChannelFolder, channelPath: string, from: Date, to: Date): Promise<VirtualFilm | undefined>;
}

/** A player asks again and again for parts of the same few films; the index of six hours takes about 20 MB. */
const MOST_BYTES = 96 << 20;

/** The last picture of a file lies in one of its last parts, whatever the order in which pictures are decoded. */
const LAST_PARTS = 50;

export function openFilms(): Films {
  const memory = openSampleMemory();
  const made = new LRUCache<string, VirtualFilm>({ maxSize: MOST_BYTES, sizeCalculation: ({ headSize }) => headSize });
  /** One film is made at a time: each takes some memory while it is. */
  let underWay: Promise<unknown> = Promise.resolve();

  async function known(key: string): Promise<VirtualFilm | undefined> {
    const film = made.get(key);
    if (!film || (await film.isThere(0, film.size))) return film;
    made.delete(key);
    return undefined;
  }

  async function make(folder: ChannelFolder, key: string, fromMs: number, toMs: number) {
    const plan = await planFilm(folder, memory, fromMs, toMs);
    const film = plan && (await virtualFilm(plan, { fromMs, toMs }));
    if (film) made.set(key, film);
    return film;
  }

  return {
    async filmOf(folder, channelPath, from, to) {
      const keyOf = (fromMs: number, toMs: number) => `${channelPath} ${fromMs} ${toMs}`;
      const before = await known(keyOf(from.getTime(), to.getTime()));
      if (before) return before;
      folder.scan();
      const [fromMs, toMs] = [from.getTime(), Math.min(to.getTime(), Math.floor(await settledUntil(folder)))];
      if (fromMs >= toMs) return undefined;
      const key = keyOf(fromMs, toMs);
      const making = underWay.then(async () => (await known(key)) ?? make(folder, key, fromMs, toMs));
      underWay = making.catch(() => undefined);
      return making;
    },
  };
}

/** Up to here nothing is still to come: a file that may grow may lack pictures that are shown before its last one. */
async function settledUntil(folder: ChannelFolder): Promise<number> {
  const newest = folder.files.at(-1);
  const track = newest?.header?.tracks.find(({ kind }) => kind === 'video');
  if (newest && track && newest.header?.closedDurationMs) {
    await readWhole(newest);
    const spans = newest.parts.slice(-LAST_PARTS).flatMap((part) => part.spans);
    const end = spans.reduce((latest, span) => (span.trackId === track.id ? Math.max(latest, span.end) : latest), 0);
    return folder.zeroMs(newest) + (end * 1_000) / track.timescale;
  }
  return (await coveredUntil(folder)) ?? Number.NEGATIVE_INFINITY;
}
