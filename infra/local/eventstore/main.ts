// The event store node as a program: settings, one line when it serves, a clean end.
import { type AdminServer, startAdminServer } from './admin/adminServer.ts';
import { createObserver } from './admin/observer.ts';
import { createFaults } from './hostile/faults.ts';
import { consecutivePositions, unevenPositions } from './log/positions.ts';
import { startNode } from './node.ts';
import { HELP, readSettings, type Settings, SettingsError } from './settings.ts';
import { createMemoryStorage } from './storage/memory.ts';
import { createPostgresStorage } from './storage/postgres.ts';
import { StorageUnavailable, WriterExists } from './storage/storage.ts';

const PARENT_CHECK_MS = 200;

const complain = (message: string): void => {
  process.stderr.write(`eventstore: ${message}\n`);
};

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings === 'help') process.stdout.write(HELP);
  else await run(settings);
} catch (error) {
  complain(error instanceof SettingsError ? error.message : `unexpected: ${(error as Error).stack}`);
  process.exitCode = 1;
}

async function run(settings: Settings): Promise<void> {
  const { host, adminPort, databaseUrl, hostile } = settings;
  const plainStorage = databaseUrl === undefined ? createMemoryStorage() : createPostgresStorage(databaseUrl);
  const observer = adminPort === undefined ? undefined : createObserver();
  const storage = observer ? observer.storage(plainStorage) : plainStorage;
  const parent = process.ppid;
  const faults = hostile && createFaults(hostile);
  let admin: AdminServer | undefined;
  try {
    // First, so that who asks during a long start is told "alive, not ready".
    if (observer) admin = await startAdminServer(host, adminPort ?? 0, observer);
    const node = await startNode({
      ...settings,
      storage,
      observer,
      nextPosition: settings.unevenPositions ? unevenPositions() : consecutivePositions,
      ...(faults && { faults, storage: faults.storage(storage), nextPosition: faults.nextPosition }),
      onError: complain,
      onStorage: complain,
    });
    stopOn(node.stop, settings.withParent ? parent : undefined);
    process.stdout.write(`listening on esdb://${inUrl(host)}:${node.port}?tls=false\n`);
    if (admin) process.stdout.write(`health and metrics on http://${inUrl(host)}:${admin.port}\n`);
  } catch (error) {
    admin?.close();
    await storage.close();
    complain(explain(error as SocketError, settings));
    process.exitCode = 1;
  }
}

type SocketError = Error & { readonly code?: string; readonly port?: number };

function explain(error: SocketError, { host, adminPort, databaseUrl, ...settings }: Settings): string {
  const port = error.port ?? settings.port;
  const flag = port === adminPort ? '--admin-port' : '--port';
  const database = databaseUrl === undefined ? '' : withoutPassword(databaseUrl);
  if (error instanceof WriterExists) return error.message;
  if (error instanceof StorageUnavailable) {
    return `Postgres at ${database} cannot be used (${error.message}); start it, or correct --postgres`;
  }
  if (error.code === 'EADDRINUSE')
    return `port ${port} on ${host} is in use; stop what listens there, or choose another ${flag} (0 = any)`;
  if (error.code === 'EACCES') return `port ${port} may not be used by this user; choose one above 1023 with ${flag}`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `${host} is no address of this machine; correct --host`;
  return `unexpected: ${error.stack}`;
}

/** In an address, the colons of an IPv6 host must not be taken for the port's. */
function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function withoutPassword(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'the given address';
  }
}

function stopOn(stop: () => Promise<void>, parent: number | undefined): void {
  let stopping = false;
  const end = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (parent === undefined) return;
  // An orphan gets another parent; nothing tells it, so it looks.
  setInterval(() => {
    if (process.ppid !== parent) void end();
  }, PARENT_CHECK_MS).unref();
}
