import type { QueryArrayConfig, QueryConfig } from 'pg';
import { type LoggedEvent, TOMBSTONE_REVISION } from '../log/event.ts';
import { COLUMNS, eventQuery, streamKey, toText } from './rows.ts';
import type { Direction, StreamPage } from './storage.ts';

// Every statement that touches the events. They are prepared by name, once per connection.

/** Postgres' bigint ends where a tombstone's revision is. */
const clamp = (value: bigint): string => (value > TOMBSTONE_REVISION ? TOMBSTONE_REVISION : value).toString();

const LAST_OF_EACH = `unnest($1::uuid[]) as wanted(key) cross join lateral
  (select * from eventstore.events where stream_key = key order by revision desc limit 1) as last`;

const comparison = (direction: Direction): string => (direction === 'forwards' ? '>=' : '<=');
const order = (direction: Direction): string => (direction === 'forwards' ? 'asc' : 'desc');

/** The last event of each stream that has one. */
export const selectLast = (streams: readonly string[]): QueryArrayConfig =>
  eventQuery('last', `select ${COLUMNS} from ${LAST_OF_EACH}`, [streams.map(streamKey)]);

export const selectStream = ({ stream, from, direction, limit }: StreamPage): QueryArrayConfig =>
  eventQuery(
    `stream_${direction}`,
    `select ${COLUMNS} from eventstore.events where stream_key = $1 and revision ${comparison(direction)} $2
     order by revision ${order(direction)} limit $3`,
    [streamKey(stream), clamp(from), limit],
  );

/** Rows of two kinds: a first column `head` says which. The page is in order. */
export const selectOpening = (
  heads: readonly string[],
  { stream, from, direction, limit }: StreamPage,
): QueryArrayConfig =>
  eventQuery(
    `opening_${direction}`,
    `select true as head, ${COLUMNS} from ${LAST_OF_EACH}
     union all
     (select false, ${COLUMNS} from eventstore.events where stream_key = $2 and revision ${comparison(direction)} $3
      order by revision ${order(direction)} limit $4)
     order by revision ${order(direction)}`,
    [heads.map(streamKey), streamKey(stream), clamp(from), limit],
  );

export const selectAll = (from: bigint, direction: Direction, limit: number): QueryArrayConfig =>
  eventQuery(
    `all_${direction}`,
    `select ${COLUMNS} from eventstore.events where position ${comparison(direction)} $1
     order by position ${order(direction)} limit $2`,
    [clamp(from), limit],
  );

/** A page holds about a megabyte, and always an event. */
const FRAMED_EVENTS = 2_000;
const FRAMED_BYTES = 1024 * 1024;

/**
 * One row: the position of the last event, and all messages in one piece, each after a zero byte and its length. A row per
 * event would cost the node more than all else that it does for a reader who catches up.
 */
export const selectFramed = (from: bigint): QueryArrayConfig =>
  eventQuery(
    'framed',
    `select max(position), string_agg('\\x00'::bytea || int4send(size) || message, ''::bytea order by position)
       from (select position, message, length(message) as size,
                    sum(length(message)) over (order by position rows unbounded preceding) as total
               from (select position, message from eventstore.events where position >= $1 order by position limit $2) as page
            ) as measured
      where total - size < $3`,
    [clamp(from), FRAMED_EVENTS, FRAMED_BYTES],
  );

const INSERT = 'insert into eventstore.events (position, stream_key, revision, id, stream, type, message)';

export const insertOne = (event: LoggedEvent): QueryConfig => ({
  name: 'insert_one',
  text: `${INSERT} values ($1, $2, $3, $4, $5, $6, $7)`,
  values: [
    event.position.toString(),
    streamKey(event.stream),
    event.revision.toString(),
    event.id,
    toText(event.stream),
    toText(event.type),
    event.message,
  ],
});

export const insertMany = (events: readonly LoggedEvent[]): QueryConfig => ({
  name: 'insert_many',
  text: `${INSERT}
         select * from unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::bytea[])`,
  values: [
    events.map((event) => event.position.toString()),
    events.map((event) => streamKey(event.stream)),
    events.map((event) => event.revision.toString()),
    events.map((event) => event.id),
    events.map((event) => toText(event.stream)),
    events.map((event) => toText(event.type)),
    events.map((event) => event.message),
  ],
});

/** Remembers a position that was used without an event. */
export const reserve = (position: bigint): QueryConfig => ({
  name: 'reserve',
  text: 'update eventstore.reserved set position = $1',
  values: [position.toString()],
});

/** The highest position that was ever used; 0 in an empty log. */
export const SELECT_LAST_POSITION = `select greatest(
  (select coalesce(max(position), 0) from eventstore.events),
  (select position from eventstore.reserved)) as last`;
