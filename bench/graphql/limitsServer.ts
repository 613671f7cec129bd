// The API on a system that runs, as a process of its own: `node limitsServer.ts <database> <event store> <keys> on|off`.
// Off: everybody is let in as the same coach, unasked, and gives commands as fast as they like.
import { pino } from 'pino';
import type { Caller } from '../../src/auth/actor.ts';
import { type Auth, openAuth } from '../../src/auth/openAuth.ts';
import { openHandle } from '../../src/commands/handle.ts';
import { openPool } from '../../src/database.ts';
import { identifyLog } from '../../src/eventstore/identity.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { graphql } from '../../src/graphql/server.ts';
import { openApi } from '../../src/http/openApi.ts';
import { openMetrics } from '../../src/operations/metrics.ts';
import { watchPlatform } from '../../src/operations/watchPlatform.ts';
import { openLive } from '../../src/projections/live.ts';
import { openRecordings } from '../../src/recordings/recordings.ts';

const [databaseUrl, esdbUrl, keysFolder, guard] = process.argv.slice(2) as [string, string, string, 'on' | 'off'];

const anybody: Caller = {
  actor: { id: 'coach-0', team: 'home', role: 'coach', via: 'bench' },
  label: 'Coach',
  expiresAt: Number.POSITIVE_INFINITY,
};

const letIn = (auth: Auth): Auth => ({
  ...auth,
  callers: { ...auth.callers, callerOf: async () => anybody, again: async () => anybody },
  rates: { waitOf: () => 0 },
});

const pool = openPool(databaseUrl, 16);
const store = openEventStore(esdbUrl);
const logId = await identifyLog(store, new Date().toISOString());
const live = await openLive(pool);
const handle = openHandle({ store, clock: Date.now, refused: () => {}, cacheBytes: 64 * 2 ** 20, deadlineMs: 2_000 });
const guarded = await openAuth(pool, keysFolder);
const auth = guard === 'on' ? guarded : letIn(guarded);
const recordings = openRecordings(import.meta.dirname);
const newest = async () => (await store.newest())?.mark.commit;
const watch = watchPlatform({
  pool,
  newest,
  shown: () => live.position(),
  folder: import.meta.dirname,
  reserveBytes: 0,
});
const api = await openApi({
  ...{ pool, handle, live, auth },
  graphql: graphql({ pool, handle, live, logId, recordings, watch, auth, silenceSeconds: 30 }),
  clipsFolder: import.meta.dirname,
  recordings,
  pageFolder: import.meta.dirname,
  checks: {},
  metrics: openMetrics(),
  log: pino({ level: 'warn' }),
});
console.log(await api.listen(0, '127.0.0.1'));
process.on('SIGTERM', () => process.exit());
