import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Batch } from '../../../src/eventstore/store.ts';
import { everyTable } from '../../../src/projections/index.ts';
import { applyBatch, readPlace } from '../../../src/projections/projector.ts';
import { type RebuildOptions, rebuild } from '../../../src/projections/rebuild/rebuild.ts';
import { SEED } from '../../support/seed.ts';
import { differences } from './memoryRows.ts';
import { type Building, gameEvents, openBuilding } from './openBuilding.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let building: Building;
beforeAll(async () => {
  building = await openBuilding();
  building.startProjector();
  await building.append(gameEvents(SEED, 300));
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
    expect(facts).toBeGreaterThan(300);
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

describe(`whatever was made before (SEED=${SEED})`, () => {
  it('in batches of any size, and with a crash at any fact, the rows are those that are made anew', async () => {
    const { pool, logId } = building;
    await building.stopProjector();
    const log = await wholeLog();
    const size = fc.integer({ min: 20, max: 300 });
    const places = fc.tuple(fc.array(size, { minLength: 1, maxLength: 4 }), fc.nat({ max: log.length - 1 }));
    await fc.assert(
      fc.asyncProperty(places, async ([sizes, crash]) => {
        await pool.query(`truncate ${all.join(', ')}, checkpoint, parked`);
        const crashed = await project(log, sizes, crash);
        expect(crashed).toBe(true);
        await project(log, sizes.toReversed(), undefined);
        const { differing } = await make();
        expect(Object.entries(differing).filter(([, rows]) => rows > 0)).toEqual([]);
        await expectTrueRows();
      }),
      { numRuns: 4, seed: SEED },
    );

    /** Goes on from the checkpoint; the database refuses the batch that holds the fact of the crash, when rows are written. */
    async function project(events: Batch['events'], sizes: readonly number[], crashAt: number | undefined) {
      let place = await readPlace(pool);
      let from = events.findIndex(({ position }) => position > (place.checkpoint?.position ?? -1n));
      for (let n = 0; from !== -1 && from < events.length; n += 1) {
        const to = from + sizes[n % sizes.length]!;
        const batch = events.slice(from, to);
        const { position } = batch.at(-1)!;
        const mark = { commit: position, prepare: position };
        const apply = () => applyBatch(pool, logId, place, { events: batch, mark, caughtUp: false });
        if (crashAt !== undefined && to > crashAt) {
          await pool.query('alter table feed add constraint broken check (false) not valid');
          const isBroken = await apply().then(
            () => false,
            () => true,
          );
          await pool.query('alter table feed drop constraint broken');
          return isBroken;
        }
        place = await apply();
        from = to;
      }
      return false;
    }
  });
});

async function wholeLog(): Promise<Batch['events']> {
  const events: Batch['events'][number][] = [];
  for await (const batch of building.store.subscribe(undefined, 1_000, AbortSignal.timeout(10_000))) {
    events.push(...batch.events);
    if (batch.caughtUp) break;
  }
  return events;
}
