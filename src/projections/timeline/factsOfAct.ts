import type { Pool } from 'pg';
import { decodeContent } from '../../eventstore/codec.ts';
import type { FeedFact } from '../feed.ts';

/** A batch has 100 items, an act records two facts at most. */
const MOST_FACTS = 400;

/** Facts that followed from a command or a batch, oldest first; none where it recorded nothing, or is not shown yet. */
export async function factsOfAct(pool: Pool, team: string, causeId: string): Promise<FeedFact[]> {
  const { rows } = await pool.query({
    name: 'facts-of-act',
    // A session's and a channel's facts stand under several topics.
    text: `select position, event_id, type, data, meta, topic from (
             select distinct on (position) * from feed
             where team = $1 and meta ->> '$causationId' = $2 order by position, topic) once
           order by position limit $3`,
    values: [team, causeId, MOST_FACTS],
  });
  return rows.map(({ position, event_id, type, data, meta, topic }) => ({
    ...decodeContent(type, data, meta),
    id: event_id,
    position,
    meta,
    topic,
  }));
}

/** What a fact followed from; undefined where there is no such fact, or it is not shown yet. */
export async function causeOf(
  pool: Pool,
  team: string,
  eventId: string,
): Promise<{ readonly causeId: string; readonly commandId: string } | undefined> {
  const { rows } = await pool.query<{ causeId: string; commandId: string }>({
    name: 'cause-of',
    text: `select meta ->> '$causationId' as "causeId", meta ->> 'commandId' as "commandId" from feed
           where team = $1 and event_id = $2 limit 1`,
    values: [team, eventId],
  });
  return rows[0];
}

/** By which fact each of these was undone. */
export async function undoneBy(
  pool: Pool,
  team: string,
  sessionId: string,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ undone: string; event_id: string }>({
    name: 'undone-by',
    text: `select meta ->> 'undoes' as undone, event_id from feed
           where team = $1 and topic = $2 and meta ->> 'undoes' is not null and meta ->> 'undoes' = any($3)
           order by position desc`,
    values: [team, sessionId, eventIds],
  });
  return new Map(rows.map(({ undone, event_id }) => [undone, event_id]));
}
