// Signed links to film and pictures: a <video> sends no header, so the link itself says who may use it, and until when.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../domain/event.ts';

/** How long a link is good for at least, in milliseconds. */
const LIFE_MS = 6 * 3_600_000;
/** Links of the same hour are the same link: browsers keep what they have loaded. */
const SAME_FOR_MS = 3_600_000;
/** A page of 50 clips takes 100; each about 300 bytes. */
const REMEMBERED_LINKS = 20_000;

export type MediaKind = 'mp4' | 'jpg';

/** One file: a generation of a clip, as film or as picture. */
export interface MediaFile {
  readonly clipId: string;
  readonly generation: number;
  readonly kind: MediaKind;
}

export interface MediaLinks {
  /** Path and query of a link for this person only. */
  sign(file: MediaFile, actor: Pick<Actor, 'team' | 'id'>): string;
  /** @returns whose film it is, or undefined for a link that was altered, is someone else's work or has expired */
  verify(file: MediaFile, query: Readonly<Record<string, unknown>>): Pick<Actor, 'team' | 'id'> | undefined;
}

/** @param now milliseconds since the Unix epoch */
export function openMediaLinks(key: Uint8Array, now: () => number = Date.now): MediaLinks {
  const signatureOf = ({ clipId, generation, kind }: MediaFile, team: string, person: string, exp: number) =>
    createHmac('sha256', key)
      .update(JSON.stringify([clipId, generation, kind, team, person, exp]))
      .digest('base64url');

  const remembered = new LRUCache<string, string>({ max: REMEMBERED_LINKS });

  return {
    sign(file, { team, id }) {
      const expiresAt = Math.ceil((now() + LIFE_MS) / SAME_FOR_MS) * SAME_FOR_MS;
      const exp = expiresAt / 1_000;
      const { clipId, generation, kind } = file;
      const whatForWhom = `${clipId} ${generation} ${kind} ${exp} ${team} ${id}`;
      const known = remembered.get(whatForWhom);
      if (known) return known;
      const query = new URLSearchParams({ team, person: id, exp: `${exp}`, sig: signatureOf(file, team, id, exp) });
      const link = `/media/clips/${clipId}/${generation}.${kind}?${query}`;
      remembered.set(whatForWhom, link);
      return link;
    },

    verify(file, { team, person, exp, sig }) {
      if (typeof team !== 'string' || typeof person !== 'string' || typeof sig !== 'string') return undefined;
      const until = typeof exp === 'string' && /^\d{1,12}$/.test(exp) ? Number(exp) : 0;
      const expected = Buffer.from(signatureOf(file, team, person, until));
      const given = Buffer.from(sig);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return until * 1_000 > now() ? { team, id: person } : undefined;
    },
  };
}
