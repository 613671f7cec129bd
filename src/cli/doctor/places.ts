import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readDataFolder } from '../../config.ts';
import { withSecretFiles } from '../../settings/secretFiles.ts';

/** Where everything of an installation is, its servers running or not. */
export interface Places {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  readonly postgres: Server;
  readonly eventStore: Server;
}

export interface Server {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Brought by `npm start`; else named by a setting. */
  readonly isOwn: boolean;
}

export const POSTGRES_PORT = 54_320;
export const EVENT_STORE_PORT = 2113;
const POSTGRES_USUAL = 5432;

/** @throws BadSetting */
export function placesOf(environment: NodeJS.ProcessEnv): Places {
  const env = withSecretFiles(environment);
  const dataFolder = readDataFolder(env);
  const given = (url: string, usualPort: number): Server => {
    const { hostname, port } = new URL(url);
    return { url, host: hostname.replaceAll(/^\[|\]$/g, ''), port: Number(port) || usualPort, isOwn: false };
  };
  return {
    dataFolder,
    host: env.HOST || '127.0.0.1',
    port: Number(env.PORT || 4000),
    postgres: env.DATABASE_URL
      ? given(env.DATABASE_URL, POSTGRES_USUAL)
      : ownPostgres(dataFolder, Number(env.POSTGRES_PORT || POSTGRES_PORT)),
    eventStore: env.ESDB_URL
      ? given(env.ESDB_URL, EVENT_STORE_PORT)
      : ownNode(Number(env.ESDB_PORT || EVENT_STORE_PORT)),
  };
}

function ownPostgres(dataFolder: string, port: number): Server {
  // One that no server accepts, where nothing was started here yet.
  let password = 'unknown';
  try {
    password = readFileSync(path.join(dataFolder, 'postgres.password'), 'utf8').trim();
  } catch {
    // It stays unknown.
  }
  return { url: `postgres://filmroom:${password}@127.0.0.1:${port}/filmroom`, host: '127.0.0.1', port, isOwn: true };
}

const ownNode = (port: number): Server => ({
  url: `esdb://127.0.0.1:${port}?tls=false`,
  host: '127.0.0.1',
  port,
  isOwn: true,
});
