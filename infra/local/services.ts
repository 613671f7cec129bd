import path from 'node:path';
import { endingWithParent } from './command.ts';
import { claimCluster } from './postgres/claimCluster.ts';
import { ensureDatabase } from './postgres/ensureDatabase.ts';
import { findIdentity } from './postgres/identity.ts';
import { clusterFolder, initCluster } from './postgres/initCluster.ts';
import { clusterUrl, postgresCommand, READY } from './postgres/postgresCommand.ts';
import { root } from './root.ts';
import type { Service } from './supervisor.ts';

// Together the graces stay under the 10 s in which everything has to be gone.
const PLATFORM_GRACE_MS = 5_000;
const NODE_GRACE_MS = 2_000;
const POSTGRES_GRACE_MS = 2_500;

// When the supervisor is killed, Postgres is told to shut down and the others are killed: without their database they
// could not end in order, and the next start would wait for them.

/** A service, and the address at which the others reach it. */
export interface AddressedService extends Service {
  url: string;
}

export async function postgresService(dataFolder: string, port: number, durable: boolean): Promise<AddressedService> {
  const identity = await findIdentity();
  const password = await initCluster(dataFolder, identity, durable);
  const { cluster } = clusterFolder(dataFolder);
  return {
    name: 'postgres',
    url: clusterUrl(port, password),
    command: async () => {
      await claimCluster(cluster, identity);
      return postgresCommand(cluster, port, identity, durable);
    },
    readyLine: READY,
    // After a crash the log is replayed first.
    readyWithinMs: 60_000,
    afterReady: () => ensureDatabase(port, password),
    stopSignal: 'SIGINT',
    stopWithinMs: POSTGRES_GRACE_MS,
  };
}

export function eventStoreService(databaseUrl: string, port: number, env: NodeJS.ProcessEnv): AddressedService {
  // Everybody on the machine can read a process' arguments: the password goes by the environment.
  const address = new URL(databaseUrl);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return {
    name: 'eventstore',
    url: `esdb://127.0.0.1:${port}?tls=false`,
    command: async () =>
      endingWithParent(
        {
          file: process.execPath,
          args: [
            '--max-semi-space-size=8',
            path.join(root, 'infra/local/eventstore/main.ts'),
            ...['--postgres', address.href, '--host', '127.0.0.1', '--port', String(port)],
          ],
          env: { ...env, ...(password ? { PGPASSWORD: password } : {}) },
          cwd: root,
        },
        'KILL',
      ),
    readyLine: /listening on esdb:\/\//,
    readyWithinMs: 60_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: NODE_GRACE_MS,
  };
}

export function platformService(host: string, port: number, env: NodeJS.ProcessEnv): AddressedService {
  const scheme = env.TLS_CERT ? 'https' : 'http';
  return {
    name: 'platform',
    url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    command: async () =>
      endingWithParent(
        {
          file: process.execPath,
          args: ['--max-semi-space-size=32', path.join(root, 'src/main.ts')],
          env: { ...env, HOST: host, PORT: String(port) },
          cwd: root,
        },
        'KILL',
      ),
    // Without the role api nobody listens, and the platform says what it is instead.
    readyLine: /^(listening on https?:\/\/|running )/,
    // It may have to rebuild its read models first.
    readyWithinMs: 120_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: PLATFORM_GRACE_MS,
  };
}
