import { mkdirSync } from 'node:fs';
import { type Exit, startChild } from '../child.ts';
import { freePort } from '../ports.ts';
import { claimCluster } from './claimCluster.ts';
import { ensureDatabase } from './ensureDatabase.ts';
import { findIdentity, type Identity } from './identity.ts';
import { clusterFolder, initCluster } from './initCluster.ts';
import { clusterUrl, postgresCommand, READY } from './postgresCommand.ts';

export interface PostgresOptions {
  /** Where the cluster and its password are kept. */
  dataFolder: string;
  /** 0, the default: any free port. */
  port?: number;
  /** false only for tests. */
  durable?: boolean;
  identity?: Identity['kind'];
}

export interface Postgres {
  url: string;
  port: number;
  pid: number;
  /** kill -9 of the server; its backends notice and end by themselves. */
  kill: () => Promise<Exit>;
  /** A fast, clean shutdown; code 0. */
  stop: () => Promise<Exit>;
}

/** One server by itself, for tests and benches; the whole system's runs under the supervisor. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { dataFolder, durable = true } = options;
  const identity = await findIdentity(options.identity);
  mkdirSync(dataFolder, { recursive: true });
  const password = await initCluster(dataFolder, identity, durable);
  const { cluster } = clusterFolder(dataFolder);
  await claimCluster(cluster, identity);

  const port = options.port || (await freePort());
  const server = startChild(postgresCommand(cluster, port, identity, durable), { readyLine: READY });
  await server.ready(30_000);
  await ensureDatabase(port, password);
  return {
    url: clusterUrl(port, password),
    port,
    pid: server.pid ?? 0,
    kill: () => server.stop('SIGKILL', 0),
    stop: () => server.stop('SIGINT', 10_000),
  };
}
