// Whether a backup is what was written: every line of the log, every table, every file. Names the first thing that is not.
import { hash as digest } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { hashOfFile, type KeptFile, readFileList } from './files.ts';
import { BrokenLog, emptyLog, type LogEnd, readLog } from './logFile.ts';
import { FILES_FILE, LOG_FILE, type Manifest } from './manifest.ts';
import { fileOf } from './tables.ts';
import type { Told } from './told.ts';
import { BackupTrouble, codeOf } from './trouble.ts';

const FIX = 'it cannot be used: take another backup, or restore an older one';
const TELL_EVERY = 5_000;

/** @returns by event type the highest version that the log holds @throws BackupTrouble */
export async function verifyLog(
  folder: string,
  wanted: Manifest['log'],
  told: Told,
): Promise<Readonly<Record<string, number>>> {
  const file = path.join(folder, LOG_FILE);
  const versions: Record<string, number> = {};
  let last: LogEnd = emptyLog;
  try {
    for await (const { event, end } of readLog(file)) {
      last = end;
      versions[event.type] = Math.max(versions[event.type] ?? 0, versionOf(event.meta));
      if (end.count % TELL_EVERY === 0) told('checking events', end.count, wanted.events);
    }
  } catch (error) {
    if (error instanceof BrokenLog) throw new BackupTrouble(`${file}: ${error.message}`, FIX);
    throw missing(file, error);
  }
  if (last.count !== wanted.events) {
    throw new BackupTrouble(`${file} holds ${last.count} events, and ${wanted.events} were written`, FIX);
  }
  if (last.hash !== wanted.hash) throw new BackupTrouble(`${file} is not the log of this backup`, FIX);
  return versions;
}

/** Of an event that carries none, 0. */
const versionOf = (meta: unknown): number =>
  typeof meta === 'object' && meta !== null && 'v' in meta && typeof meta.v === 'number' ? meta.v : 0;

/** @throws BackupTrouble */
export async function verifyTables(folder: string, tables: Manifest['tables']): Promise<void> {
  for (const { table, hash } of tables) {
    const file = fileOf(folder, table);
    const text = await readFile(file, 'utf8').catch((error) => {
      throw missing(file, error);
    });
    if (digest('sha256', text, 'hex') !== hash) throw new BackupTrouble(`${file} was changed`, FIX);
  }
}

/** Sizes of all, and the content of copies: a link's was hashed where it is. @throws BackupTrouble */
export async function verifyFiles(folder: string, files: readonly KeptFile[], told: Told): Promise<void> {
  for (const [n, kept] of files.entries()) {
    told('checking files', n + 1, files.length);
    const file = path.join(folder, kept.path);
    const { size } = await stat(file).catch((error) => {
      throw missing(file, error);
    });
    if (size !== kept.bytes) throw new BackupTrouble(`${file} has ${size} bytes, and had ${kept.bytes}`, FIX);
    if (!kept.isLink && (await hashOfFile(file)) !== kept.hash) throw new BackupTrouble(`${file} was changed`, FIX);
  }
}

/** @throws BackupTrouble where the list is not the one of the manifest */
export async function readVerifiedFileList(folder: string, { files }: Manifest): Promise<KeptFile[]> {
  const file = path.join(folder, FILES_FILE);
  const text = await readFile(file, 'utf8').catch((error) => {
    throw missing(file, error);
  });
  if (digest('sha256', text, 'hex') !== files.hash) throw new BackupTrouble(`${file} was changed`, FIX);
  return [...(await readFileList(file)).values()];
}

function missing(file: string, error: unknown): unknown {
  return codeOf(error) === 'ENOENT' ? new BackupTrouble(`${file} is missing`, FIX) : error;
}
