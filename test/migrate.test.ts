import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openPool } from '../src/database.ts';
import { migrate } from '../src/migrate.ts';
import { afterFile } from './support/cleanup.ts';
import { freshDatabase } from './support/freshDatabase.ts';
import { root } from './support/root.ts';
import { temporaryFolder } from './support/temporaryFolder.ts';

const MIGRATIONS = path.join(root, 'infra/migrations');

async function poolOf() {
  const { url } = await freshDatabase();
  const open = () => {
    const pool = openPool(url, 1);
    afterFile(() => pool.end());
    return pool;
  };
  return { pool: open(), open };
}

it('migrates once, however many processes start at once', async () => {
  const { pool, open } = await poolOf();
  await Promise.all(Array.from({ length: 6 }, () => migrate(open(), MIGRATIONS)));
  const { rows } = await pool.query<{ name: string }>('select name from migrations order by name');
  expect(rows.map(({ name }) => name)).toEqual(readdirSync(MIGRATIONS).sort());
});

it('leaves a database as it was where a migration fails, and goes on when it is put right', async () => {
  const { pool } = await poolOf();
  const folder = temporaryFolder();
  cpSync(MIGRATIONS, folder, { recursive: true });
  writeFileSync(path.join(folder, '9999_half.sql'), 'create table half (id int); select 1 / 0;');
  await expect(migrate(pool, folder)).rejects.toThrow('division by zero');
  const { rows } = await pool.query("select 1 from information_schema.schemata where schema_name = 'filmroom'");
  expect(rows).toEqual([]);

  rmSync(path.join(folder, '9999_half.sql'));
  await migrate(pool, folder);
  expect((await pool.query('select count(*)::int as n from migrations')).rows[0].n).toBeGreaterThan(5);
});

it('does not touch a database that a newer version has used', async () => {
  const { pool } = await poolOf();
  await migrate(pool, MIGRATIONS);
  await pool.query("insert into migrations (name) values ('9999_later.sql')");
  await expect(migrate(pool, MIGRATIONS)).rejects.toThrow(/newer Film Room \(9999_later\.sql\); start that version/);
});
