// Everything as processes of their own, as on a machine: the supervisor with Postgres, the node and the platform, and a
// worker beside it. All of it can be killed in one moment and started again on the same data and ports.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../../infra/local/ports.ts';
import { root } from '../../support/root.ts';
import { type RunningProcess, startProcess } from '../../support/startProcess.ts';

export interface WholeSystem {
  readonly url: string;
  readonly databaseUrl: () => string;
  readonly esdbUrl: string;
  start(): Promise<void>;
  /** kill -9 of every process, before any of them can notice. */
  killEverything(): Promise<void>;
  stop(): Promise<void>;
}

export async function wholeSystem(dataFolder: string): Promise<WholeSystem> {
  const [port, postgresPort, esdbPort] = [await freePort(), await freePort(), await freePort()];
  const settings = {
    FILMROOM_DATA: dataFolder,
    PORT: String(port),
    POSTGRES_PORT: String(postgresPort),
    ESDB_PORT: String(esdbPort),
    LOG_LEVEL: 'warn',
  };
  const esdbUrl = `esdb://127.0.0.1:${esdbPort}?tls=false`;
  const databaseUrl = () => {
    const password = readFileSync(path.join(dataFolder, 'postgres.password'), 'utf8').trim();
    return `postgres://filmroom:${password}@127.0.0.1:${postgresPort}/filmroom`;
  };
  let supervisor: RunningProcess | undefined;
  let worker: RunningProcess | undefined;

  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl,
    esdbUrl,
    async start() {
      const starting = startProcess({
        args: [path.join(root, 'infra/local/start.ts')],
        env: { ...settings, FILMROOM_ROLES: 'api,projector' },
        readyLine: /^Ready at /,
        deadline: 60_000,
      });
      // The first time there is no password before the database is there.
      if (!supervisor) await starting;
      const startingWorker = startProcess({
        args: [path.join(root, 'src/main.ts')],
        env: { ...settings, FILMROOM_ROLES: 'worker', DATABASE_URL: databaseUrl(), ESDB_URL: esdbUrl },
        readyLine: /running worker/,
        deadline: 60_000,
      });
      [supervisor, worker] = await Promise.all([starting, startingWorker]);
    },
    async killEverything() {
      // Each leads a group of its own, with whatever it has started (FFmpeg, Postgres' backends).
      for (const pid of [supervisor!.pid, ...servicesIn(dataFolder), worker!.pid]) killGroup(pid);
      await Promise.all([supervisor!.exited, worker!.exited]);
    },
    async stop() {
      await worker?.stop();
      await supervisor?.stop();
    },
  };
}

const servicesIn = (dataFolder: string): number[] =>
  (JSON.parse(readFileSync(path.join(dataFolder, 'processes.json'), 'utf8')) as { pid: number }[]).map(
    ({ pid }) => pid,
  );

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // ESRCH: gone already.
  }
}
