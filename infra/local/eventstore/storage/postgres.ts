import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { LoggedEvent } from '../log/event.ts';
import { copyRow } from './copyRow.ts';
import { applicationName, takeLease } from './lease.ts';
import { executeTogether } from './pipeline.ts';
import {
  insertEvent,
  PREPARE_WRITES,
  reservePosition,
  SELECT_LAST_POSITION,
  selectAll,
  selectFramed,
  selectLast,
  selectOpening,
  selectStream,
} from './queries.ts';
import { eventOf } from './rows.ts';
import { migrate } from './schema.ts';
import { type Storage, StorageFull, StorageUnavailable, WriterExists } from './storage.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const READERS = 6;
/** A commit that takes longer counts as failed: whether it happened is looked up. */
const COMMIT_TIMEOUT_MS = 10_000;
/** A read that takes longer will not come: Postgres stands still, or the way to it is cut. */
const READ_TIMEOUT_MS = 10_000;
/** Acknowledged means on disk, whatever the server's own setting is. Little memory: see TAKE_ROOM. */
const WRITER = '-c synchronous_commit=on -c work_mem=64kB';
/** Takes a megabyte of disk for a moment, for rows that do not fit into the memory allowed; changes nothing. */
const TAKE_ROOM = 'select count(*) from generate_series(1, 80000)';
/** Postgres' code for a disk without room. A statement that ends with an error is undone, so nothing was written. */
const DISK_FULL = '53100';
/**
 * Every read has its index, in order. Planned once, when the tables may be empty and a scan of them looks cheap: so scans
 * are switched off.
 */
const BY_INDEX = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off';
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
    query_timeout: READ_TIMEOUT_MS,
    application_name: `${applicationName} reader`.slice(0, 63),
    options: BY_INDEX,
  });
  readers.on('error', () => {}); // an idle connection broke: the pool makes another
  let writer: pg.Client | undefined;

  async function open(onLost: (error: Error) => void): Promise<bigint> {
    const previous = writer;
    writer = undefined;
    // A connection to a frozen Postgres never ends: it is dropped, and its session loses the lease when it wakes up.
    if (previous) await Promise.race([previous.end().catch(() => {}), delay(END_PATIENCE_MS)]);
    const client = new pg.Client({ ...settings, query_timeout: COMMIT_TIMEOUT_MS, options: WRITER });
    client.on('error', () => {}); // the next query on it says so
    try {
      await client.connect();
      await takeLease(client);
      await migrate(client);
      await client.query(PREPARE_WRITES);
      // The lease says that no other session can write; so what is read now is the whole truth.
      const { rows } = await client.query<{ last: string }>(SELECT_LAST_POSITION);
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
    const statements = events.map(insertEvent);
    if (events.at(-1)?.position !== reserved) statements.push(reservePosition(reserved));
    try {
      await executeTogether(writer, statements);
    } catch (error) {
      throw asFull(error) ?? error;
    }
  }

  async function checkRoom(): Promise<void> {
    try {
      await writer?.query(TAKE_ROOM);
    } catch (error) {
      throw asFull(error) ?? asUnavailable(error);
    }
  }

  async function read(query: pg.QueryArrayConfig): Promise<unknown[][]> {
    try {
      return (await readers.query<unknown[]>(query)).rows;
    } catch (error) {
      throw asUnavailable(error);
    }
  }

  async function readCopy(select: string): Promise<(Buffer | null)[]> {
    let client: pg.PoolClient | undefined;
    try {
      client = await readers.connect();
      const row = await copyRow(client, select);
      client.release();
      return row;
    } catch (error) {
      client?.release(true);
      throw asUnavailable(error);
    }
  }

  return {
    open,
    commit,
    checkRoom,
    lastOf: async (streams) => (await read(selectLast(streams))).map(eventOf),
    readStream: async (page) => (await read(selectStream(page))).map(eventOf),
    async readOpening(streams, page) {
      const rows = await read(selectOpening(streams, page));
      const eventsWhere = (isHead: boolean): LoggedEvent[] =>
        rows.filter(([head]) => (head === 't') === isHead).map((row) => eventOf(row.slice(1)));
      return { heads: eventsWhere(true), page: eventsWhere(false) };
    },
    readAll: async (from, direction, limit) => (await read(selectAll(from, direction, limit))).map(eventOf),
    async readFramed(from) {
      const [last, frames] = await readCopy(selectFramed(from));
      return last && frames ? { last: last.readBigInt64BE(), frames } : undefined;
    },
    async close() {
      const last = writer;
      writer = undefined;
      await Promise.allSettled([last?.end(), readers.end()]);
    },
  };
}

const asFull = (error: unknown): StorageFull | undefined =>
  error instanceof pg.DatabaseError && error.code === DISK_FULL
    ? new StorageFull(`no room: ${error.message}`, { cause: error })
    : undefined;

const asUnavailable = (error: unknown): StorageUnavailable =>
  new StorageUnavailable(error instanceof Error ? error.message || error.name : String(error), { cause: error });
