import type { Command } from '../command.ts';
import { findBinaries } from './binaries.ts';
import type { Identity } from './identity.ts';
import { OWNER } from './initCluster.ts';

/** What a server that accepts connections says. */
export const READY = /database system is ready to accept connections/;

/** Sized for one laptop that also cuts video: the whole system is to stay under 900 MB. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '96MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  io_workers: '1',
  autovacuum_max_workers: '2',
  // Statements that were planned while a table was empty are planned anew once it has been looked at: until then they
  // read all of it for every row.
  autovacuum_naptime: '5s',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  lc_messages: 'C',
};

/** For tests only: a crash of the machine may lose everything, and nobody waits for the disk. */
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The server of a cluster, listening on 127.0.0.1 only. SIGINT shuts it down fast and clean. */
export function postgresCommand(cluster: string, port: number, identity: Identity, durable: boolean): Command {
  const settings = { ...SETTINGS, port: String(port), ...(durable ? {} : NOT_DURABLE) };
  return identity.run({
    file: findBinaries().postgres,
    args: ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
  });
}

export function clusterUrl(port: number, password: string, database = OWNER): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}
