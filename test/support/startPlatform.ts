import { freePort } from '../../infra/local/ports.ts';
import { root } from './root.ts';
import { type RunningProcess, startProcess } from './startProcess.ts';
import { temporaryFolder } from './temporaryFolder.ts';

export interface PlatformOptions {
  databaseUrl: string;
  esdbUrl: string;
  /** `api,projector,worker` unless told. */
  roles?: string;
  port?: number;
  /** A new one unless told; give the last one again to come back after a kill. */
  dataFolder?: string;
  env?: NodeJS.ProcessEnv;
}

export interface RunningPlatform extends RunningProcess {
  /** `http://127.0.0.1:<port>`, or https with TLS_CERT. */
  url: string;
  port: number;
  dataFolder: string;
}

/** The platform as a process of its own, as in production. */
export async function startPlatform(options: PlatformOptions): Promise<RunningPlatform> {
  const { databaseUrl, esdbUrl, roles, dataFolder = temporaryFolder(), env } = options;
  const port = options.port ?? (await freePort());
  const platform = await startProcess({
    args: [`${root}/src/main.ts`],
    readyLine: /listening on https?:\/\//,
    env: {
      DATABASE_URL: databaseUrl,
      ESDB_URL: esdbUrl,
      FILMROOM_DATA: dataFolder,
      FILMROOM_ROLES: roles ?? 'api,projector,worker',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...env,
    },
  });
  return { ...platform, url: `${env?.TLS_CERT ? 'https' : 'http'}://127.0.0.1:${port}`, port, dataFolder };
}
