import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkBackup, type Readable } from '../../src/backup/checkBackup.ts';
import { type Manifest, readManifest, writeManifest } from '../../src/backup/manifest.ts';
import { restoreBackup } from '../../src/backup/restoreBackup.ts';
import { takeBackup } from '../../src/backup/takeBackup.ts';
import { facts } from '../../src/domain/facts.ts';
import { migrationsIn } from '../../src/migrate.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { emptyServers, environmentOf, type Servers } from './installation.ts';
import { runCommand } from './runCommand.ts';
import { connect, FILM, MIGRATIONS, type SmallSystem, smallSystem } from './smallSystem.ts';

let source: SmallSystem;
let backup: string;
let readable: Readable;
let target: Servers & ReturnType<typeof connect>;

beforeAll(async () => {
  source = await smallSystem(20);
  backup = await source.backUp();
  readable = {
    migrations: await migrationsIn(MIGRATIONS),
    facts: new Map(facts.map(({ type, v }) => [type, v])),
  };
  const servers = await emptyServers();
  target = { ...servers, ...connect(servers) };
});

/** A copy of the backup, to be spoilt. */
function copied(): string {
  const folder = path.join(temporaryFolder(), 'copy');
  cpSync(backup, folder, { recursive: true });
  return folder;
}

function edit(folder: string, file: string, change: (text: string) => string): string {
  const where = path.join(folder, file);
  writeFileSync(where, change(readFileSync(where, 'utf8')));
  return folder;
}

const lines = (change: (all: string[]) => string[]) => (text: string) =>
  change(text.split('\n').slice(0, -1))
    .map((line) => `${line}\n`)
    .join('');

async function rewritten(change: (manifest: Manifest) => Manifest): Promise<string> {
  const folder = copied();
  await writeManifest(folder, change(await readManifest(folder)));
  return folder;
}

const restore = (from: string) =>
  restoreBackup({ ...target, from, readable, migrationsFolder: MIGRATIONS, told: () => {} });

describe('a backup that cannot be trusted is refused, and what is wrong with it is named', () => {
  it.each<[string, () => string | Promise<string>, RegExp]>([
    ['no folder', () => path.join(backup, 'nowhere'), /holds no backup/],
    ['no backup', () => temporaryFolder(), /holds no backup/],
    [
      'a last line cut off',
      () => edit(copied(), 'log.ndjson', (text) => text.slice(0, -30)),
      /log\.ndjson: line 41 is cut short/,
    ],
    [
      'its end missing',
      () =>
        edit(
          copied(),
          'log.ndjson',
          lines((all) => all.slice(0, -3)),
        ),
      /holds 38 events, and 41 were written/,
    ],
    [
      'a changed byte',
      () =>
        edit(
          copied(),
          'log.ndjson',
          lines((all) => all.with(6, all[6]!.replace('SessionPaused', 'SessionPaused2'))),
        ),
      /line 7 was changed/,
    ],
    [
      'a line less',
      () =>
        edit(
          copied(),
          'log.ndjson',
          lines((all) => all.toSpliced(6, 1)),
        ),
      /line 7 was changed/,
    ],
    [
      'two lines swapped',
      () =>
        edit(
          copied(),
          'log.ndjson',
          lines((all) => all.with(6, all[7]!).with(7, all[6]!)),
        ),
      /line 7 was changed/,
    ],
    [
      'a changed table',
      () => edit(copied(), 'tables/people.ndjson', (text) => text.replace('coach-a', 'coach-b')),
      /people\.ndjson was changed/,
    ],
    [
      'a changed manifest',
      () => edit(copied(), 'MANIFEST.json', (text) => text.replace('"events": 41', '"events": 42')),
      /MANIFEST\.json was changed/,
    ],
    [
      'a torn manifest',
      () => edit(copied(), 'MANIFEST.json', (text) => text.slice(0, 50)),
      /MANIFEST\.json cannot be read/,
    ],
    [
      'a newer format',
      () => rewritten((manifest) => ({ ...manifest, format: 2 })),
      /made by a newer Film Room \(format 2/,
    ],
    [
      'a table of newer software',
      () => rewritten((manifest) => ({ ...manifest, migrations: [...manifest.migrations, '9999_later.sql'] })),
      /made by a newer Film Room .*9999_later/,
    ],
    [
      'an event of newer software',
      () => rewritten((manifest) => ({ ...manifest, facts: { ...manifest.facts, SessionPaused: 7 } })),
      /made by a newer Film Room .*SessionPaused version 7/,
    ],
  ])('with %s', async (_what, spoilt, message) => {
    await expect(checkBackup(await spoilt(), readable, () => {})).rejects.toThrow(message);
  });

  it('with a missing table', async () => {
    const folder = copied();
    rmSync(path.join(folder, 'tables/people.ndjson'));
    await expect(checkBackup(folder, readable, () => {})).rejects.toThrow(/people\.ndjson is missing/);
  });

  it('with a missing film', async () => {
    const folder = copied();
    rmSync(path.join(folder, FILM));
    await expect(checkBackup(folder, readable, () => {})).rejects.toThrow(/1\.mp4 is missing; nothing was restored/);
  });

  it('with a film that is shorter', async () => {
    const folder = edit(copied(), FILM, () => 'a');
    await expect(checkBackup(folder, readable, () => {})).rejects.toThrow(/1\.mp4 was changed; nothing was restored/);
  });

  it('with a film of other content, before the log can be served', async () => {
    const folder = edit(copied(), FILM, () => 'a f1lm');
    await expect(restore(folder)).rejects.toThrow(/1\.mp4 was changed/);
    const { code, stderr } = await runCommand('src/main.ts', [], { ...environmentOf(target), PORT: '0' });
    expect(stderr).toMatch(/the log is not whole: .*run the same npm run restore/);
    expect(code).toBe(1);
  });
});

describe('a target that is in use', () => {
  it('by the restore of another backup is not gone on with', async () => {
    await expect(restore(await source.backUp())).rejects.toThrow(/holds a log already/);
  });

  it('as a log is refused', async () => {
    const used = { ...target, store: source.store, log: source.log };
    await expect(
      restoreBackup({ ...used, from: backup, readable, migrationsFolder: MIGRATIONS, told: () => {} }),
    ).rejects.toThrow(/the event store holds a log already; restore into an empty one/);
  });

  it('as a database is refused', async () => {
    const { store, log } = connect(await emptyServers());
    const used = { ...target, pool: source.pool, store, log };
    await expect(
      restoreBackup({ ...used, from: backup, readable, migrationsFolder: MIGRATIONS, told: () => {} }),
    ).rejects.toThrow(/the database is in use/);
  });
});

describe('a folder for a backup is refused', () => {
  it.each<[string, () => string, RegExp]>([
    ['that holds a whole one', () => backup, /holds a whole backup already; name a new folder/],
    ['that holds something else', () => path.dirname(source.dataFolder), /is not empty, and holds no backup/],
    ['that is a file', () => path.join(backup, 'MANIFEST.json'), /is a file; name a folder/],
  ])('%s', async (_what, to, message) => {
    const options = { footage: false, keys: false, software: '0.1.0', told: () => {} };
    await expect(takeBackup({ ...source, ...options, to: to() })).rejects.toThrow(message);
  });

  it.each<[string, () => string[], number, RegExp]>([
    ['inside the data folder', () => ['--to', path.join(source.dataFolder, 'b')], 1, /is inside the data folder/],
    ['with an option that there is not', () => ['--to', 'x', '--fast'], 2, /npm run backup -- --to <folder>/],
  ])('%s, by the command line', async (_what, args, code, message) => {
    const ended = await runCommand('src/cli/backup.ts', args(), environmentOf(source));
    expect(ended.stderr).toMatch(message);
    expect(ended.code).toBe(code);
  });
});
