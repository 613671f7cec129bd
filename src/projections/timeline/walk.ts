// A game fact by fact, with what each changed: the thing's own row before and after.
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { recordedFact, type Subject, subjectOf } from '../asOf/recordedFact.ts';
import { copyOf, emptyFold, type SessionFold, takeIn } from '../asOf/sessionFold.ts';
import type { Row } from '../projection.ts';
import { factsBetween, type TimelineFact } from './queries.ts';
import { openReadAhead, type ReadAhead } from './readAhead.ts';

/** Rows that all kept folds refer to: each takes some 100 bytes there, for the rows themselves are shared. */
const KEPT_ROWS = 200_000;

/** Where a reader of a game stands. */
export interface Place {
  /** Of the last fact that was taken in; -1 before the first. */
  readonly position: bigint;
  /** Its id; null before the first. */
  readonly eventId: string | null;
  /** The latest `recordedAt` so far; null before the first fact. */
  readonly until: string | null;
  readonly factCount: number;
  readonly fold: SessionFold;
}

/** One fact, and its thing before and after it. */
export interface Step {
  readonly fact: TimelineFact;
  readonly subject: Subject;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  /** The latest `recordedAt` up to this fact. */
  readonly until: string;
}

export interface Walks {
  readonly facts: ReadAhead;
  /** The place right after a fact; whoever goes on page by page finds it as it was left. */
  placeAt(team: string, sessionId: string, position: bigint): Promise<Place>;
  /** Keeps a place for the next page. */
  keep(team: string, sessionId: string, place: Place): void;
}

const nowhere = (): Place => ({ position: -1n, eventId: null, until: null, factCount: 0, fold: emptyFold() });
const sizeOf = ({ fold: { clips, tags, plays, clock, channels } }: Place) =>
  1 + clips.size + tags.size + plays.size + clock.size + channels.size;

export function openWalks(pool: Pool): Walks {
  const places = new LRUCache<string, Place>({ maxSize: KEPT_ROWS, sizeCalculation: sizeOf });
  return {
    facts: openReadAhead(pool),
    async placeAt(team, sessionId, position) {
      if (position < 0n) return nowhere();
      const known = nearest(team, sessionId, position);
      if (known.position === position) return known;
      const walk = walkFrom(known, sessionId);
      const facts = await factsBetween(pool, team, sessionId, { after: known.position, upTo: position });
      for (const fact of facts) walk.take(fact);
      return walk.place();
    },
    keep: (team, sessionId, place) => void places.set(`${team}/${sessionId}/${place.position}`, place),
  };

  /** There are a few hundred at most. */
  function nearest(team: string, sessionId: string, position: bigint): Place {
    const exactly = places.get(`${team}/${sessionId}/${position}`);
    if (exactly) return exactly;
    let best = nowhere();
    for (const [key, place] of places.entries()) {
      const isNearer = place.position <= position && place.position > best.position;
      if (isNearer && key.startsWith(`${team}/${sessionId}/`)) best = place;
    }
    return best;
  }
}

/** Goes on from a place, which itself stays as it is. */
export function walkFrom(start: Place, sessionId: string) {
  const fold = copyOf(start.fold);
  let { position, eventId, until, factCount } = start;
  return {
    take(fact: TimelineFact): Step {
      const subject = subjectOf(fact);
      const before = rowOf(fold, subject);
      takeIn(fold, sessionId, subject.noun, recordedFact(fact, subject));
      ({ position, id: eventId } = fact);
      factCount += 1;
      const { recordedAt } = fact.meta;
      until = until !== null && until > recordedAt ? until : recordedAt;
      return { fact, subject, before, after: rowOf(fold, subject), until };
    },
    /** The fold goes on changing: what is kept is a copy. */
    place: (): Place => ({ position, eventId, until, factCount, fold: copyOf(fold) }),
  };
}

function rowOf(fold: SessionFold, { noun, id }: Subject): Row | undefined {
  switch (noun) {
    case 'session':
      return fold.sessions.get(id);
    case 'channel':
      return fold.channels.get(id);
    case 'clip':
      return fold.clips.get(id);
    case 'tag':
      return fold.tags.get(id);
    case 'play':
      return fold.plays.get(id);
    default:
      return undefined;
  }
}
