import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type LoggedEvent, TOMBSTONE_REVISION } from '../log/event.ts';
import { applicationName, takeLease } from './lease.ts';
import { COLUMNS, eventOf, eventQuery, streamKey, toText } from './rows.ts';
import { migrate } from './schema.ts';
import { type Storage, StorageUnavailable, WriterExists } from './storage.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const READERS = 6;
/** A commit that takes longer counts as failed: whether it happened is looked up. */
const COMMIT_TIMEOUT_MS = 10_000;
/** Acknowledged means on disk, whatever the server's own setting is. */
const DURABLE = '-c synchronous_commit=on';
const END_PATIENCE_MS = 500;

/** A log in the schema `eventstore` of a Postgres database. */
export function createPostgresStorage(connectionString: string): Storage {
  const settings = {
    connectionString,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  };
  const readers = new pg.Pool({
    ...settings,
    max: READERS,
    application_name: `${applicationName} reader`.slice(0, 63),
  });
  readers.on('error', () => {}); // an idle connection broke: the pool makes another
  let writer: pg.Client | undefined;

  async function open(onLost: (error: Error) => void): Promise<bigint> {
    const previous = writer;
    writer = undefined;
    // A connection to a frozen Postgres never ends: it is dropped, and its session loses the lease when it wakes up.
    if (previous) await Promise.race([previous.end().catch(() => {}), delay(END_PATIENCE_MS)]);
    const client = new pg.Client({ ...settings, query_timeout: COMMIT_TIMEOUT_MS, options: DURABLE });
    client.on('error', () => {}); // the next query on it says so
    try {
      await client.connect();
      await takeLease(client);
      await migrate(client);
      // The lease says that no other session can write; so what is read now is the whole truth.
      const { rows } = await client.query<{ last: string }>(
        `select greatest((select coalesce(max(position), 0) from eventstore.events),
                         (select position from eventstore.reserved)) as last`,
      );
      writer = client;
      client.once('end', () => {
        if (writer === client) onLost(new StorageUnavailable('the connection to Postgres ended'));
      });
      return BigInt(rows[0]!.last);
    } catch (error) {
      client.end().catch(() => {});
      throw error instanceof WriterExists ? error : asUnavailable(error);
    }
  }

  async function commit(events: readonly LoggedEvent[], reserved: bigint): Promise<void> {
    if (!writer) throw new StorageUnavailable('not connected to Postgres');
    const last = events.at(-1)?.position ?? 0n;
    if (events.length === 1 && last === reserved) await writer.query(insertOne(events[0]!));
    else if (events.length > 0 && last === reserved) await writer.query(insertMany(events));
    else {
      await writer.query('begin');
      if (events.length > 0) await writer.query(insertMany(events));
      await writer.query('update eventstore.reserved set position = $1', [reserved.toString()]);
      await writer.query('commit');
    }
  }

  async function read(query: pg.QueryArrayConfig): Promise<LoggedEvent[]> {
    const { rows } = await readers.query<unknown[]>(query).catch((error: unknown) => {
      throw asUnavailable(error);
    });
    return rows.map(eventOf);
  }

  return {
    open,
    commit,
    lastOf: (streams) =>
      read(
        eventQuery(
          'last_of',
          `select ${COLUMNS} from unnest($1::uuid[]) as wanted(key) cross join lateral
             (select * from eventstore.events where stream_key = key order by revision desc limit 1) as last`,
          [streams.map(streamKey)],
        ),
      ),
    readStream: (stream, from, direction, limit) =>
      read(
        direction === 'forwards'
          ? eventQuery(
              'stream_forwards',
              `select ${COLUMNS} from eventstore.events where stream_key = $1 and revision >= $2 order by revision limit $3`,
              [streamKey(stream), clamp(from), limit],
            )
          : eventQuery(
              'stream_backwards',
              `select ${COLUMNS} from eventstore.events where stream_key = $1 and revision <= $2 order by revision desc limit $3`,
              [streamKey(stream), clamp(from), limit],
            ),
      ),
    readAll: (from, direction, limit) =>
      read(
        direction === 'forwards'
          ? eventQuery(
              'all_forwards',
              `select ${COLUMNS} from eventstore.events where position >= $1 order by position limit $2`,
              [clamp(from), limit],
            )
          : eventQuery(
              'all_backwards',
              `select ${COLUMNS} from eventstore.events where position <= $1 order by position desc limit $2`,
              [clamp(from), limit],
            ),
      ),
    async close() {
      const last = writer;
      writer = undefined;
      await Promise.allSettled([last?.end(), readers.end()]);
    },
  };
}

/** Postgres' bigint ends where a tombstone's revision is. */
const clamp = (value: bigint): string => (value > TOMBSTONE_REVISION ? TOMBSTONE_REVISION : value).toString();

const asUnavailable = (error: unknown): StorageUnavailable =>
  new StorageUnavailable(error instanceof Error ? error.message || error.name : String(error), { cause: error });

const insertOne = (event: LoggedEvent): pg.QueryConfig => ({
  name: 'insert_one',
  text: `insert into eventstore.events (position, stream_key, revision, id, stream, type, message) values ($1, $2, $3, $4, $5, $6, $7)`,
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

const insertMany = (events: readonly LoggedEvent[]): pg.QueryConfig => ({
  name: 'insert_many',
  text: `insert into eventstore.events (position, stream_key, revision, id, stream, type, message)
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
