import type { Pool } from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { forgottenTables, keepTables, keptTables, restoreTables } from '../../src/backup/tables.ts';
import { everyTable } from '../../src/projections/index.ts';
import { recordRefusal } from '../../src/tables/refusals.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { newId } from '../support/worldOf.ts';
import { type SmallSystem, smallSystem } from './smallSystem.ts';

let system: SmallSystem;

beforeAll(async () => {
  system = await smallSystem(1);
});

it('every table is kept, made from the log again, or forgotten for a reason', async () => {
  const { rows } = await system.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'filmroom'",
  );
  const known = [...keptTables, ...Object.keys(forgottenTables), ...everyTable];
  expect(rows.map(({ name }) => name).sort()).toEqual([...new Set(known)].sort());
});

it('rows come back as they were, bytes, instants and arrays included, and what is added goes on counting', async () => {
  const { pool } = system;
  const { pool: other } = await smallSystem(0);
  const refusal = () => ({
    ...{ team: 'home', stream: `clip-home.${newId()}`, command: 'MarkClipOut', commandId: newId() },
    ...{ code: 'ILLEGAL_IN_STATUS', actor: 'coach-a', role: 'coach' as const, via: 'test', afterEventId: newId() },
    at: '2026-11-14T20:00:00.123Z',
  });
  await recordRefusal(pool, refusal());
  await recordRefusal(pool, refusal());
  await pool.query("insert into key_hashes values ('\\x00ff10', 'home', $1)", [newId()]);
  const allOf = (of: Pool) =>
    Promise.all(keptTables.map(async (table) => (await of.query(`select * from ${table} order by 1, 2`)).rows));
  const folder = temporaryFolder();
  const kept = await keepTables(pool, folder);
  await other.query("update people set label = 'somebody else'");

  await restoreTables(other, folder, kept);
  await restoreTables(other, folder, kept);

  expect(await allOf(other)).toEqual(await allOf(pool));
  await recordRefusal(other, refusal());
  expect((await other.query('select count(distinct id)::int as n from refusals')).rows[0].n).toBe(3);
});
