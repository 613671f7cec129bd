// npm run backup: everything that this installation could not make again, into a folder, while it runs.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { takeBackup } from '../backup/takeBackup.ts';
import { BackupTrouble } from '../backup/trouble.ts';
import { openPool } from '../database.ts';
import { openRawLog } from '../eventstore/rawLog.ts';
import { openEventStore } from '../eventstore/store.ts';
import { alone } from './backup/alone.ts';
import { BadUsage, endWith } from './backup/endWith.ts';
import { progressLine } from './backup/progressLine.ts';
import { softwareVersion } from './backup/softwareVersion.ts';
import { placesOf } from './doctor/places.ts';

const USAGE = `npm run backup -- --to <folder> [--footage] [--with-keys]
  takes a backup of the Film Room that runs here, which goes on running: its log, the names and refusals beside it, its
  clips. Read models are left out: they are made from the log again. Killed half-way, the same command goes on.
  --footage    the recordings too
  --with-keys  the secrets that tokens and audit files are signed with; without them everybody signs in again
  exit code 0: the backup is whole and was checked; 1: it is not, and why; 2: the command is wrong`;

interface Arguments {
  readonly to: string;
  readonly footage: boolean;
  readonly keys: boolean;
}

function readArguments(words: readonly string[]): Arguments | undefined {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...words],
    options: { to: { type: 'string' }, footage: flag, 'with-keys': flag, help: flag },
  });
  if (values.help) return undefined;
  if (!values.to) throw new BadUsage('--to is missing: into which folder?');
  return { to: path.resolve(values.to), footage: values.footage, keys: values['with-keys'] };
}

/** What is backed up must not grow by the backup itself. */
function refuseInside(to: string, dataFolder: string): void {
  const inside = path.relative(dataFolder, to);
  if (inside.startsWith('..') || path.isAbsolute(inside)) return;
  throw new BackupTrouble(
    `${to} is inside the data folder ${dataFolder}`,
    'name a folder elsewhere, best on another disk',
  );
}

await endWith(USAGE, async () => {
  const wanted = readArguments(process.argv.slice(2));
  if (!wanted) return console.log(USAGE);
  const { dataFolder, postgres, eventStore } = placesOf(process.env);
  refuseInside(wanted.to, dataFolder);
  const pool = openPool(postgres.url, 3);
  const store = openEventStore(eventStore.url);
  const log = openRawLog(eventStore.url);
  const { told, say } = progressLine();
  const began = performance.now();
  const taken = await alone(pool, 'a backup of this installation', () =>
    takeBackup({ pool, store, log, dataFolder, ...wanted, software: softwareVersion(), told }),
  );
  const rows = taken.tables.reduce((sum, table) => sum + table.rows, 0);
  const megabytes = ((taken.log.bytes + taken.files.bytes) / 1e6).toFixed(1);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  say(
    `${wanted.to}: ${taken.log.events} events, ${rows} rows beside them, ${taken.files.count} files, ${megabytes} MB, checked; ${seconds} s`,
  );
});
