// The platform: settings, connections, and the roles that this process plays.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { type Logger, pino } from 'pino';
import { openHandle } from './commands/handle.ts';
import { openOutside } from './commands/outside.ts';
import { type Config, readConfig } from './config.ts';
import { openPool } from './database.ts';
import { IncompleteLog, isLateBatchReply } from './eventstore/errors.ts';
import { identifyLog } from './eventstore/identity.ts';
import { openEventStore } from './eventstore/store.ts';
import { migrate, NewerDatabase } from './migrate.ts';
import { openMetrics } from './operations/metrics.ts';
import { verifyCheckpoint } from './projections/checkpoint.ts';
import { openLive } from './projections/live.ts';
import { hideUnmade } from './projections/rebuild/hideUnmade.ts';
import { takeUpCopy } from './projections/takeUpCopy.ts';
import { openRecordings } from './recordings/recordings.ts';
import { startRoles } from './roles.ts';
import { BadSetting } from './settings/badSetting.ts';
import { recordRefusal } from './tables/refusals.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../infra/migrations');
/** How long a start waits for Postgres and the event store, in milliseconds. */
const PATIENCE_MS = 30_000;
/** Ends in time for a supervisor's 10 s, whatever hangs. */
const LAST_MOMENT_MS = 8_000;
const MEGABYTE = 2 ** 20;
/** Errors whose one line says what a person can mend. */
const forPeople: readonly string[] = ['BadSetting', 'BadAddress', 'WrongLog', 'IncompleteLog', 'NewerDatabase'];

async function run(config: Config, log: Logger): Promise<void> {
  for (const folder of [config.recordingsFolder, config.clipsFolder, config.keysFolder]) {
    await mkdir(folder, { recursive: true });
  }
  const pool = openPool(config.databaseUrl, 16);
  const store = openEventStore(config.esdbUrl);
  await patiently('PostgreSQL (DATABASE_URL)', log, async () => {
    await migrate(pool, MIGRATIONS);
    await hideUnmade(pool);
  });
  const logId = await patiently('the event store (ESDB_URL)', log, () => identifyLog(store, new Date().toISOString()));
  if (await takeUpCopy(pool, store, logId)) log.info('the log was moved: the read models are made anew from it');
  for (const name of ['live', 'reactors']) await verifyCheckpoint(pool, store, name, logId);

  const live = await openLive(pool);
  const metrics = openMetrics();
  const handle = openHandle({
    store,
    clock: Date.now,
    done: (report) => {
      metrics.commandDone(report);
      log.info(report, 'a command is over');
    },
    refused: (refusal) => void recordRefusal(pool, refusal).catch((error) => log.warn(error, 'a refusal is not kept')),
    cacheBytes: 64 * MEGABYTE,
    deadlineMs: 2_000,
    outside: openOutside({ cameraNetworks: config.cameraNetworks }),
  });
  const recordings = openRecordings(config.recordingsFolder);
  const roles = await startRoles({ config, pool, store, live, logId, handle, recordings, metrics, log });

  let isEnding = false;
  const end = async (reason: string) => {
    if (isEnding) return;
    isEnding = true;
    log.info(`${reason}: closing`);
    setTimeout(() => process.exit(1), LAST_MOMENT_MS).unref();
    await roles.close();
    await live.close();
    await closePool(pool);
    // It cancels its streams at once, and would then wait for ends of which some never come.
    void store.dispose();
    // The client's channel would keep the process alive.
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(signal));
  for (const line of roles.ready) console.log(line);
}

/** Retries while a server is away: processes start side by side, in any order. */
async function patiently<T>(what: string, log: Logger, work: () => Promise<T>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof IncompleteLog || error instanceof NewerDatabase) throw error;
      if (Date.now() > until) throw new BadSetting(`${what} does not answer: ${(error as Error).message}`);
      log.debug(error, `waiting for ${what}`);
      await sleep(200);
    }
  }
}

const closePool = (pool: Pool) => Promise.race([pool.end(), sleep(2_000)]);

function endBadly(error: unknown, log?: Logger): never {
  // One clear line for what a person can mend; the rest is a defect and shows where it is.
  const known = error instanceof Error && forPeople.includes(error.name);
  if (known) console.error(`film room: ${error.message}`);
  else if (log) log.fatal(error, 'the platform ends');
  else console.error(error);
  process.exit(1);
}

try {
  const config = readConfig();
  const log = pino({ level: config.logLevel, redact: ['*.authorization', 'authorization', 'token'] });
  process.on('unhandledRejection', (reason) => {
    if (isLateBatchReply(reason)) return log.warn('a late reply of the event store was dropped');
    endBadly(reason, log);
  });
  await run(config, log).catch((error) => endBadly(error, log));
} catch (error) {
  endBadly(error);
}
