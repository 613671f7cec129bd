import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Postgres, type PostgresOptions, startPostgres } from '../../../../infra/local/postgres/startPostgres.ts';
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
  // The making of a cluster is most of the time here: these tests take turns on one, in this order.
  const dataFolder = temporaryFolder('film room ');
  let postgres: Postgres;
  beforeAll(async () => {
    mkdirSync(path.join(dataFolder, 'postgres.unfinished/base'), { recursive: true });
    postgres = await started({ dataFolder });
  });

  test('starts over when the making of the cluster was killed half-way, in a folder with a space', async () => {
    const [row] = await ask<{ server_version: string }>(postgres.url, 'show server_version');

    expect(row?.server_version).toMatch(/^18\./);
  });

  test('has a password that only its owner may read', () => {
    expect(statSync(path.join(dataFolder, 'postgres.password')).mode & 0o777).toBe(0o600);
  });

  test('refuses a wrong password', async () => {
    const url = new URL(postgres.url);
    url.password = 'guessed';

    await expect(ask(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('keeps what was committed through kill -9, and starts again over the stale pid file', async () => {
    await postgres.stop();
    const first = await started({ dataFolder, durable: true });
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.kill();

    postgres = await started({ dataFolder, durable: true });

    expect(await ask(postgres.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('does not take a pid file for a server when the number belongs to another process', async () => {
    await postgres.stop();
    // Not this process: Postgres knows its own parent.
    const other = spawn('sleep', ['60']);
    afterFile(() => other.kill());
    writeFileSync(path.join(dataFolder, 'postgres/postmaster.pid'), `${other.pid}\n`);

    postgres = await started({ dataFolder });

    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('names the version when the folder was written by another one', async () => {
    const other = temporaryFolder();
    mkdirSync(path.join(other, 'postgres'));
    writeFileSync(path.join(other, 'postgres/PG_VERSION'), '16\n');
    writeFileSync(path.join(other, 'postgres.password'), 'secret');

    await expect(started({ dataFolder: other })).rejects.toThrow(
      /written by PostgreSQL 16, and this is PostgreSQL 18; run PostgreSQL 16 on it/,
    );
  });

  test.skipIf(process.getuid?.() !== 0)('runs as another user where root may make no user namespace', async () => {
    const other = temporaryFolder();
    chmodSync(other, 0o755);

    const { pid, url } = await started({ dataFolder: other, identity: 'other user' });

    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
