// What a backup says of itself: written last, so that a backup with a manifest is a whole one.
import { hash as digest } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { BackupTrouble, codeOf } from './trouble.ts';
import { writeWhole } from './writeWhole.ts';

/** Raised when a backup of today could not be restored by yesterday's software. */
export const BACKUP_FORMAT = 1;

export const LOG_FILE = 'log.ndjson';
export const FILES_FILE = 'files.ndjson';
const MANIFEST = 'MANIFEST.json';
const UNFINISHED = 'UNFINISHED.json';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.number().int().nonnegative();

const Begun = z.object({
  format: z.number().int(),
  /** Of this backup: who restores it half-way goes on with this one only. */
  id: z.uuid(),
  logId: z.uuid(),
  begunAt: z.string(),
  footage: z.boolean(),
  keys: z.boolean(),
});
export type Begun = z.infer<typeof Begun>;

const Manifest = Begun.extend({
  software: z.string(),
  endedAt: z.string(),
  /** Those of the database: one that is not known here was made by newer software. */
  migrations: z.array(z.string()),
  /** By event type, the highest version. */
  facts: z.record(z.string(), z.number()),
  log: z.object({ events: Count, bytes: Count, hash: z.union([Hash, z.literal('')]) }),
  tables: z.array(z.object({ table: z.string().regex(/^[a-z_]+$/), rows: Count, bytes: Count, hash: Hash })),
  files: z.object({ count: Count, bytes: Count, hash: Hash }),
});
export type Manifest = z.infer<typeof Manifest>;

export const unfinishedFile = (folder: string): string => path.join(folder, UNFINISHED);

/** Over everything else that the manifest says. */
const sealOf = (manifest: object): string => digest('sha256', JSON.stringify(manifest), 'hex');

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeWhole(path.join(folder, MANIFEST), `${JSON.stringify({ ...manifest, seal: sealOf(manifest) }, null, 2)}\n`);

export const writeBegun = (folder: string, begun: Begun): Promise<void> =>
  writeWhole(unfinishedFile(folder), `${JSON.stringify(begun, null, 2)}\n`);

export type FolderState = 'absent' | 'empty' | 'begun' | 'whole' | 'foreign';

export async function stateOfFolder(folder: string): Promise<FolderState> {
  try {
    const names = await readdir(folder);
    if (names.includes(MANIFEST)) return 'whole';
    if (names.includes(UNFINISHED)) return 'begun';
    // The very first file may have been under way when its writer died.
    return names.every((name) => name === `${UNFINISHED}.new`) ? 'empty' : 'foreign';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'absent';
    if (codeOf(error) === 'ENOTDIR') throw new BackupTrouble(`${folder} is a file`, 'name a folder');
    throw error;
  }
}

/** @throws BackupTrouble */
export async function readBegun(folder: string): Promise<Begun> {
  return parsed(Begun, unfinishedFile(folder), await readFile(unfinishedFile(folder), 'utf8'));
}

/** @throws BackupTrouble for a folder that holds no whole backup that this software can read */
export async function readManifest(folder: string): Promise<Manifest> {
  const state = await stateOfFolder(folder);
  if (state === 'begun') {
    throw new BackupTrouble(
      `the backup in ${folder} was begun and not finished`,
      `run npm run backup -- --to ${folder} again on the system that it is of`,
    );
  }
  if (state !== 'whole') throw new BackupTrouble(`${folder} holds no backup (no ${MANIFEST})`, 'name another folder');
  const file = path.join(folder, MANIFEST);
  const text = await readFile(file, 'utf8');
  const { format } = parsed(z.object({ format: z.number() }), file, text);
  if (format > BACKUP_FORMAT) {
    throw new BackupTrouble(
      `the backup in ${folder} was made by a newer Film Room (format ${format}, and this one reads up to ${BACKUP_FORMAT})`,
      'restore it with that version',
    );
  }
  const { seal, ...said } = parsed(z.looseObject({ seal: z.string() }), file, text);
  if (seal !== sealOf(said)) throw new BackupTrouble(`${file} was changed since the backup`, 'take another backup');
  return parsed(Manifest, file, JSON.stringify(said));
}

function parsed<T>(schema: z.ZodType<T>, file: string, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new BackupTrouble(`${file} cannot be read as what it should be`, 'take another backup');
  }
}
