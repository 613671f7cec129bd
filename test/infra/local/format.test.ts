import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFormat, readFormat, writeFormat } from '../../../infra/local/format.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

function folderWith(format: string | undefined, postgres?: string): string {
  const folder = temporaryFolder();
  if (format !== undefined) writeFileSync(path.join(folder, 'FORMAT'), format);
  if (postgres) {
    mkdirSync(path.join(folder, 'postgres'));
    writeFileSync(path.join(folder, 'postgres/PG_VERSION'), `${postgres}\n`);
  }
  return folder;
}

describe('the format of a data folder', () => {
  it.each<[string, string | undefined, string | undefined, RegExp]>([
    ['a newer format', 'film-room 2\npostgresql 18\n', undefined, /newer Film Room \(format 2, .*; start that version/],
    ['an older format', 'film-room 0\n', undefined, /older Film Room \(format 0\); .*npm run backup.*npm run restore/],
    ['a newer PostgreSQL', 'film-room 1\npostgresql 19\n', undefined, /PostgreSQL 19/],
    ['an older PostgreSQL and no FORMAT yet', undefined, '16', /PostgreSQL 16.*npm run backup/],
    ['a restore that has not ended', 'film-room 1\nrestoring\n', undefined, /a restore into .* has not ended/],
    ['something else', 'hello', undefined, /FORMAT is not what a Film Room writes/],
  ])('is refused with %s', (_what, format, postgres, message) => {
    expect(() => checkFormat(folderWith(format, postgres), true)).toThrow(message);
  });

  it.each<[string, string | undefined, string | undefined, boolean]>([
    ['a new folder', undefined, undefined, true],
    ['data from before there was such a file', undefined, '18', true],
    ['what this version writes', 'film-room 1\npostgresql 18\n', undefined, true],
    ["another PostgreSQL's data where that one is not used", 'film-room 1\npostgresql 17\n', undefined, false],
  ])('is fine with %s', (_what, format, postgres, bringsPostgres) => {
    expect(() => checkFormat(folderWith(format, postgres), bringsPostgres)).not.toThrow();
  });

  it('names the cluster that lies in the folder', () => {
    const folder = folderWith(undefined, '18');
    writeFormat(folder, true);
    expect(readFormat(folder)).toEqual({ format: 1, postgres: '18', isRestoring: true });
    writeFormat(folder);
    expect(readFileSync(path.join(folder, 'FORMAT'), 'utf8')).toBe('film-room 1\npostgresql 18\n');
  });
});
