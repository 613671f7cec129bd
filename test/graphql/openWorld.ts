// A whole platform but its worker, in this process: real Postgres, the real node, the real projector and API.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import WebSocket from 'ws';
import { openAuth } from '../../src/auth/openAuth.ts';
import type { RateLimits } from '../../src/auth/rates.ts';
import { type Handle, openHandle } from '../../src/commands/handle.ts';
import { openPool } from '../../src/database.ts';
import type { Refused } from '../../src/domain/refused.ts';
import { identifyLog } from '../../src/eventstore/identity.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import type { Mutation, Query } from '../../src/graphql/generated/types.ts';
import type { SocketLimits } from '../../src/graphql/overSocket.ts';
import { graphql } from '../../src/graphql/server.ts';
import { openApi } from '../../src/http/openApi.ts';
import type { StreamLimits } from '../../src/http/streams.ts';
import { migrate } from '../../src/migrate.ts';
import { openMetrics } from '../../src/operations/metrics.ts';
import type { Pressure } from '../../src/operations/pressure.ts';
import { watchPlatform } from '../../src/operations/watchPlatform.ts';
import { openLive } from '../../src/projections/live.ts';
import { startProjector } from '../../src/projections/projector.ts';
import type { MediaMtxWatch } from '../../src/recordings/mediamtx/watchMediaMtx.ts';
import { openRecordings } from '../../src/recordings/recordings.ts';
import { recordRefusal } from '../../src/tables/refusals.ts';
import { anyStore } from '../support/anyStore.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { peopleOf } from '../support/peopleOf.ts';
import { root } from '../support/root.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

type Json = Record<string, unknown>;

/** Everything that the root types can answer; null where a request as a whole was refused. */
type Data = Required<Omit<Query, '__typename'> & Omit<Mutation, '__typename'>>;

export interface ApiError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly retryable: boolean; readonly incident?: string };
}

export interface Answer {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly ApiError[];
  readonly extensions?: { readonly position: string };
}

interface WorldOptions {
  /** false: the read models stand still, as when they are late. */
  readonly isProjecting?: boolean;
  /** Other than the usual ones. */
  readonly sockets?: Partial<SocketLimits>;
  /** Address of an event store that the test does something to; any will do unless told. */
  readonly esdbUrl?: string;
  /** Tests give many commands in one person's name: as fast as they like unless told. */
  readonly rates?: RateLimits;
  readonly isDevelopment?: boolean;
  readonly streamLimits?: StreamLimits;
  /** What a MediaMTX's questions have to carry. */
  readonly mediaMtxSecret?: string;
  readonly mediaMtx?: MediaMtxWatch;
  readonly whepUrl?: string;
  readonly pressure?: Pick<Pressure, 'trouble'>;
}

const asFastAsTheyLike: RateLimits = { commands: 100_000, dear: 100_000 };

export async function openWorld({
  isProjecting = true,
  esdbUrl,
  rates = asFastAsTheyLike,
  isDevelopment = false,
  streamLimits,
  mediaMtxSecret,
  mediaMtx,
  whepUrl,
  sockets,
  pressure,
}: WorldOptions = {}) {
  const folder = temporaryFolder();
  const pageFolder = path.join(folder, 'page');
  mkdirSync(path.join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(path.join(pageFolder, 'index.html'), '<!doctype html><title>Film Room</title>');
  writeFileSync(path.join(pageFolder, 'assets', 'main-abc123.js'), 'export {};');
  writeFileSync(path.join(pageFolder, '.secret'), 'no');
  const clipsFolder = path.join(folder, 'clips');
  mkdirSync(clipsFolder);

  const database = await freshDatabase({ name: 'filmroom', prepare: migrated });
  const pool = openPool(database.url, 12);
  afterFile(() => pool.end());
  const store = openEventStore(esdbUrl ?? (await anyStore()).url);
  afterFile(() => store.dispose());
  const logId = await identifyLog(store, new Date().toISOString());
  const live = await openLive(pool);
  afterFile(() => live.close());
  const projector = isProjecting ? startProjector(pool, store, logId, () => {}) : undefined;
  afterFile(() => projector?.close());
  const refusals: Refused[] = [];
  const handle: Handle = openHandle({
    store,
    clock: Date.now,
    refused(refusal) {
      refusals.push(refusal);
      // The last one may come when the test is over.
      void recordRefusal(pool, refusal).catch(() => {});
    },
    cacheBytes: 10 ** 7,
    deadlineMs: 2_000,
  });
  const keysFolder = path.join(folder, 'keys');
  const auth = await openAuth(pool, keysFolder, rates);
  afterFile(() => auth.close());
  const lines: Json[] = [];
  const log = pino(new Writable({ write: (chunk, _encoding, done) => done(void lines.push(JSON.parse(chunk))) }));
  const recordings = openRecordings(path.join(folder, 'recordings'));
  const newest = async () => (await store.newest())?.mark.commit;
  const watch = watchPlatform({ pool, newest, shown: () => live.position(), folder, reserveBytes: 0 });
  const api = await openApi({
    pool,
    handle,
    live,
    auth,
    graphql: graphql({
      pool,
      handle,
      live,
      logId,
      recordings,
      watch,
      mediaMtx,
      whepUrl,
      auth,
      silenceSeconds: 6,
      pressure,
      sockets,
      isDevelopment,
    }),
    isDevelopment,
    ...(streamLimits && { streamLimits }),
    clipsFolder,
    recordings,
    mediaMtxSecret,
    whepUrl,
    pageFolder,
    checks: { database: () => undefined, projector: () => (projector?.status.caughtUp ? undefined : 'catches up') },
    metrics: openMetrics(),
    pressure,
    log,
  });
  afterFile(() => api.close());
  const url = await api.listen(0, '127.0.0.1');
  const { token } = await peopleOf({ pool, handle, live, auth, isProjecting });

  async function post(body: unknown, authorization?: string, type = 'application/json'): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type, ...(authorization && { authorization: `Bearer ${authorization}` }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
  }

  /** How many facts the log holds, over all streams. */
  async function facts(): Promise<number> {
    let count = 0;
    for await (const { events, caughtUp } of store.subscribe(undefined, 1_000, AbortSignal.timeout(5_000))) {
      count += events.length;
      if (caughtUp) break;
    }
    return count;
  }

  const socket = (authorization: string | undefined, options: Partial<Parameters<typeof createClient>[0]> = {}) =>
    createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: authorization === undefined ? {} : { authorization: `Bearer ${authorization}` },
      retryAttempts: 0,
      ...options,
    });

  return {
    url,
    port: Number(new URL(url).port),
    pool,
    store,
    live,
    handle,
    auth,
    clipsFolder,
    keysFolder,
    lines,
    /** What was refused to known persons, as the audit would keep it. */
    refusals,
    token,
    post,
    /** One operation, as a client sends it. */
    ask: (query: string, variables: Json, authorization: string) => post({ query, variables }, authorization),
    facts,
    socket,
    api,
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

async function migrated(url: string): Promise<void> {
  const pool = openPool(url, 1);
  await migrate(pool, path.join(root, 'infra/migrations'));
  await pool.end();
}
