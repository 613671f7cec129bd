// npm run projection: how the read models stand, and makes them anew while the system serves.
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { openPool } from '../database.ts';
import { identityOf } from '../eventstore/identity.ts';
import { type EventStore, openEventStore } from '../eventstore/store.ts';
import { verifyCheckpoint } from '../projections/checkpoint.ts';
import { everyTable } from '../projections/index.ts';
import { LIVE } from '../projections/liveRow.ts';
import { readStatus } from '../projections/rebuild/readStatus.ts';
import { type Rebuilt, rebuild } from '../projections/rebuild/rebuild.ts';
import { placesOf } from './doctor/places.ts';
import { progressBar } from './projection/progressBar.ts';
import { parkedLine, statusLines } from './projection/statusLines.ts';

const ALL = 'all';
const USAGE = `npm run projection -- status
  which read models there are, who made them, how far they are, and which facts are set aside
npm run projection -- rebuild <name>|${ALL}
  makes rows anew from the whole log, beside the live ones and while everything is served, and switches at once;
  Ctrl-C changes nothing
npm run projection -- retry <name>|${ALL}
  after a fix: the same for read models in which facts are set aside, which takes these in where they belong
names: ${[...everyTable].join(', ')}
The database and the event store are those of npm start here, or DATABASE_URL and ESDB_URL.
Exit code 1 where something needs a person (facts are set aside, newer software is needed) or nothing was done, 2 for
words that are not understood, 130 after Ctrl-C.`;

interface Parts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly signal: AbortSignal;
}

async function showStatus({ pool }: Parts): Promise<number> {
  const status = await readStatus(pool);
  for (const line of statusLines(status)) console.log(line);
  return status.parked.length + status.stops.length > 0 ? 1 : 0;
}

async function makeAnew({ pool, store, signal }: Parts, tables: readonly string[]): Promise<Rebuilt> {
  await refuseOtherLog(pool, store);
  const bar = progressBar(process.stdout);
  try {
    return await rebuild({ pool, store, tables, signal, progress: bar.show });
  } finally {
    bar.end();
  }
}

/** Rows of another log would be wrong, and every one of them. */
async function refuseOtherLog(pool: Pool, store: EventStore): Promise<void> {
  const logId = await identityOf(store);
  if (!logId) throw new Error('the log is empty; ESDB_URL may name the wrong server');
  await verifyCheckpoint(pool, store, LIVE, logId);
}

async function rebuildNamed(parts: Parts, name: string): Promise<number> {
  const tables = name === ALL ? [...everyTable] : [name];
  const { facts, differing } = await makeAnew(parts, tables);
  console.log(`made of ${facts} facts, and switched`);
  for (const [table, rows] of Object.entries(differing)) {
    console.log(
      `${table}: ${rows === 0 ? 'the live rows were the same' : `${rows} rows were other, missing or too many`}`,
    );
  }
  return tellParked(parts.pool, tables);
}

async function retryNamed(parts: Parts, name: string): Promise<number> {
  const { parked } = await readStatus(parts.pool);
  const tables = [...new Set(parked.map(({ table }) => table))].filter((table) => name === ALL || name === table);
  if (tables.length === 0) {
    console.log(name === ALL ? 'nothing is set aside' : `nothing is set aside in ${name}`);
    return 0;
  }
  const before = parked.filter(({ table }) => tables.includes(table)).reduce((sum, { count }) => sum + count, 0);
  const { parked: left } = await makeAnew(parts, tables);
  console.log(`${tables.join(', ')}: ${before} were set aside, ${left} are now`);
  return tellParked(parts.pool, tables);
}

async function tellParked(pool: Pool, tables: readonly string[]): Promise<number> {
  const { parked } = await readStatus(pool);
  const left = parked.filter(({ table }) => tables.includes(table));
  if (left.length > 0) console.log('still set aside:');
  for (const stream of left) console.log(parkedLine(stream));
  return left.length > 0 ? 1 : 0;
}

function taskOf(words: readonly string[]): (parts: Parts) => Promise<number> {
  const { positionals } = parseArgs({ args: [...words], options: {}, allowPositionals: true });
  const [verb, name, ...rest] = positionals;
  if (verb === undefined || rest.length > 0) throw new TypeError('say status, rebuild or retry');
  if (verb === 'status') {
    if (name !== undefined) throw new TypeError('status takes no name');
    return showStatus;
  }
  if (verb !== 'rebuild' && verb !== 'retry') throw new TypeError(`there is no ${verb}: say status, rebuild or retry`);
  if (name === undefined) throw new TypeError(`name what to ${verb}, or say ${ALL}`);
  if (name !== ALL && !everyTable.has(name)) throw new TypeError(`there is no read model ${name}`);
  return (parts) => (verb === 'rebuild' ? rebuildNamed : retryNamed)(parts, name);
}

async function run(words: readonly string[]): Promise<number> {
  if (words.includes('--help') || words.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  const task = taskOf(words);
  const { postgres, eventStore } = placesOf(process.env);
  const cancel = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => cancel.abort(new Cancelled('given up: nothing was changed')));
  }
  const pool = openPool(postgres.url, 3);
  const store = openEventStore(eventStore.url);
  try {
    return await task({ pool, store, signal: cancel.signal });
  } finally {
    await pool.end();
    void store.dispose();
  }
}

class Cancelled extends Error {}

/** Tables or columns that the migrations of this version bring. */
const NOT_OF_THIS_VERSION = ['42P01', '42703', '3F000'];

const exitCodeOf = (error: unknown): number => {
  if (error instanceof TypeError) return 2;
  return error instanceof Cancelled ? 130 : 1;
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = exitCodeOf(error);
  console.error(wordsOf(error));
  if (process.exitCode === 2) console.error(USAGE);
}
// The store's client would keep the process alive.
process.exit();

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (NOT_OF_THIS_VERSION.includes(code))
    return 'the database is not of this version yet: npm start brings it up to date';
  if (code === 'ECONNREFUSED') return 'PostgreSQL does not answer; npm run doctor says more';
  if (error.name === 'StoreUnavailable') return 'the event store does not answer; npm run doctor says more';
  return error.message;
}
