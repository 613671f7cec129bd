import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode, Problem } from './problem.ts';

/**
 * Makes the data folder ready. It is created on the first start, but its parent is not: an absent disk must not look
 * like a new, empty installation.
 * @throws Problem when it cannot be made or written.
 */
export function openDataFolder(folder: string) {
  const parent = path.dirname(folder);
  const exists = lookAt(parent);
  if (!exists) throw new Problem(`the folder ${parent} does not exist`, 'create it, or set FILMROOM_DATA');
  if (exists === 'file') throw new Problem(`${parent} is a file, not a folder`, 'move it away, or set FILMROOM_DATA');
  try {
    // Not recursive: in /proc and its like that would try for ever.
    if (lookAt(folder) !== 'folder') mkdirSync(folder);
    const probe = path.join(folder, `.writable-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    mkdirSync(path.join(folder, 'logs'), { recursive: true });
  } catch (error) {
    throw folderProblem(folder, error);
  }
}

function folderProblem(folder: string, error: unknown): unknown {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return new Problem(
        `the data folder ${folder} cannot be written by user ${process.getuid?.()}`,
        'change its owner, or set FILMROOM_DATA',
      );
    case 'EROFS':
      return new Problem(`the data folder ${folder} is on a read-only disk`, 'set FILMROOM_DATA to another folder');
    case 'ENOSPC':
      return new Problem(`the disk of the data folder ${folder} is full`, 'make room, or set FILMROOM_DATA');
    case 'EEXIST':
    case 'ENOTDIR':
      return new Problem(`the data folder ${folder} is a file`, 'move it away, or set FILMROOM_DATA');
    case 'ENOENT':
      return new Problem(`the data folder ${folder} cannot be made there`, 'set FILMROOM_DATA to another folder');
    default:
      return error;
  }
}

function lookAt(path: string): 'folder' | 'file' | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && (found.isDirectory() ? 'folder' : 'file');
  } catch (error) {
    // Something on the way to it is a file.
    if (errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}
