import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { afterFile } from './cleanup.ts';
import { until } from './until.ts';

export interface FreshDatabase {
  name: string;
  url: string;
}

export interface Template {
  /** One template of this name is made per run, and every database that asks for it is a copy. */
  name: string;
  /** Fills the template (migrations, fixtures) once. Closes its connections itself. */
  prepare: (url: string) => Promise<void>;
}

/**
 * A database of this test file's own, dropped at the end of the file (30 ms).
 * The file fails if a connection is still open then: whoever opened it has not closed it.
 */
export async function freshDatabase(template?: Template): Promise<FreshDatabase> {
  const from = template ? await preparedTemplate(template) : 'template0';
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner((client) => client.query(`create database ${name} template ${from} strategy file_copy`));
  afterFile(() => dropDatabase(name));
  return { name, url: urlOf(name) };
}

async function preparedTemplate({ name, prepare }: Template): Promise<string> {
  const database = `template_${name.replaceAll(/\W/g, '_').toLowerCase()}`;
  await asOwner(async (client) => {
    // Two workers may ask at once: the second waits, and finds it made.
    await client.query('select pg_advisory_lock(hashtext($1))', [database]);
    const made = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [database]);
    if (made.rowCount) return;
    await client.query(`drop database if exists ${database} with (force)`);
    await client.query(`create database ${database} template template0 strategy file_copy`);
    await prepare(urlOf(database));
    await client.query(`alter database ${database} is_template true allow_connections false`);
  });
  return database;
}

async function dropDatabase(name: string) {
  await asOwner(async (client) => {
    const connections = async () => {
      const found = await client.query<{ who: string }>(
        `select coalesce(nullif(application_name, ''), 'unnamed') || ': ' || left(query, 80) as who
         from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
        [name],
      );
      return found.rows.map((row) => row.who);
    };
    await until(async () => (await connections()).length === 0, { deadline: 2_000 }).catch(() => {});
    const open = await connections();
    await client.query(`drop database if exists ${name} with (force)`);
    if (open.length > 0) throw new Error(`connections left open to the test database: ${open.join(', ')}`);
  });
}

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${database}`;
  return url.href;
}
