import { hash as digest } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { filesIn, type KeptFile, type KeptFolder, mayGrow, placeFile, readFileList, textOfFileList } from './files.ts';
import { FILES_FILE } from './manifest.ts';
import type { Told } from './told.ts';
import { codeOf } from './trouble.ts';
import { writeWhole } from './writeWhole.ts';

export interface KeptFiles {
  readonly files: readonly KeptFile[];
  readonly bytes: number;
  /** Of the list of them. */
  readonly hash: string;
}

const OWNER_ONLY = 0o600;

/**
 * Films and what else was asked for; what is kept already, and has not changed since, is passed over. One that vanishes
 * meanwhile stays kept: the log of the backup may still tell of it.
 */
export async function keepFiles(
  dataFolder: string,
  to: string,
  folders: readonly KeptFolder[],
  told: Told,
): Promise<KeptFiles> {
  const listFile = path.join(to, FILES_FILE);
  const list = await readFileList(listFile);
  const appending = await open(listFile, 'a', OWNER_ONLY);
  try {
    for (const folder of folders) await keepFolder(dataFolder, to, folder, list, appending, told);
    await appending.datasync();
  } finally {
    await appending.close();
  }
  const text = textOfFileList(list.values());
  await writeWhole(listFile, text);
  const files = [...list.values()];
  return { files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), hash: digest('sha256', text, 'hex') };
}

async function keepFolder(
  dataFolder: string,
  to: string,
  folder: KeptFolder,
  list: Map<string, KeptFile>,
  appending: FileHandle,
  told: Told,
): Promise<void> {
  const files = await filesIn(dataFolder, folder);
  const growing = mayGrow(files);
  const isSecret = folder === 'keys';
  for (const [n, file] of files.entries()) {
    told(folder, n + 1, files.length);
    const [from, target] = [path.join(dataFolder, file), path.join(to, file)];
    if (await isKept(from, target, list.get(file))) continue;
    const placed = await placeFile(from, target, {
      copied: isSecret || growing.has(file),
      isSecret,
    });
    if (!placed) continue;
    const kept = { path: file, ...placed };
    list.set(file, kept);
    await appending.writeFile(`${JSON.stringify(kept)}\n`);
  }
}

async function isKept(from: string, target: string, kept: KeptFile | undefined): Promise<boolean> {
  if (!kept) return false;
  try {
    const [now, there] = [await stat(from), await stat(target)];
    return now.size === kept.bytes && now.mtimeMs === kept.modifiedMs && there.size === kept.bytes;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
