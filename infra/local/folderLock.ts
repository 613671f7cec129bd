import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, Problem } from './problem.ts';

export interface FolderLock {
  release: () => Promise<void>;
}

/** What a holder says of itself once it has begun to stop: whoever wants the folder then waits. */
export const STOPPING = 'stopping';

const HELD_MS = 1_000;
const STOPPING_MS = 12_000;

/**
 * Keeps a second start off the same data. The lock is a socket, not a file: the kernel lets go of it when the process
 * ends, however it ends, so there is no stale lock. Whoever connects is told who holds it.
 * A holder that is stopping is waited for; another one for a second, since it may just be learning that it has to stop.
 * @param describe what the holder says of itself, e.g. `process 12, http://127.0.0.1:4000`, or STOPPING.
 * @param fix what to do where somebody else holds it
 */
export async function lockFolder(
  folder: string,
  describe: () => string,
  fix = 'stop that one first, or set FILMROOM_DATA to another folder',
): Promise<FolderLock> {
  const address = lockAddress(folder);
  const since = performance.now();
  for (;;) {
    try {
      return await hold(address, describe);
    } catch (error) {
      if (errorCode(error) !== 'EADDRINUSE') throw error;
    }
    const holder = await askHolder(address);
    if (performance.now() - since > (holder === STOPPING ? STOPPING_MS : HELD_MS))
      throw new Problem(`the data folder ${folder} is in use${holder ? ` by ${holder}` : ''}`, fix);
    // Where sockets are files, one that nobody answers at was left behind.
    if (holder === undefined && process.platform !== 'linux') rmSync(address, { force: true });
    await sleep(50);
  }
}

/** One address per folder, whatever path leads to it. On Linux it is in the abstract namespace: no file is made. */
function lockAddress(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  const name = `film-room-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.lock`);
}

function hold(address: string, describe: () => string): Promise<FolderLock> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.end(describe());
    });
    server.once('error', reject);
    server.listen(address, () => {
      // The lock alone keeps no process alive.
      server.unref();
      resolve({ release: () => new Promise((released) => server.close(() => released())) });
    });
  });
}

async function askHolder(address: string): Promise<string | undefined> {
  const socket = net.connect(address);
  socket.setTimeout(1_000, () => socket.end());
  try {
    return await text(socket);
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}
