// npm run restore: a backup becomes an installation in an empty data folder, whose servers run for as long as that takes.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDataFolder } from './dataFolder.ts';
import { readFormat, writeFormat } from './format.ts';
import { onLauncherGone } from './launcher.ts';
import { Problem } from './problem.ts';
import { root } from './root.ts';
import { readSettings, type Settings } from './settings.ts';
import { startSystem } from './startSystem.ts';
import { terminalOn } from './terminal.ts';

const USAGE = `npm run restore -- --from <folder> [--esdb <url>] [--database <url>]
  restores a backup into the data folder FILMROOM_DATA (./data), which must be empty, and its own PostgreSQL and event
  store; with --esdb and --database (or ESDB_URL and DATABASE_URL) into empty ones of yours, of whatever version.
  The log gets a new identity, read models are made anew at the next start. Killed half-way, the same command goes on.
  exit code 0: restored; 1: not, and why; 2: the command is wrong`;

const PROGRAM = path.join(root, 'src/cli/restore.ts');
const DONE = 0;
const ASKED_WRONGLY = 2;

class BadUsage extends Error {}

interface Arguments {
  from: string;
  settings: Settings;
}

function readArguments(words: readonly string[]): Arguments | undefined {
  const text = { type: 'string' } as const;
  const options = { from: text, esdb: text, database: text, help: { type: 'boolean' } } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    ({ values } = parseArgs({ args: [...words], options }));
  } catch (error) {
    throw new BadUsage((error as Error).message);
  }
  if (values.help) return undefined;
  if (!values.from) throw new BadUsage('--from is missing: which backup?');
  const env = { ...process.env };
  if (values.esdb !== undefined) Object.assign(env, { ESDB_URL: values.esdb, ESDB_URL_FILE: '' });
  if (values.database !== undefined) Object.assign(env, { DATABASE_URL: values.database, DATABASE_URL_FILE: '' });
  // Nobody but us asks these servers; the usual ports may be those of the system that the backup is of.
  const ports = { PORT: '0', POSTGRES_PORT: '0', ESDB_PORT: '0' };
  return { from: path.resolve(values.from), settings: readSettings({ ...env, ...ports }) };
}

/** @throws Problem for a folder that somebody uses, or has used */
function claimFolder(dataFolder: string): void {
  const isGoingOn = existsSync(dataFolder) && readFormat(dataFolder)?.isRestoring;
  const names = existsSync(dataFolder) ? readdirSync(dataFolder).filter((name) => name !== 'logs') : [];
  if (!isGoingOn && names.length > 0) {
    throw new Problem(`the data folder ${dataFolder} is not empty`, 'set FILMROOM_DATA to an empty or a new one');
  }
  openDataFolder(dataFolder);
  writeFormat(dataFolder, true);
}

/** Runs the platform's own program; what it says is shown. @returns its exit code */
function runProgram(args: readonly string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...args], { stdio: 'inherit', env, cwd: root });
  const stop = () => child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      signal.removeEventListener('abort', stop);
      resolve(code ?? 1);
    });
  });
}

async function restore({ from, settings }: Arguments, signal: AbortSignal): Promise<number> {
  const { dataFolder } = settings;
  // Before anything is made: a backup that cannot be used leaves no half-made folder behind.
  const checked = await runProgram(['--from', from, '--check'], process.env, signal);
  if (checked !== DONE) return checked;
  claimFolder(dataFolder);
  const terminal = terminalOn(process.stderr);
  const system = await startSystem({ settings, isRestoring: true, terminal, signal });
  try {
    const { databaseUrl: DATABASE_URL, esdbUrl: ESDB_URL } = system;
    const files = { DATABASE_URL_FILE: '', ESDB_URL_FILE: '' };
    const env = { ...process.env, ...files, DATABASE_URL, ESDB_URL, FILMROOM_DATA: dataFolder };
    const code = await runProgram(['--from', from], env, signal);
    if (code !== DONE) return code;
  } finally {
    await system.stop();
  }
  writeFormat(dataFolder);
  const hasKeys = existsSync(path.join(dataFolder, 'keys', 'token.key'));
  terminal.say(`Restored into ${dataFolder}. ${startLine(settings)}`);
  if (!hasKeys) terminal.say(signInLine);
  return DONE;
}

const signInLine =
  'The backup holds no keys: everybody signs in again; once it runs, npm run token -- --role admin --name Admin --link prints a link.';

function startLine({ databaseUrl, esdbUrl }: Settings): string {
  const own = [databaseUrl ? 'DATABASE_URL' : '', esdbUrl ? 'ESDB_URL' : ''].filter(Boolean);
  return own.length > 0 ? `Start it with npm start and the same ${own.join(' and ')}.` : 'Start it with npm start.';
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
onLauncherGone(() => stopping.abort());
try {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted) process.exitCode = await restore(wanted, stopping.signal);
  else console.log(USAGE);
} catch (error) {
  process.exitCode = error instanceof BadUsage ? ASKED_WRONGLY : 1;
  if (stopping.signal.aborted) console.error('stopped; run the same again: it goes on');
  else if (error instanceof BadUsage) console.error(`${error.message}\n${USAGE}`);
  else console.error(error instanceof Problem ? error.message : error);
}
