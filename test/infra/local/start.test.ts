import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { anyStore } from '../../support/anyStore.ts';
import { afterFile } from '../../support/cleanup.ts';
import { freshDatabase } from '../../support/freshDatabase.ts';
import { isRunning } from '../../support/isRunning.ts';
import { root } from '../../support/root.ts';
import { type RunningProcess, startProcess } from '../../support/startProcess.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { tokenFrom } from '../../support/tokenFrom.ts';
import { until } from '../../support/until.ts';

const START = path.join(root, 'infra/local/start.ts');
const ANY_PORTS = { PORT: '0', POSTGRES_PORT: '0', ESDB_PORT: '0' };
/** What needs no worker starts sooner without one. */
const API = { FILMROOM_ROLES: 'api,projector' };
const NOBODY = 65_534;

interface RunningStart extends RunningProcess {
  url: string;
  dataFolder: string;
  /** Of the services, by name. */
  pids: () => Record<string, number>;
}

async function start(dataFolder: string, env: NodeJS.ProcessEnv = {}): Promise<RunningStart> {
  const process = await startProcess({
    args: [START],
    env: { ...ANY_PORTS, FILMROOM_DATA: dataFolder, ...env },
    readyLine: /^Ready at /,
    deadline: 60_000,
  });
  return {
    ...process,
    url: process.readyLine.split(' ')[2] ?? '',
    dataFolder,
    pids: () => {
      const listed: { name: string; pid: number }[] = JSON.parse(
        readFileSync(path.join(dataFolder, 'processes.json'), 'utf8'),
      );
      return Object.fromEntries(listed.map(({ name, pid }) => [name, pid]));
    },
  };
}

interface Refusal {
  code: number;
  lines: string[];
}

/** A start that is expected to refuse. */
function refused(env: NodeJS.ProcessEnv, as: string[] = []): Promise<Refusal> {
  const [file = '', ...args] = [...as, process.execPath, START];
  return new Promise((resolve) => {
    const environment = { PATH: process.env.PATH, ...ANY_PORTS, ...env };
    execFile(file, args, { env: environment, timeout: 20_000 }, (error, _stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), lines: stderr.trim().split('\n') });
    });
  });
}

/** What serves may still be catching up with the log. */
async function isReady(system: RunningStart): Promise<boolean> {
  const token = await tokenOf(system).catch(() => undefined);
  return (
    token !== undefined && (await fetch(`${system.url}/readyz`, { headers: { authorization: `Bearer ${token}` } })).ok
  );
}

const tokens = new Map<string, string>();
/** Stays good over every restart. */
async function tokenOf(system: RunningStart): Promise<string> {
  const token = tokens.get(system.dataFolder) ?? (await tokenFrom(system, { memberId: 'viewer-1', role: 'viewer' }));
  tokens.set(system.dataFolder, token);
  return token;
}

// A busy machine, and a page that has to be built first, take their time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('npm start', () => {
  // A start is a second or two of work: these tests take turns on the same system, in this order.
  const dataFolder = path.join(temporaryFolder('film room '), 'data');
  let system: RunningStart;
  beforeAll(async () => {
    system = await start(dataFolder);
  });

  test('runs Postgres, the node and the platform', async () => {
    expect(Object.keys(system.pids())).toEqual(['postgres', 'eventstore', 'platform']);
    await until(() => isReady(system));
  });

  test('prints a link that signs the admin in, and keeps it out of the logs', () => {
    const [link] = system.lines().filter((line) => line.includes('sign in'));

    expect(link).toMatch(/^sign in as admin: http:\/\/\S+\/#sign-in=fr_signin_[\w-]{43}$/);
    for (const log of readdirSync(path.join(dataFolder, 'logs')))
      expect(readFileSync(path.join(dataFolder, 'logs', log), 'utf8')).not.toContain(link);
  });

  test('turns a second start on the same data away', async () => {
    const { code, lines } = await refused({ FILMROOM_DATA: dataFolder });

    expect(code).toBe(1);
    expect(lines).toEqual([
      `Film Room: the data folder ${dataFolder} is in use by process ${system.pid}, ${system.url}; stop that one first, or set FILMROOM_DATA to another folder`,
    ]);
  });

  test.each(['platform', 'eventstore', 'postgres'])('is ready again after kill -9 of %s', async (name) => {
    const before = system.pids()[name] ?? 0;

    process.kill(before, 'SIGKILL');

    await until(() => system.pids()[name] !== undefined && system.pids()[name] !== before, { what: `a new ${name}` });
    await until(() => isReady(system), { deadline: 20_000, what: `ready after kill -9 of ${name}` });
  });

  test('starts again after kill -9 of the supervisor', async () => {
    const left = Object.values(system.pids());
    // As the kernel's own killer would: the supervisor only, not what it started.
    process.kill(system.pid, 'SIGKILL');

    system = await start(dataFolder);

    await until(() => isReady(system));
    expect(left.filter(isRunning)).toEqual([]);
  });

  test('stops everything within 10 s of SIGTERM', async () => {
    const pids = Object.values(system.pids());
    const began = performance.now();

    const exit = await system.stop();

    expect(exit).toEqual({ code: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(pids.filter(isRunning)).toEqual([]);
  });

  test('prints the link at the first start only', () => {
    expect(system.lines().join('\n')).not.toContain('#sign-in=');
    expect(system.lines().join('\n')).toContain('npm run token');
  });
});

describe('npm start with servers of one’s own, or another user', () => {
  test('keeps the log of the node in DATABASE_URL, and starts no Postgres of its own', async () => {
    const { url } = await freshDatabase();

    const system = await start(temporaryFolder(), { DATABASE_URL: url, ...API });

    expect(Object.keys(system.pids())).toEqual(['eventstore', 'platform']);
    await until(() => isReady(system));
    await system.stop();
  });

  test('starts only the platform when DATABASE_URL and ESDB_URL are given', async () => {
    const [{ url }, store] = await Promise.all([freshDatabase(), anyStore()]);

    const system = await start(temporaryFolder(), { DATABASE_URL: url, ESDB_URL: store.url, ...API });

    expect(Object.keys(system.pids())).toEqual(['platform']);
    await until(() => isReady(system));
    await system.stop();
  });

  test('is ready without the API too, as a machine that only works off is', async () => {
    const [{ url }, store] = await Promise.all([freshDatabase(), anyStore()]);
    const own = { DATABASE_URL: url, ESDB_URL: store.url, FILMROOM_ROLES: 'projector' };

    const system = await start(temporaryFolder(), own);

    expect(system.lines()).toContain('running projector');
    await system.stop();
  });

  test.skipIf(!canBecomeNobody())('runs as an ordinary user', async () => {
    const dataFolder = temporaryFolder();
    execFileSync('chown', [String(NOBODY), dataFolder]);
    const system = await startProcess({
      file: 'setpriv',
      args: [...nobody(), process.execPath, START],
      env: { ...ANY_PORTS, ...API, FILMROOM_DATA: dataFolder },
      readyLine: /^Ready at /,
      deadline: 60_000,
    });

    const exit = await system.stop();

    expect(exit.code).toBe(0);
  });
});

describe('a start that cannot be', () => {
  test('names the port that is in use, and the setting', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    afterFile(() => server.close());
    await until(() => server.listening);
    const { port } = server.address() as net.AddressInfo;

    const { code, lines } = await refused({ FILMROOM_DATA: temporaryFolder(), PORT: String(port) });

    expect(lines).toEqual([`Film Room: port ${port} on 127.0.0.1 is in use; stop what listens there, or set PORT`]);
    expect(code).toBe(1);
  });

  test('names the folder that is missing', async () => {
    const { code, lines } = await refused({ FILMROOM_DATA: '/nowhere/at/all' });

    expect(lines).toEqual(['Film Room: the folder /nowhere/at does not exist; create it, or set FILMROOM_DATA']);
    expect(code).toBe(1);
  });

  test('names the bad setting', async () => {
    const { code, lines } = await refused({ FILMROOM_ROLES: 'coach' });

    expect(lines).toEqual([
      'Film Room: FILMROOM_ROLES=coach knows no role "coach"; use one or more of api,projector,worker',
    ]);
    expect(code).toBe(1);
  });

  test.each([
    [{ CUT_SLOTS: '0' }, 'CUT_SLOTS: must be a number from 1 to 64'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be one of trace, debug, info, warn, error, fatal, silent'],
    [{ FFMPEG_PATH: '/nowhere/ffmpeg' }, 'FFMPEG_PATH: ffmpeg at /nowhere/ffmpeg does not run (ENOENT)'],
    [{ HOST: '0.0.0.0' }, 'HOST: 0.0.0.0 can be reached from other machines'],
  ])('names what the platform could not start with, before anything else is started: %j', async (env, line) => {
    const dataFolder = temporaryFolder();

    const { code, lines } = await refused({ FILMROOM_DATA: dataFolder, ...env });

    expect(lines[0]).toContain(`Film Room: ${line}`);
    expect(lines).toHaveLength(1);
    expect(code).toBe(1);
    expect(readdirSync(dataFolder)).toEqual(['logs']);
  });

  test('names the server that does not answer, without its password', async () => {
    const { code, lines } = await refused({
      FILMROOM_DATA: temporaryFolder(),
      DATABASE_URL: 'postgres://me:secret@127.0.0.1:9/film',
    });

    expect(lines).toEqual([
      'Film Room: DATABASE_URL is set, and nobody answers at 127.0.0.1:9 (ECONNREFUSED); start that server, or leave DATABASE_URL out to use the one that comes with npm',
    ]);
    expect(code).toBe(1);
  });

  test('names the version of a cluster that another Postgres wrote', async () => {
    const dataFolder = temporaryFolder();
    mkdirSync(path.join(dataFolder, 'postgres'));
    writeFileSync(path.join(dataFolder, 'postgres/PG_VERSION'), '17\n');
    writeFileSync(path.join(dataFolder, 'postgres.password'), 'secret');

    const { code, lines } = await refused({ FILMROOM_DATA: dataFolder });

    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(
      'was written by PostgreSQL 17, and this Film Room brings PostgreSQL 18; start the Film Room that',
    );
    expect(code).toBe(1);
  });

  test.skipIf(!canBecomeNobody())('names the folder that cannot be written', async () => {
    const dataFolder = temporaryFolder();
    chmodSync(dataFolder, 0o755);

    const { code, lines } = await refused({ FILMROOM_DATA: dataFolder }, ['setpriv', ...nobody()]);

    expect(lines).toEqual([
      `Film Room: the data folder ${dataFolder} cannot be written by user ${NOBODY}; change its owner, or set FILMROOM_DATA`,
    ]);
    expect(code).toBe(1);
  });
});

function nobody(): string[] {
  return [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--'];
}

/** Root can, where that user may read the project. */
function canBecomeNobody(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync('setpriv', [...nobody(), process.execPath, '--check', START], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('skipped: user nobody may not read this folder, so nothing is run as an ordinary user');
    return false;
  }
}
