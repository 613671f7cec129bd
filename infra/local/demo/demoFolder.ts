import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
  mkdirSync(folder, { recursive: true });
  const lock = await lockFolder(folder, () => `process ${process.pid}, a demo that begins`);
  try {
    if (!existsSync(path.join(folder, MARK)) && readdirSync(folder).length > 0)
      throw new Problem(`${folder} holds something that is not the demo's`, 'move it away');
    await endRemains(folder);
    // The mark first and last: a death in between leaves a folder that the next demo still knows for its own.
    writeFileSync(path.join(folder, MARK), '');
    for (const name of readdirSync(folder))
      if (name !== MARK) rmSync(path.join(folder, name), { recursive: true, force: true });
  } catch (error) {
    const code = errorCode(error);
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
    throw new Problem(`${folder} cannot be emptied by user ${process.getuid?.()}`, 'remove it as its owner');
  } finally {
    await lock.release();
  }
}
