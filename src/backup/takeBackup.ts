// A backup while the system runs: the log, what stands beside it, the films; and at the end, whether all of it is there.
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { Pool } from 'pg';
import { identityOf } from '../eventstore/identity.ts';
import type { RawLog } from '../eventstore/rawLog.ts';
import type { EventStore } from '../eventstore/store.ts';
import type { KeptFolder } from './files.ts';
import { keepFiles } from './keepFiles.ts';
import { keepLog } from './keepLog.ts';
import {
  BACKUP_FORMAT,
  type Begun,
  type Manifest,
  readBegun,
  stateOfFolder,
  unfinishedFile,
  writeBegun,
  writeManifest,
} from './manifest.ts';
import { keepTables } from './tables.ts';
import type { Told } from './told.ts';
import { BackupTrouble } from './trouble.ts';
import { verifyFiles, verifyLog, verifyTables } from './verifyBackup.ts';
import { syncFolder } from './writeWhole.ts';

export interface BackupOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly log: RawLog;
  readonly dataFolder: string;
  readonly to: string;
  readonly footage: boolean;
  readonly keys: boolean;
  /** Version of this Film Room. */
  readonly software: string;
  readonly told: Told;
}

/**
 * Goes on where a kill left it. Films come before the last events, and tables after them: whatever the log of the backup
 * tells of is there, unless somebody deleted it in those moments.
 * @throws BackupTrouble, StoreUnavailable
 */
export async function takeBackup(options: BackupOptions): Promise<Manifest> {
  const { pool, dataFolder, to, footage, keys, software, told } = options;
  const begun = await beginFolder(options);
  const folders: KeptFolder[] = ['clips'];
  if (footage) folders.push('recordings');
  if (keys) folders.push('keys');

  const most = await keepLog(options);
  await keepFiles(dataFolder, to, folders, told);
  const { count, bytes, hash } = await keepLog(options, most);
  const kept = await keepFiles(dataFolder, to, folders, told);
  const tables = await keepTables(pool, to);
  const { rows } = await pool.query<{ name: string }>('select name from filmroom.migrations order by name');

  const events = { events: count, bytes, hash };
  const facts = await verifyLog(to, events, told);
  await verifyTables(to, tables);
  await verifyFiles(to, kept.files, told);
  const manifest: Manifest = {
    ...begun,
    software,
    endedAt: new Date().toISOString(),
    migrations: rows.map(({ name }) => name),
    facts,
    log: events,
    tables,
    files: { count: kept.files.length, bytes: kept.bytes, hash: kept.hash },
  };
  await writeManifest(to, manifest);
  await rm(unfinishedFile(to), { force: true });
  await syncFolder(to);
  return manifest;
}

async function beginFolder({ to, store, footage, keys }: BackupOptions): Promise<Begun> {
  const logId = await identityOf(store);
  if (!logId) throw new BackupTrouble('the log is empty', 'start Film Room once, or correct ESDB_URL');
  const state = await stateOfFolder(to);
  if (state === 'whole') throw new BackupTrouble(`${to} holds a whole backup already`, 'name a new folder');
  if (state === 'foreign') throw new BackupTrouble(`${to} is not empty, and holds no backup`, 'name a new folder');
  if (state === 'begun') return goOn(to, { logId, footage, keys });
  await mkdir(to, { recursive: true, mode: 0o700 });
  const begun = {
    format: BACKUP_FORMAT,
    id: randomUUID(),
    logId,
    begunAt: new Date().toISOString(),
    footage,
    keys,
  };
  await writeBegun(to, begun);
  return begun;
}

async function goOn(to: string, wanted: Pick<Begun, 'logId' | 'footage' | 'keys'>): Promise<Begun> {
  const begun = await readBegun(to);
  if (begun.format !== BACKUP_FORMAT) {
    throw new BackupTrouble(`${to} holds the beginning of another version's backup`, 'name a new folder');
  }
  if (begun.logId !== wanted.logId) {
    throw new BackupTrouble(`${to} holds the beginning of a backup of another log`, 'name a new folder');
  }
  if (begun.footage !== wanted.footage || begun.keys !== wanted.keys) {
    const flags = [begun.footage ? '--footage' : '', begun.keys ? '--with-keys' : ''].filter(Boolean).join(' ');
    const how = flags ? `with ${flags}` : 'without --footage and --with-keys';
    throw new BackupTrouble(`the backup in ${to} was begun ${how}`, 'go on in the same way, or name a new folder');
  }
  return begun;
}
