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
  if (!isFolder(parent)) throw new Problem(`the folder ${parent} does not exist`, 'create it, or set FILMROOM_DATA');
  try {
    mkdirSync(folder, { recursive: true });
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
    default:
      return error;
  }
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
