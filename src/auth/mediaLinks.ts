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

/** `key.jpg` is the picture that is there first: the keyframe that the clip's first frame builds on. */
export type MediaKind = 'mp4' | 'jpg' | 'key.jpg';

/** One file: a generation of a clip, as film or as a picture. */
export interface MediaFile {
  readonly clipId: string;
  readonly generation: number;
  readonly kind: MediaKind;
}

/** What a channel recorded in a span of time, as one film. */
export interface RecordedFilm {
  readonly channelId: string;
  /** Follows from every byte of it: a link is good for these and no others. */
  readonly filmId: string;
  /** Milliseconds since the Unix epoch; the end is exclusive. */
  readonly fromMs: number;
  readonly toMs: number;
}

export interface MediaLinks {
  /** Path and query of a link for this person only. */
  sign(file: MediaFile, actor: Pick<Actor, 'team' | 'id'>): string;
  /** @returns whose film it is, or undefined for a link that was altered, is someone else's work or has expired */
  verify(file: MediaFile, query: Readonly<Record<string, unknown>>): Pick<Actor, 'team' | 'id'> | undefined;
  /** As `sign` and `verify`, for film of a whole recording. */
  signRecording(film: RecordedFilm, actor: Pick<Actor, 'team' | 'id'>): string;
  verifyRecording(film: RecordedFilm, query: Readonly<Record<string, unknown>>): Pick<Actor, 'team' | 'id'> | undefined;
}

/** @param now milliseconds since the Unix epoch */
export function openMediaLinks(key: Uint8Array, now: () => number = Date.now): MediaLinks {
  /** @param what everything that the link is good for */
  const signatureOf = (what: readonly unknown[], team: string, person: string, exp: number) =>
    createHmac('sha256', key)
      .update(JSON.stringify([...what, team, person, exp]))
      .digest('base64url');
  const ofFile = ({ clipId, generation, kind }: MediaFile) => [clipId, generation, kind];
  const ofRecording = ({ channelId, filmId, ...span }: RecordedFilm) => [
    'recording',
    channelId,
    filmId,
    span.fromMs,
    span.toMs,
  ];

  function queryOf(what: readonly unknown[], { team, id }: Pick<Actor, 'team' | 'id'>, exp: number): URLSearchParams {
    return new URLSearchParams({ team, person: id, exp: `${exp}`, sig: signatureOf(what, team, id, exp) });
  }

  function verified(what: readonly unknown[], { team, person, exp, sig }: Readonly<Record<string, unknown>>) {
    if (typeof team !== 'string' || typeof person !== 'string' || typeof sig !== 'string') return undefined;
    const until = typeof exp === 'string' && /^\d{1,12}$/.test(exp) ? Number(exp) : 0;
    const expected = Buffer.from(signatureOf(what, team, person, until));
    const given = Buffer.from(sig);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return until * 1_000 > now() ? { team, id: person } : undefined;
  }

  /** In seconds since the Unix epoch. */
  const expiry = () => (Math.ceil((now() + LIFE_MS) / SAME_FOR_MS) * SAME_FOR_MS) / 1_000;

  const remembered = new LRUCache<string, string>({ max: REMEMBERED_LINKS });

  return {
    sign(file, actor) {
      const exp = expiry();
      const { clipId, generation, kind } = file;
      const whatForWhom = `${clipId} ${generation} ${kind} ${exp} ${actor.team} ${actor.id}`;
      const known = remembered.get(whatForWhom);
      if (known) return known;
      const link = `/media/clips/${clipId}/${generation}.${kind}?${queryOf(ofFile(file), actor, exp)}`;
      remembered.set(whatForWhom, link);
      return link;
    },

    verify: (file, query) => verified(ofFile(file), query),

    signRecording(film, actor) {
      const { channelId, filmId, fromMs, toMs } = film;
      const query = queryOf(ofRecording(film), actor, expiry());
      return `/media/recordings/${channelId}/${fromMs}-${toMs}-${filmId}.mp4?${query}`;
    },

    verifyRecording: (film, query) => verified(ofRecording(film), query),
  };
}
