import { onLauncherGone } from './launcher.ts';
import { Problem } from './problem.ts';
import { readSettings } from './settings.ts';
import { startSystem } from './startSystem.ts';
import { terminalOn } from './terminal.ts';

// npm start: the whole system, until Ctrl-C.
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
onLauncherGone(() => stopping.abort());
const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));

// The terminal may be gone before we are: then nobody reads, and that is no reason to fall over.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {});

const terminal = terminalOn(process.stdout);
try {
  const settings = readSettings(process.env);
  terminal.say(`Film Room, data in ${settings.dataFolder}`);
  const system = await startSystem({ settings, terminal, signal: stopping.signal });
  terminal.say(`Ready at ${system.url} · Ctrl-C stops everything`);
  await stopped;
  terminal.say('Stopping');
  await system.stop();
} catch (error) {
  if (!stopping.signal.aborted) {
    process.exitCode = 1;
    if (error instanceof Problem) console.error(`Film Room: ${error.message}`);
    else console.error(error);
  }
}
