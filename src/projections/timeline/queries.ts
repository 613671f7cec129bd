// Every fact of a game in order, from the feed: all of it up to a moment, or what comes after a place.
import type { Pool } from 'pg';
import { decodeProjected } from '../../eventstore/codec.ts';
import type { FeedFact } from '../feed.ts';

interface StoredFact {
  readonly position: bigint;
  readonly event_id: string;
  readonly type: string;
  readonly data: unknown;
  readonly meta: FeedFact['meta'];
}

/** A fact of the feed, and its content as it was recorded, whatever version wrote it. */
export type TimelineFact = FeedFact & { readonly recorded: unknown };

function factOf(topic: string, { position, event_id, type, data, meta }: StoredFact): TimelineFact {
  const content = decodeProjected(type, data, meta);
  return { type, data: content.data, recorded: data, id: event_id, position, meta, topic } as TimelineFact;
}

/**
 * Facts of a game after one position, up to and including another, oldest first.
 * @param limit how many at most; all where absent: a game has a few thousand
 */
export async function factsBetween(
  pool: Pool,
  team: string,
  sessionId: string,
  { after = -1n, upTo = null, limit = null }: { after?: bigint; upTo?: bigint | null; limit?: number | null },
): Promise<TimelineFact[]> {
  const { rows } = await pool.query<StoredFact>({
    name: 'facts-between',
    text: `select position, event_id, type, data, meta from feed
           where team = $1 and topic = $2 and position > $3 and ($4::numeric is null or position <= $4)
           order by position limit $5`,
    values: [team, sessionId, after, upTo, limit],
  });
  return rows.map((row) => factOf(sessionId, row));
}

/** Position of the last fact of a game that was recorded by an instant; undefined where there was none yet. */
export async function positionAt(
  pool: Pool,
  team: string,
  sessionId: string,
  instant: string,
): Promise<bigint | undefined> {
  // What is recorded by several processes may be a moment out of order: the log's order counts, up to the first that is
  // later.
  const { rows } = await pool.query<{ position: bigint | null }>({
    name: 'position-at',
    text: `select max(position) as position from feed
           where team = $1 and topic = $2
             and position < coalesce(
               (select min(position) from feed
                where team = $1 and topic = $2 and (meta ->> 'recordedAt') collate "C" > $3), 'infinity')`,
    values: [team, sessionId, instant],
  });
  return rows[0]?.position ?? undefined;
}
