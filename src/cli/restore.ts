// The part of npm run restore that speaks to servers which run already: infra/local/restore.ts starts those of this machine.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkBackup, type Readable } from '../backup/checkBackup.ts';
import { restoreBackup } from '../backup/restoreBackup.ts';
import { readDataFolder } from '../config.ts';
import { openPool } from '../database.ts';
import { facts } from '../domain/facts.ts';
import { openRawLog } from '../eventstore/rawLog.ts';
import { openEventStore } from '../eventstore/store.ts';
import { migrationsIn } from '../migrate.ts';
import { BadSetting } from '../settings/badSetting.ts';
import { withSecretFiles } from '../settings/secretFiles.ts';
import { alone } from './backup/alone.ts';
import { BadUsage, endWith } from './backup/endWith.ts';
import { progressLine } from './backup/progressLine.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../../infra/migrations');
const USAGE = `node src/cli/restore.ts --from <folder> [--check]
  restores a backup into the servers that DATABASE_URL and ESDB_URL name and the folder FILMROOM_DATA
  --check  looks at the backup only`;

async function readable(): Promise<Readable> {
  const migrations = await migrationsIn(MIGRATIONS);
  return { migrations, facts: new Map(facts.map(({ type, v }) => [type, v])) };
}

await endWith(USAGE, async () => {
  const options = { from: { type: 'string' }, check: { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ args: process.argv.slice(2), options });
  if (!values.from) throw new BadUsage('--from is missing: which backup?');
  const from = path.resolve(values.from);
  const { told, say } = progressLine();
  if (values.check) {
    const { manifest } = await checkBackup(from, await readable(), told);
    return say(`${from}: a backup of ${manifest.begunAt}, ${manifest.log.events} events, whole`);
  }
  const { DATABASE_URL, ESDB_URL } = withSecretFiles(process.env);
  if (!DATABASE_URL || !ESDB_URL) throw new BadSetting('DATABASE_URL and ESDB_URL: both must be set');
  const pool = openPool(DATABASE_URL, 3);
  const store = openEventStore(ESDB_URL);
  const log = openRawLog(ESDB_URL);
  const dataFolder = readDataFolder();
  const began = performance.now();
  const restored = await alone(pool, 'a restore into this database', async () =>
    restoreBackup({
      from,
      readable: await readable(),
      pool,
      store,
      log,
      dataFolder,
      migrationsFolder: MIGRATIONS,
      told,
    }),
  );
  const { events, manifest } = restored;
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  say(`restored ${events} events and ${manifest.files.count} files of ${manifest.begunAt}; ${seconds} s`);
});
