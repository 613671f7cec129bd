import type { QueryArrayConfig } from 'pg';
import { type LoggedEvent, TOMBSTONE_REVISION } from '../log/event.ts';
import type { Statement } from './pipeline.ts';
import { COLUMNS, eventQuery, streamKey, streamKeyBytes, toText } from './rows.ts';
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
 * For COPY, so its parameters are written out: numbers. One row: the position of the last event, and all messages in one
 * piece, each after a zero byte and its length. A row per event would cost the node more than all else that it does for a
 * reader who catches up.
 */
export const selectFramed = (from: bigint): string => `
  select max(position), string_agg('\\x00'::bytea || int4send(size) || message, ''::bytea order by position)
    from (select position, message, length(message) as size,
                 sum(length(message)) over (order by position rows unbounded preceding) as total
            from (select position, message from eventstore.events
                   where position >= ${clamp(from)} order by position limit ${FRAMED_EVENTS}) as page
         ) as measured
   where total - size < ${FRAMED_BYTES}`;

/** Run on every writing connection, before it writes. */
export const PREPARE_WRITES = `
  prepare insert_event (bigint, uuid, bigint, uuid, text, text, bytea) as
    insert into eventstore.events (position, stream_key, revision, id, stream, type, message)
    values ($1, $2, $3, $4, $5, $6, $7);
  prepare reserve_position (bigint) as update eventstore.reserved set position = $1`;

export const insertEvent = ({ position, stream, revision, id, type, message }: LoggedEvent): Statement => ({
  name: 'insert_event',
  parameters: [
    int8(position),
    streamKeyBytes(stream),
    int8(revision),
    Buffer.from(id.replaceAll('-', ''), 'hex'),
    Buffer.from(toText(stream), 'utf8'),
    Buffer.from(toText(type), 'utf8'),
    message,
  ],
});

/** Remembers a position that was used without an event. */
export const reservePosition = (position: bigint): Statement => ({
  name: 'reserve_position',
  parameters: [int8(position)],
});

function int8(value: bigint): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

/** The highest position that was ever used; 0 in an empty log. */
export const SELECT_LAST_POSITION = `select greatest(
  (select coalesce(max(position), 0) from eventstore.events),
  (select position from eventstore.reserved)) as last`;
