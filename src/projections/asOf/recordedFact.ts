// A whole game at a moment of its past, folded from the feed by the very projections that make the live rows.
import type { Recorded } from '../../domain/event.ts';
import type { DomainEvent } from '../../domain/facts.ts';
import { nouns } from '../../domain/nouns.ts';
import { streamOf } from '../../domain/streams.ts';
import type { FeedFact } from '../feed.ts';

const nounNames = nouns.map(({ name }) => name);
const nounByType = new Map<string, string>();

/** An event type begins with its noun: `ClipMarkedIn`. The game clock is the session's. */
function nounOf(type: string): string {
  const known = nounByType.get(type);
  if (known) return known;
  const word = type.toLowerCase();
  const noun = nounNames.find((name) => word.startsWith(name)) ?? 'session';
  nounByType.set(type, noun);
  return noun;
}

/** Which thing a fact of a game is about: the noun and id of its stream. */
export interface Subject {
  readonly noun: string;
  readonly id: string;
}

export function subjectOf({ type, data, meta }: FeedFact): Subject {
  const noun = nounOf(type);
  const id: unknown = (data as Readonly<Record<string, unknown>>)[`${noun}Id`];
  return { noun, id: typeof id === 'string' ? id : meta.team };
}

/** The fact as the log holds it. The feed does not keep its revision, and no projection looks at it. */
export function recordedFact(fact: FeedFact, subject = subjectOf(fact)): Recorded<DomainEvent> {
  const { noun, id } = subject;
  const { type, data, id: eventId, position, meta } = fact;
  const stream = streamOf(noun, meta.team, id);
  // Written out: it is done for every fact of a game.
  return { type, data, id: eventId, stream, revision: 0n, position, meta } as Recorded<DomainEvent>;
}
