import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockFolder } from '../folderLock.ts';
import { errorCode, Problem } from '../problem.ts';
import { endRemains } from '../remains.ts';

/** Says that a folder was made for the demo. Only such a folder is ever emptied. */
const MARK = '.film-room-demo';

/**
 * Makes the demo's folder empty, and ends what a demo that was killed has left running on it.
 * @throws Problem where somebody uses it, or where it holds what no demo has put there.
 */
export async function emptyDemoFolder(folder: string): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true });
    const lock = await lockFolder(folder, () => `process ${process.pid}`, 'stop that one first');
    try {
      await empty(folder);
    } finally {
      await lock.release();
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EACCES' || code === 'EPERM')
      throw new Problem(`${folder} cannot be made empty by user ${process.getuid?.()}`, 'remove it as its owner');
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new Problem(`${folder} is a file`, 'move it away');
    throw error;
  }
}

async function empty(folder: string): Promise<void> {
  const names = readdirSync(folder);
  if (names.length > 0 && !names.includes(MARK))
    throw new Problem(`${folder} holds something that is not the demo's`, 'move it away');
  await endRemains(folder);
  writeFileSync(path.join(folder, MARK), '');
  for (const name of names) if (name !== MARK) rmSync(path.join(folder, name), { recursive: true, force: true });
}
