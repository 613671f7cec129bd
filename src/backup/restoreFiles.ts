import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type KeptFile, placeFile } from './files.ts';
import type { Told } from './told.ts';
import { BackupTrouble, codeOf } from './trouble.ts';

const FIX = 'it cannot be used: restore an older backup';

/**
 * Films and what else the backup holds get their places in the data folder. A file that is there with its size is passed
 * over: it appeared whole.
 * @throws BackupTrouble that names the first one that was changed
 */
export async function restoreFiles(
  from: string,
  dataFolder: string,
  files: readonly KeptFile[],
  told: Told,
): Promise<void> {
  for (const [n, { path: file, bytes, hash }] of files.entries()) {
    told('files', n + 1, files.length);
    const target = path.join(dataFolder, file);
    if (path.relative(dataFolder, target).startsWith('..')) {
      throw new BackupTrouble(`the backup names a file outside its folder (${file})`, FIX);
    }
    if ((await sizeOf(target)) === bytes) continue;
    const isSecret = file.startsWith('keys');
    const placed = await placeFile(path.join(from, file), target, {
      copied: isSecret,
      isSecret,
      expected: hash,
    });
    if (!placed) throw new BackupTrouble(`${path.join(from, file)} is missing`, FIX);
    if (placed.hash !== hash) throw new BackupTrouble(`${path.join(from, file)} was changed`, FIX);
  }
}

async function sizeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
