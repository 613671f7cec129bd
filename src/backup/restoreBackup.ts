// A backup becomes an installation again: with a log of its own identity, read models yet to be made, and every film.
import path from 'node:path';
import type { Pool } from 'pg';
import { beginCopy, copyStateOf, finishCopy } from '../eventstore/beginCopy.ts';
import type { RawEvent, RawLog } from '../eventstore/rawLog.ts';
import type { EventStore } from '../eventstore/store.ts';
import { migrate } from '../migrate.ts';
import { checkBackup, type Readable } from './checkBackup.ts';
import { fillLog } from './fillLog.ts';
import { readLog } from './logFile.ts';
import { LOG_FILE, type Manifest } from './manifest.ts';
import { restoreFiles } from './restoreFiles.ts';
import { keptTables, restoreTables } from './tables.ts';
import type { Told } from './told.ts';
import { BackupTrouble } from './trouble.ts';

export interface RestoreOptions {
  readonly from: string;
  readonly readable: Readable;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly log: RawLog;
  readonly dataFolder: string;
  /** Of `NNNN_name.sql` files. */
  readonly migrationsFolder: string;
  readonly told: Told;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Of the log, without what it says of itself. */
  readonly events: number;
}

/**
 * The log gets its identity last: until then nobody serves it, and the same restore goes on where a kill left it.
 * @throws BackupTrouble, StoreUnavailable
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { from, readable, pool, store, log, dataFolder, migrationsFolder, told } = options;
  const { manifest, files } = await checkBackup(from, readable, told);
  const copied = { copyId: manifest.id, fromLogId: manifest.logId };
  const before = await copyStateOf(store, copied);
  if (before === 'taken') throw taken;
  if (before === 'done') return { manifest, events: manifest.log.events };
  if (before === 'begun') await refuseUsed(pool);
  await migrate(pool, migrationsFolder);
  if ((await beginCopy(store, copied, new Date().toISOString())) === 'taken') throw taken;
  await restoreTables(pool, from, manifest.tables);
  await restoreFiles(from, dataFolder, files, told);
  const newest = await store.newest();
  const events = await fillLog({
    target: log,
    events: eventsOf(path.join(from, LOG_FILE)),
    newest: newest?.mark,
    told: (count) => told('events', count, manifest.log.events),
  });
  await finishCopy(store, new Date().toISOString());
  return { manifest, events };
}

const taken = new BackupTrouble(
  'the event store holds a log already',
  'restore into an empty one; on a server that others use add &log=<a new name> to its address',
);

/** @throws BackupTrouble where somebody's rows would be replaced */
async function refuseUsed(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ exists: boolean }>(
    "select to_regclass('filmroom.migrations') is not null as exists",
  );
  if (!rows[0]!.exists) return;
  for (const table of ['checkpoint', ...keptTables]) {
    const found = await pool.query(`select 1 from filmroom.${table} limit 1`);
    if (found.rowCount) {
      throw new BackupTrouble(
        'the database is in use by a Film Room already',
        'restore into an empty one: name another in DATABASE_URL, or set FILMROOM_DATA to an empty folder',
      );
    }
  }
}

async function* eventsOf(file: string): AsyncGenerator<RawEvent> {
  for await (const { event } of readLog(file)) yield event;
}
