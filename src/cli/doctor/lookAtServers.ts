import net from 'node:net';
import { openPool } from '../../database.ts';
import { IncompleteLog } from '../../eventstore/errors.ts';
import { identityOf } from '../../eventstore/identity.ts';
import { type EventStore, openEventStore } from '../../eventstore/store.ts';
import { broken, type Finding, fine, reasonOf } from './finding.ts';
import type { Places, Server } from './places.ts';

const PATIENCE_MS = 3_000;

export interface Servers {
  readonly findings: readonly Finding[];
  /** Absent where it does not answer. */
  readonly pool?: ReturnType<typeof openPool>;
  readonly store?: EventStore;
  close(): Promise<void>;
}

/** PostgreSQL, the event store, and the port of the platform itself. What answers is left open for further looks. */
export async function lookAtServers(places: Places): Promise<Servers> {
  const { postgres, eventStore } = places;
  const database = await lookAtPostgres(postgres);
  const log = await lookAtStore(eventStore);
  return {
    ...(database.pool && { pool: database.pool }),
    ...(log.store && { store: log.store }),
    findings: [database.finding, log.finding, await lookAtPlatform(places, database.pool !== undefined)],
    async close() {
      await database.pool?.end();
      await log.store?.dispose();
    },
  };
}

async function lookAtPostgres(server: Server): Promise<{ finding: Finding; pool?: ReturnType<typeof openPool> }> {
  const about = 'PostgreSQL';
  const where = `${server.host}:${server.port}`;
  const pool = openPool(server.url, 2);
  try {
    await pool.query('select 1');
    return { finding: fine(about, where), pool };
  } catch (error) {
    await pool.end();
    return { finding: broken(about, ...postgresTrouble(server, where, reasonOf(error))) };
  }
}

const REFUSED_PASSWORD = ['28P01', '28000'];
const NO_DATABASE = '3D000';

function postgresTrouble({ isOwn }: Server, where: string, reason: string): [what: string, fix: string] {
  if (REFUSED_PASSWORD.includes(reason)) {
    return isOwn
      ? [`another PostgreSQL listens at ${where}`, 'stop it, or set POSTGRES_PORT to a free port']
      : [`PostgreSQL at ${where} refuses the user or password of DATABASE_URL`, 'correct DATABASE_URL'];
  }
  if (reason === NO_DATABASE)
    return [`PostgreSQL at ${where} has no such database`, 'create it, or correct DATABASE_URL'];
  if (reason === 'ECONNREFUSED' || !isOwn) {
    const fix = isOwn ? 'run npm start, which brings it' : 'start that server, or correct DATABASE_URL';
    return [`PostgreSQL does not answer at ${where} (${reason})`, fix];
  }
  return [`what listens at ${where} is no PostgreSQL (${reason})`, 'stop it, or set POSTGRES_PORT to a free port'];
}

async function lookAtStore(server: Server): Promise<{ finding: Finding; store?: EventStore }> {
  const about = 'event store';
  const where = `${server.host}:${server.port}`;
  const port = await knock(server.host, server.port);
  if (port !== 'answers') {
    const fix = server.isOwn ? 'run npm start, which brings it' : 'start that server, or correct ESDB_URL';
    return { finding: broken(about, `the event store does not answer at ${where} (${port})`, fix) };
  }
  const store = openEventStore(server.url, { readTimeoutMs: PATIENCE_MS });
  try {
    await within(PATIENCE_MS * 2, identityOf(store));
    return { finding: fine(about, where), store };
  } catch (error) {
    void store.dispose();
    if (error instanceof IncompleteLog) return { finding: broken(about, ...splitLine(error.message)) };
    const fix = server.isOwn ? 'stop it, or set ESDB_PORT to a free port' : 'correct ESDB_URL (user, password, tls)';
    return { finding: broken(about, `what listens at ${where} is no event store of ours (${reasonOf(error)})`, fix) };
  }
}

/** What is wrong, and the fix, of an error that says both. */
function splitLine(line: string): [what: string, fix: string] {
  const [what = line, ...fix] = line.split('; ');
  return [what, fix.join('; ')];
}

/** Where the database answers the system runs, and its port is taken by it. */
async function lookAtPlatform({ host, port }: Places, isRunning: boolean): Promise<Finding> {
  const about = 'platform';
  const state = await knock(host === '0.0.0.0' ? '127.0.0.1' : host, port);
  if (state === 'answers' && !isRunning) {
    return broken(about, `port ${port} on ${host} is in use`, 'stop what listens there, or set PORT');
  }
  if (state === 'answers') return fine(about, `something answers at ${host}:${port}`);
  return isRunning
    ? broken(
        about,
        `nothing answers at ${host}:${port} (${state})`,
        'run npm start, or set HOST and PORT to where it runs',
      )
    : fine(about, 'does not run');
}

/** @returns `answers`, or why not */
function knock(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    const end = (word: string) => {
      socket.destroy();
      resolve(word);
    };
    socket.setTimeout(PATIENCE_MS, () => end('no answer'));
    socket.once('error', (error) => end(reasonOf(error)));
    socket.once('connect', () => end('answers'));
  });
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
