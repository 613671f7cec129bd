// Facts in order, by topic: what subscriptions, the timeline and the audit read.
import type { ClientBase, Pool } from 'pg';
import type { Meta, Recorded } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import { parseStream } from '../domain/streams.ts';
import { decodeContent } from '../eventstore/codec.ts';
import type { ReadModel } from './projection.ts';

/** Its rows follow from `topicsOf` alone: another rule there is another version. */
export const feed: ReadModel = { table: 'feed', version: 1 };

/** Facts about sessions and channels stand under this topic too. */
export const TEAM_TOPIC = 'team';

/** A fact as the feed shows it. */
export type FeedFact = DomainEvent & {
  readonly id: string;
  readonly position: bigint;
  readonly meta: Meta;
  /** Under which it was read: a session's id, or `team`. */
  readonly topic: string;
};

/** Facts of these are about one game: the team's topic would drown in them. */
const ofOneGame: readonly string[] = ['clip', 'tag', 'play'];
/** As are these of a session: its clock is read hundreds of times. */
const ofOneGameToo: readonly string[] = ['GameClockAnchored'];

/** Where an event stands: both follow from the event alone. */
export function topicsOf({
  type,
  stream,
  meta,
}: Pick<Recorded<DomainEvent>, 'type' | 'stream' | 'meta'>): readonly string[] {
  const noun = parseStream(stream)?.noun;
  if (!noun) return [];
  const sessions = meta.sessions ?? (meta.session ? [meta.session] : []);
  return ofOneGame.includes(noun) || ofOneGameToo.includes(type) ? sessions : [...sessions, TEAM_TOPIC];
}

/** Makes events facts of their topics. What is there already stays as it is. */
export async function feedFacts(client: ClientBase, events: readonly Recorded<DomainEvent>[]): Promise<void> {
  const facts = events.flatMap(({ position, id, type, data, meta, stream }) =>
    topicsOf({ type, stream, meta }).map((topic) => ({
      team: meta.team,
      topic,
      // Beyond what a JSON number holds.
      position: position.toString(),
      event_id: id,
      type,
      data,
      meta,
    })),
  );
  if (facts.length === 0) return;
  // One document for all: arrays of documents are escaped, parsed and unescaped one by one, at three times the price.
  await client.query({
    name: 'feed-facts',
    text: `insert into feed (team, topic, position, event_id, type, data, meta)
           select team, topic, position, event_id, type, data, meta
           from json_populate_recordset(null::feed, $1::json)
           on conflict do nothing`,
    values: [JSON.stringify(facts)],
  });
}

/** Facts of a topic after a position, oldest first. @param limit 1 to 1,000 */
export async function readFeed(
  pool: Pool,
  team: string,
  topic: string,
  after: bigint,
  limit: number,
): Promise<FeedFact[]> {
  const { rows } = await pool.query({
    name: 'read-feed',
    text: `select position, event_id, type, data, meta from feed
           where team = $1 and topic = $2 and position > $3 order by position limit $4`,
    values: [team, topic, after, limit],
  });
  return rows.map(({ position, event_id, type, data, meta }) => ({
    ...decodeContent(type, data, meta),
    id: event_id,
    position,
    meta,
    topic,
  }));
}
