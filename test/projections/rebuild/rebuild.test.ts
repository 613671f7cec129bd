import { beforeAll, describe, expect, it, vi } from 'vitest';
import { everyTable } from '../../../src/projections/index.ts';
import { type RebuildOptions, rebuild } from '../../../src/projections/rebuild/rebuild.ts';
import { SEED } from '../../support/seed.ts';
import { differences } from './memoryRows.ts';
import { type Building, gameEvents, openBuilding } from './openBuilding.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let building: Building;
beforeAll(async () => {
  building = await openBuilding();
  building.startProjector();
  await building.append(gameEvents(SEED, 400));
  await building.level();
});

const all = [...everyTable];
const make = (options: Partial<RebuildOptions> = {}) => {
  const { pool, store } = building;
  return rebuild({ pool, store, tables: all, signal: new AbortController().signal, ...options });
};
const expectTrueRows = async () => {
  const { position, rows } = await building.live();
  expect(differences(rows, await building.folded(position))).toEqual([]);
};
const isLeft = async () =>
  (await building.pool.query("select to_regnamespace('filmroom_build') is not null as yes")).rows[0].yes;

describe(`rows that are made anew (SEED=${SEED})`, () => {
  it('are the live rows, where these are true', async () => {
    const { differing, facts, parked } = await make();
    expect(Object.values(differing)).toEqual(all.map(() => 0));
    expect(facts).toBeGreaterThan(400);
    expect(parked).toBe(0);
    await expectTrueRows();
    expect(await isLeft()).toBe(false);
  });

  it('take the place of rows that are missing, other, or too many', async () => {
    const { pool } = building;
    await pool.query('delete from clip_list where id in (select id from clip_list limit 3)');
    await pool.query("update session_list set name = 'spoilt'");
    await pool.query(
      "insert into members (team, id, is_in, roles, added_at, position) values ('x', 'y', true, '{}', now(), 1)",
    );
    await pool.query('delete from feed where position in (select position from feed order by position limit 2)');
    const { differing } = await make();
    expect(differing).toMatchObject({ clip_list: 3, session_list: 1, members: 1, tag_list: 0 });
    expect(differing.feed).toBeGreaterThan(1);
    await expectTrueRows();
  });

  it('are those of the read models that were named, and no others', async () => {
    const { pool } = building;
    await pool.query("update session_list set name = 'spoilt'");
    await pool.query('delete from clip_list');
    const { differing } = await make({ tables: ['clip_list'] });
    expect(Object.keys(differing)).toEqual(['clip_list']);
    const { rows } = await pool.query('select distinct name from session_list');
    expect(rows).toEqual([{ name: 'spoilt' }]);
    await make({ tables: ['session_list'] });
    await expectTrueRows();
  });
});
