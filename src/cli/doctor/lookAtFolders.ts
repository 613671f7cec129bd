import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { diskSpace, FULL_BYTES } from '../../operations/disk.ts';
import { broken, type Finding, fine, reasonOf } from './finding.ts';

const KEY_BYTES = 32;
/** What comes with npm. */
const POSTGRES_VERSION = '18';
const GIGABYTE = 1e9;

/**
 * The data folder: there, ours to write, with room, in a format that this version reads, its secret whole.
 * @param reserveBytes what is kept for recording: below that no film is cut
 */
export async function lookAtFolders(dataFolder: string, reserveBytes: number): Promise<Finding[]> {
  if (!existsSync(dataFolder)) {
    const isPossible = existsSync(path.dirname(dataFolder));
    if (isPossible) return [fine('data folder', `${dataFolder} is made by the first npm start`)];
    return [broken('data folder', `${path.dirname(dataFolder)} does not exist`, 'create it, or set FILMROOM_DATA')];
  }
  const places = ['', 'recordings', 'clips', 'keys'].map((name) => path.join(dataFolder, name)).filter(existsSync);
  return [
    ...places.flatMap((folder) => lookAtWriting(folder) ?? []),
    fine('data folder', dataFolder),
    await lookAtDisk(dataFolder, reserveBytes),
    lookAtFormat(dataFolder),
    lookAtSecret(dataFolder),
  ];
}

function lookAtWriting(folder: string): Finding | undefined {
  const probe = path.join(folder, `.doctor-${process.pid}`);
  try {
    writeFileSync(probe, '');
    rmSync(probe);
    return undefined;
  } catch (error) {
    const what = `${folder} cannot be written by user ${process.getuid?.()} (${reasonOf(error)})`;
    return broken('data folder', what, 'change its owner, or set FILMROOM_DATA to another folder');
  }
}

async function lookAtDisk(dataFolder: string, reserveBytes: number): Promise<Finding> {
  const { freeBytes } = await diskSpace(dataFolder);
  if (freeBytes >= Math.max(FULL_BYTES, reserveBytes))
    return fine('disk', `${(freeBytes / GIGABYTE).toFixed(1)} GB free`);
  const what = `${Math.floor(freeBytes / 2 ** 20)} MB are left on the disk of ${dataFolder}`;
  return broken('disk', what, 'free space, or shorten RETAIN_FOOTAGE: no film is cut');
}

function lookAtFormat(dataFolder: string): Finding {
  const file = path.join(dataFolder, 'postgres', 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : POSTGRES_VERSION;
  if (version === POSTGRES_VERSION) return fine('data format');
  const what = `${path.dirname(file)} was written by PostgreSQL ${version}, and this is PostgreSQL ${POSTGRES_VERSION}`;
  const fix = 'start the Film Room that wrote it, npm run backup there and npm run restore here, or set FILMROOM_DATA';
  return broken('data format', what, fix);
}

function lookAtSecret(dataFolder: string): Finding {
  const file = path.join(dataFolder, 'keys', 'token.key');
  if (!existsSync(file)) return fine('secret', 'is made by the first npm start');
  const { size, mode } = statSync(file);
  if (size !== KEY_BYTES) {
    const fix = 'put it back from a backup, or remove it to have a new one made (everybody signs in again)';
    return broken('secret', `${file} has ${size} bytes, and a secret has ${KEY_BYTES}`, fix);
  }
  const isOpen = process.platform !== 'win32' && (mode & 0o077) !== 0;
  return isOpen ? broken('secret', `${file} can be read by others`, `chmod 600 ${file}`) : fine('secret');
}
