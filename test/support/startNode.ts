import { root } from './root.ts';
import { type RunningProcess, startProcess } from './startProcess.ts';

export interface NodeOptions {
  /** `memory` (the default) forgets everything when the node ends. */
  storage?: 'memory' | 'postgres';
  /** Of the log's database, with storage `postgres`. */
  databaseUrl?: string;
  /** 0, the default: any free port. Give the last one again to come back after a kill. */
  port?: number;
  /** Anything else that its --help lists. */
  flags?: readonly string[];
}

export interface RunningNode extends RunningProcess {
  /** The connection string for the client, `esdb://127.0.0.1:<port>?tls=false`. */
  url: string;
  port: number;
}

/** The event store node as a process of its own, as in production. */
export async function startNode(options: NodeOptions = {}): Promise<RunningNode> {
  const { storage = 'memory', databaseUrl, port = 0, flags = [] } = options;
  if (process.env.ESDB_URL) {
    throw new Error('with ESDB_URL no node is started: use anyStore, or name the test file in test/support/ownNode.ts');
  }
  if (storage === 'postgres' && !databaseUrl) throw new Error('storage postgres needs a databaseUrl');
  const where = storage === 'postgres' ? ['--postgres', databaseUrl ?? ''] : ['--memory'];
  const node = await startProcess({
    args: [`${root}/infra/local/eventstore/main.ts`, ...where, '--port', String(port), ...flags],
    readyLine: /listening on esdb:\/\//,
  });
  const url = node.readyLine.match(/esdb:\/\/\S+/)?.[0] ?? '';
  return { ...node, url, port: Number(url.match(/:(\d+)/)?.[1]) };
}
