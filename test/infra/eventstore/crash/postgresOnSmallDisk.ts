// A program: Postgres on a filesystem of its own that is soon full. Run it as `unshare -Urm node <this> <folder> <MB>`: then
// the filesystem is seen by nobody else, and is gone with the program. It takes orders on stdin, one a line, and answers each.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Postgres, startPostgres } from '../../../../infra/local/postgres/startPostgres.ts';

const [folder = '', megabytes = ''] = process.argv.slice(2);
const ballast = path.join(folder, 'ballast');

execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'small', folder]);
const dataFolder = path.join(folder, 'data');
let postgres: Postgres = await startPostgres({ dataFolder });
const { port } = postgres;

/** What one says on stdin. */
const orders: Readonly<Record<string, () => unknown>> = {
  /** Not a byte is left. */
  fill() {
    const file = openSync(ballast, 'w');
    try {
      for (const size of [1024 * 1024, 4096, 1]) writeUntilFull(file, Buffer.alloc(size));
    } finally {
      closeSync(file);
    }
  },
  free: () => rmSync(ballast, { force: true }),
  kill: () => postgres.kill(),
  async start() {
    postgres = await startPostgres({ dataFolder, port });
  },
};

function writeUntilFull(file: number, bytes: Buffer): void {
  try {
    while (writeSync(file, bytes) > 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

console.log(`at ${postgres.url}`);
for await (const order of createInterface({ input: process.stdin })) {
  const answer = await Promise.resolve()
    .then(orders[order])
    .then(
      () => 'done',
      (error) => `failed: ${String(error.message).replaceAll('\n', ' ')}`,
    );
  console.log(answer);
}
await postgres.stop();
process.exit(0);
