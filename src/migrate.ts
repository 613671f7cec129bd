// Brings the schema `filmroom` up to date: forward only, under a lock, so that several processes may start at once.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Pool } from 'pg';

/** Migrations have run that this version does not have. Needs a person. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase';
}

const LOCK = 7_261_455_012;

/** Also makes the schema that pg-boss keeps for itself possible. @param folder of `NNNN_name.sql` files, never edited once released */
export async function migrate(pool: Pool, folder: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await client.query('create schema if not exists filmroom');
    await client.query(
      'create table if not exists migrations (name text primary key, at timestamptz not null default now())',
    );
    const done = new Set(
      (await client.query<{ name: string }>('select name from migrations')).rows.map((row) => row.name),
    );
    const files = await migrationsIn(folder);
    const unknown = [...done].filter((name) => !files.includes(name));
    if (unknown.length > 0) {
      throw new NewerDatabase(`the database was used by a newer Film Room (${unknown.join(', ')}); start that version`);
    }
    for (const name of files) {
      if (done.has(name)) continue;
      await client.query(await readFile(path.join(folder, name), 'utf8'));
      await client.query('insert into migrations (name) values ($1)', [name]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** Names of the migrations that this version has, in order. */
export const migrationsIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();

/** Migrations of the database that this version does not have: a newer one has used it. None in an empty database. */
export async function unknownMigrations(pool: Pool, folder: string): Promise<string[]> {
  const { rows: known } = await pool.query("select to_regclass('filmroom.migrations') is not null as yes");
  if (!known[0].yes) return [];
  const { rows } = await pool.query<{ name: string }>('select name from filmroom.migrations order by name');
  const files = await migrationsIn(folder);
  return rows.map(({ name }) => name).filter((name) => !files.includes(name));
}
