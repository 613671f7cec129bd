import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '../problem.ts';
import { findBinaries } from './binaries.ts';
import type { Identity } from './identity.ts';

/** The owner of everything in the cluster; also the name of the one database that the platform and the node share. */
export const OWNER = 'filmroom';

export interface ClusterFolder {
  /** Postgres' own folder. */
  cluster: string;
  /** A generated password, readable by its owner only. */
  passwordFile: string;
}

export function clusterFolder(dataFolder: string): ClusterFolder {
  return { cluster: path.join(dataFolder, 'postgres'), passwordFile: path.join(dataFolder, 'postgres.password') };
}

const execute = promisify(execFile);

/**
 * Makes the cluster unless it is there, and returns its password.
 * Built beside and renamed, so that a start killed half-way leaves either a whole cluster or none.
 * @param durable false only for tests: nothing is forced to the disk.
 */
export async function initCluster(dataFolder: string, identity: Identity, durable: boolean): Promise<string> {
  const { cluster, passwordFile } = clusterFolder(dataFolder);
  const isThere = existsSync(path.join(cluster, 'PG_VERSION'));
  if (isThere && !existsSync(passwordFile))
    throw new Problem(
      `${passwordFile} is missing`,
      'put it back from a backup: the database accepts no other password',
    );
  const password = readPassword(passwordFile);
  if (isThere) return password;

  const { initdb } = findBinaries();
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  // initdb reads the password as the user who will run Postgres; the copy goes as soon as it is done.
  const passwordCopy = `${passwordFile}.initdb`;
  writeFileSync(passwordCopy, `${password}\n`, { mode: 0o600 });
  if (identity.owner)
    for (const own of [unfinished, passwordCopy]) chownSync(own, identity.owner.uid, identity.owner.gid);
  try {
    const { file, args } = identity.run({
      file: initdb,
      args: [
        ...['-D', unfinished, '-U', OWNER, '--auth=scram-sha-256', `--pwfile=${passwordCopy}`, '--encoding=UTF8'],
        // Postgres' own collation: the machine's locales differ, and change under a database's indexes.
        ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        ...(durable ? [] : ['--no-sync']),
      ],
    });
    await execute(file, args, { timeout: 60_000, env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    throw initProblem(unfinished, identity, error);
  } finally {
    rmSync(passwordCopy, { force: true });
  }
  renameSync(unfinished, cluster);
  return password;
}

function readPassword(file: string): string {
  if (!existsSync(file)) {
    const beside = `${file}.new`;
    writeFileSync(beside, randomBytes(24).toString('base64url'), { mode: 0o600 });
    renameSync(beside, file);
  }
  return readFileSync(file, 'utf8').trim();
}

function initProblem(folder: string, identity: Identity, error: unknown): Problem {
  const words = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
  const line = words.split('\n').find((candidate) => /error|fatal|cannot|could not/i.test(candidate)) ?? words;
  const fix =
    identity.kind === 'other user'
      ? `as root in this container Postgres runs as user ${identity.owner?.uid}, who must reach the data and node_modules: move both, start as an ordinary user, or set DATABASE_URL`
      : 'see that the folder can be written and the disk has room, then start again';
  return new Problem(`initdb could not make ${folder} (${line})`, fix);
}
