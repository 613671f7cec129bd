import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { type PostgresOptions, startPostgres } from '../../../../infra/local/postgres/startPostgres.ts';
import { afterFile } from '../../../support/cleanup.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

async function started(options: PostgresOptions) {
  const postgres = await startPostgres({ durable: false, ...options });
  afterFile(() => postgres.stop());
  return postgres;
}

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded Postgres', () => {
  test('runs from a folder with a space, and its password is its owner’s alone', async () => {
    const dataFolder = temporaryFolder('film room ');
    const postgres = await started({ dataFolder });

    const [row] = await ask<{ server_version: string }>(postgres.url, 'show server_version');

    expect(row?.server_version).toMatch(/^18\./);
    expect(statSync(path.join(dataFolder, 'postgres.password')).mode & 0o777).toBe(0o600);
  });

  test('refuses a wrong password', async () => {
    const postgres = await started({ dataFolder: temporaryFolder() });
    const url = new URL(postgres.url);
    url.password = 'guessed';

    await expect(ask(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('keeps what was committed through kill -9, and starts again over the stale pid file', async () => {
    const dataFolder = temporaryFolder();
    const first = await started({ dataFolder, durable: true });
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.kill();

    const second = await started({ dataFolder, durable: true });

    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('does not take a pid file for a server when the number belongs to another process', async () => {
    const dataFolder = temporaryFolder();
    const first = await started({ dataFolder });
    await first.stop();
    writeFileSync(path.join(dataFolder, 'postgres/postmaster.pid'), `${process.pid}\n`);

    const second = await started({ dataFolder });

    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('starts over when the making of the cluster was killed half-way', async () => {
    const dataFolder = temporaryFolder();
    mkdirSync(path.join(dataFolder, 'postgres.unfinished/base'), { recursive: true });

    const postgres = await started({ dataFolder });

    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('names the version when the folder was written by another one', async () => {
    const dataFolder = temporaryFolder();
    mkdirSync(path.join(dataFolder, 'postgres'));
    writeFileSync(path.join(dataFolder, 'postgres/PG_VERSION'), '16\n');
    writeFileSync(path.join(dataFolder, 'postgres.password'), 'secret');

    await expect(started({ dataFolder })).rejects.toThrow(
      /written by PostgreSQL 16, and this is PostgreSQL 18; move it/,
    );
  });

  test.skipIf(process.getuid?.() !== 0)('runs as another user where root may make no user namespace', async () => {
    const dataFolder = temporaryFolder();
    chmodSync(dataFolder, 0o755);

    const postgres = await started({ dataFolder, identity: 'other user' });

    expect(statSync(`/proc/${postgres.pid}`).uid).not.toBe(0);
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
