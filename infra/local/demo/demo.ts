import path from 'node:path';
import { parseArgs } from 'node:util';
import { onLauncherGone } from '../launcher.ts';
import { Problem } from '../problem.ts';
import { root } from '../root.ts';
import { emptyDemoFolder } from './demoFolder.ts';
import { startDemoSystem } from './demoSystem.ts';
import { DRILL, GAME, playGame } from './playGame.ts';
import { openReport } from './report.ts';
import { setUpGame } from './setUpGame.ts';

// npm run demo: about a minute of a game, on real parts and through the public API only. Stays up until Ctrl-C; with
// --once it stops everything, and its exit code says whether all of it held.
const stopping = new AbortController();
const { signal } = stopping;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort());
onLauncherGone(() => stopping.abort());
const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
const interrupted = 130;

// The terminal may be gone before we are: then nobody reads, and that is no reason to fall over.
for (const output of [process.stdout, process.stderr]) output.on('error', () => {});

const atEnd: (() => Promise<unknown>)[] = [];
try {
  const { once, drill, dataFolder } = readArguments(process.argv.slice(2));
  await emptyDemoFolder(dataFolder);
  console.log(`Film Room, a game for show, data in ${dataFolder}`);
  const system = await startDemoSystem(dataFolder, signal);
  atEnd.push(system.stop);

  const report = openReport(process.stdout);
  let events = () => 0;
  try {
    const game = await setUpGame({
      url: system.url,
      dataFolder,
      report,
      signal,
      showLink: (link) => console.log(`\n  Watch it live: ${link}\n`),
      atEnd: (stop) => void atEnd.push(stop),
    });
    events = () => game.witness.heard.length;
    await playGame(game, drill ? DRILL : GAME);
  } catch (error) {
    signal.throwIfAborted();
    report.expect(false, `the game is played to its end (${error instanceof Error ? error.message : String(error)})`);
  }

  const { unmet, notes, lastLine } = report.verdict(events());
  if (once) await stopAll();
  else console.log('\nThe cameras go on: follow the link and mark a play yourself. Ctrl-C stops everything.');
  for (const line of unmet) console.log(`did not hold: ${line}`);
  for (const line of notes) console.log(line);
  console.log(lastLine);
  if (unmet.length > 0) process.exitCode = 1;
  if (!once) {
    await stopped;
    console.log('Stopping');
  }
} catch (error) {
  if (signal.aborted) process.exitCode = interrupted;
  else {
    process.exitCode = 1;
    if (error instanceof Problem) console.error(`Film Room: ${error.message}`);
    else console.error(error);
  }
}
await stopAll();

/** In reverse order: whoever watches and films first, then the system. */
async function stopAll(): Promise<void> {
  for (let stop = atEnd.pop(); stop; stop = atEnd.pop()) await stop().catch((error) => console.error(error));
}

function readArguments(words: string[]) {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        once: { type: 'boolean', default: false },
        // For the tests: the same story told fast, and a folder of their own.
        drill: { type: 'boolean', default: false },
        data: { type: 'string', default: path.join(root, 'data-demo') },
      },
    });
    return { once: values.once, drill: values.drill, dataFolder: path.resolve(values.data) };
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error), 'use: npm run demo [-- --once]');
  }
}
