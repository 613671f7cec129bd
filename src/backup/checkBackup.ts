import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { KeptFile } from './files.ts';
import { type Manifest, readManifest } from './manifest.ts';
import type { Told } from './told.ts';
import { BackupTrouble, codeOf } from './trouble.ts';
import { readVerifiedFileList, verifyLog, verifyTables } from './verifyBackup.ts';

/** What this Film Room can read. */
export interface Readable {
  /** Migrations that it has. */
  readonly migrations: readonly string[];
  /** By event type the highest version. */
  readonly facts: ReadonlyMap<string, number>;
}

/**
 * Whether the backup is whole, is what was written, and can be read here: before anything is done with it. Of films
 * it is seen that they are there in their size; their content is looked at when they are restored.
 * @throws BackupTrouble
 */
export async function checkBackup(
  folder: string,
  readable: Readable,
  told: Told,
): Promise<{ readonly manifest: Manifest; readonly files: readonly KeptFile[] }> {
  const manifest = await readManifest(folder);
  refuseNewer(folder, manifest, readable);
  await verifyLog(folder, manifest.log, told);
  await verifyTables(folder, manifest.tables);
  const files = await readVerifiedFileList(folder, manifest);
  for (const file of files) await expectThere(folder, file);
  return { manifest, files };
}

async function expectThere(folder: string, { path: name, bytes }: KeptFile): Promise<void> {
  const file = path.join(folder, name);
  const size = await stat(file).then(
    (found) => found.size,
    (error) => {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    },
  );
  if (size === bytes) return;
  const what = size === undefined ? 'is missing' : 'was changed';
  throw new BackupTrouble(`${file} ${what}; nothing was restored`, 'it cannot be used: restore another backup');
}

function refuseNewer(folder: string, { migrations, facts, software }: Manifest, readable: Readable): void {
  const migration = migrations.find((name) => !readable.migrations.includes(name));
  const fact = Object.entries(facts).find(([type, v]) => !((readable.facts.get(type) ?? 0) >= v));
  const what = migration ?? (fact && `${fact[0]} version ${fact[1]}`);
  if (what === undefined) return;
  throw new BackupTrouble(
    `the backup in ${folder} was made by a newer Film Room (${software}, with ${what})`,
    'restore it with that version',
  );
}
