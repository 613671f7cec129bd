import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem.ts';
import type { Identity } from './identity.ts';

/** Of the Postgres that comes from npm. */
export const POSTGRES_MAJOR = '18';

/**
 * Makes sure that a cluster may be served now: the right version, the right owner, and nobody at work in it.
 * The last server may still be shutting down (its supervisor was killed), or its backends may still be noticing that the
 * server itself was killed; both end by themselves, and are waited for.
 *
 * A `postmaster.pid` left by kill -9 is removed only then. Postgres asks whether the process of that number lives, and
 * would refuse for ever after a reboot that gave the number to somebody else, or where a dead server is not reaped.
 */
export async function claimCluster(cluster: string, identity: Identity, waitMs = 15_000): Promise<void> {
  checkVersion(cluster);
  checkOwner(cluster, identity);
  const deadline = Date.now() + waitMs;
  for (;;) {
    const workers = processesIn(cluster);
    if (workers.length === 0) break;
    if (Date.now() > deadline)
      throw new Problem(
        `a Postgres is at work in ${cluster} (process ${Math.min(...workers)})`,
        `stop it with: kill -INT ${Math.min(...workers)}`,
      );
    await sleep(50);
  }
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
}

function checkVersion(cluster: string) {
  const versionFile = path.join(cluster, 'PG_VERSION');
  if (!existsSync(versionFile)) return;
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version !== POSTGRES_MAJOR)
    throw new Problem(
      `${cluster} was written by PostgreSQL ${version}, and this is PostgreSQL ${POSTGRES_MAJOR}`,
      `run PostgreSQL ${version} on it and set DATABASE_URL, or move it by npm run backup and npm run restore`,
    );
}

function checkOwner(cluster: string, identity: Identity) {
  const ours = identity.owner?.uid ?? process.getuid?.();
  const owner = statSync(cluster).uid;
  if (owner !== ours)
    throw new Problem(
      `${cluster} belongs to user ${owner}, and Postgres would run as user ${ours}`,
      `start as user ${owner}, or give it away with: chown -R ${ours} "${cluster}"`,
    );
}

/** Every Postgres process works in its cluster's folder; a dead one that nobody reaped has no folder any more. */
function processesIn(folder: string): number[] {
  const wanted = realpathSync(folder);
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && workingFolder(entry) === wanted)
    .map(Number);
}

function workingFolder(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
