import path from 'node:path';
import { buildPage } from './buildPage.ts';
import { openDataFolder } from './dataFolder.ts';
import { lockFolder, STOPPING } from './folderLock.ts';
import { checkFormat, writeFormat } from './format.ts';
import { type Log, openLog } from './logs.ts';
import { checkPlatformSettings } from './platformSettings.ts';
import { settlePort } from './ports.ts';
import { Problem } from './problem.ts';
import { checkReachable } from './reachable.ts';
import { endRemains, rememberProcesses } from './remains.ts';
import { type AddressedService, eventStoreService, platformService, postgresService } from './services.ts';
import type { Settings } from './settings.ts';
import { createSupervisor } from './supervisor.ts';
import { isForPerson, silent, type Terminal } from './terminal.ts';

export interface SystemOptions {
  settings: Settings;
  /** What the platform and the node find in their environment besides the settings; this process' own by default. */
  env?: NodeJS.ProcessEnv;
  /** false: Postgres does not wait for the disk. For tests and the demo's throw-away data only. */
  durable?: boolean;
  /** Nothing is shown unless told where. */
  terminal?: Terminal;
  /** false: the page is not built. */
  page?: boolean;
  /** Postgres and the node without the platform, for whoever fills a folder that says of itself that it is restored. */
  isRestoring?: boolean;
  /** Stops the start, whichever step it has reached. */
  signal?: AbortSignal;
}

export interface System {
  /** Of the platform, e.g. `http://127.0.0.1:4000`; empty where it is left out. */
  url: string;
  databaseUrl: string;
  esdbUrl: string;
  /** Of what runs now: `postgres`, `eventstore`, `platform`, those of them that are ours. */
  pids: () => Record<string, number>;
  kill: (name: string, signal?: NodeJS.Signals) => void;
  /** Stops everything in reverse order, within 10 s. */
  stop: () => Promise<void>;
}

/**
 * Runs the whole system on this machine: Postgres, the event store node, the platform.
 * @throws Problem for everything the reader can put right; nothing is left running then.
 */
export async function startSystem(options: SystemOptions): Promise<System> {
  const { settings, isRestoring = false, signal } = options;
  const { dataFolder } = settings;
  if (!isRestoring) checkFormat(dataFolder, settings.databaseUrl === undefined);
  openDataFolder(dataFolder);
  let address = '';
  let isStopping = false;
  const lock = await lockFolder(dataFolder, () =>
    isStopping || signal?.aborted ? STOPPING : `process ${process.pid}${address && `, ${address}`}`,
  );
  try {
    await endRemains(dataFolder);
    const system = await startServices(options, (url) => {
      address = url;
    });
    if (!isRestoring) writeFormat(dataFolder);
    return {
      ...system,
      stop: async () => {
        isStopping = true;
        await system.stop();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    signal?.throwIfAborted();
    throw error;
  }
}

async function startServices(options: SystemOptions, announce: (url: string) => void): Promise<System> {
  const { settings, env = process.env, terminal = silent, isRestoring = false, page = !isRestoring, signal } = options;
  const { dataFolder } = settings;
  if (!isRestoring) await checkPlatformSettings(settings, env);
  if (page && (await buildPage(signal))) terminal.say('  page         built');
  const { services, url, databaseUrl, esdbUrl } = await planServices(options);
  announce(url);
  signal?.throwIfAborted();

  const logs = new Map<string, Log>(services.map(({ name }) => [name, openLog(dataFolder, name)]));
  const addresses = new Map(services.map(({ name, url }) => [name, new URL(url).host]));
  const supervisor = createSupervisor(services, {
    ready: (name, tookMs) => terminal.ready(name, addresses.get(name) ?? '', tookMs),
    crashed: terminal.crashed,
    processes: (pids) => rememberProcesses(dataFolder, pids),
    line: (name, line, source) => {
      if (!isForPerson(name, line, source)) logs.get(name)?.write(line);
      terminal.heard(name, line, source);
    },
  });
  const stop = async () => {
    await supervisor.stop();
    await Promise.all([...logs.values()].map((log) => log.close()));
  };

  const abort = () => void supervisor.stop();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await supervisor.start();
  } catch (error) {
    await stop();
    throw error instanceof Problem || signal?.aborted ? error : startProblem(error, dataFolder);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
  return {
    url,
    databaseUrl,
    esdbUrl,
    pids: supervisor.pids,
    kill: (name, sent = 'SIGKILL') => supervisor.kill(name, sent),
    stop,
  };
}

interface Plan {
  services: AddressedService[];
  /** Of the platform. */
  url: string;
  databaseUrl: string;
  esdbUrl: string;
}

/** Settles ports and addresses, in the order in which the services need each other. */
async function planServices(options: SystemOptions): Promise<Plan> {
  const { settings, env = process.env, durable = true, isRestoring = false } = options;
  const { dataFolder, host } = settings;
  if (settings.databaseUrl) await checkReachable('DATABASE_URL', settings.databaseUrl);
  if (settings.esdbUrl) await checkReachable('ESDB_URL', settings.esdbUrl);
  const platformPort = isRestoring ? 0 : await settlePort('PORT', host, settings.port);
  const services: AddressedService[] = [];

  let { databaseUrl, esdbUrl } = settings;
  if (!databaseUrl) {
    const port = await settlePort('POSTGRES_PORT', '127.0.0.1', settings.postgresPort);
    const postgres = await postgresService(dataFolder, port, durable);
    services.push(postgres);
    databaseUrl = postgres.url;
  }
  if (!esdbUrl) {
    const port = await settlePort('ESDB_PORT', '127.0.0.1', settings.eventStorePort);
    const node = eventStoreService(databaseUrl, port, env);
    services.push(node);
    esdbUrl = node.url;
  }
  if (isRestoring) return { services, url: '', databaseUrl, esdbUrl };
  const platform = platformService(host, platformPort, {
    ...env,
    // What they held stands in the addresses.
    DATABASE_URL_FILE: undefined,
    ESDB_URL_FILE: undefined,
    DATABASE_URL: databaseUrl,
    ESDB_URL: esdbUrl,
    FILMROOM_DATA: dataFolder,
    FILMROOM_ROLES: settings.roles,
  });
  services.push(platform);
  return { services, url: platform.url, databaseUrl, esdbUrl };
}

function startProblem(error: unknown, dataFolder: string): Problem {
  const words = error instanceof Error ? error.message : String(error);
  return new Problem(words, `see ${path.join(dataFolder, 'logs')}`);
}
