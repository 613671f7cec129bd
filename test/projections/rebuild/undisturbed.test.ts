import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { everyTable } from '../../../src/projections/index.ts';
import { readBuild } from '../../../src/projections/rebuild/buildSchema.ts';
import { type RebuildOptions, rebuild } from '../../../src/projections/rebuild/rebuild.ts';
import { afterFile } from '../../support/cleanup.ts';
import { SEED } from '../../support/seed.ts';
import { until } from '../../support/until.ts';
import { differences, type Moment } from './memoryRows.ts';
import { type Building, gameEvents, openBuilding } from './openBuilding.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const BEFORE = 1_500;
const game = gameEvents(SEED, 6_000);
let building: Building;
beforeAll(async () => {
  building = await openBuilding();
  building.startProjector();
  await building.append(game.slice(0, BEFORE));
  await building.level();
});

const all = [...everyTable];
const make = (options: Partial<RebuildOptions> = {}) => {
  const { pool, store } = building;
  return rebuild({ pool, store, tables: all, signal: new AbortController().signal, ...options });
};
const schemas = async () =>
  (await building.pool.query("select count(*)::int from pg_namespace where nspname = 'filmroom_build'")).rows[0].count;

/** Looks at everything, again and again, until it is told to stop. */
function openReader() {
  const moments: Moment[] = [];
  let isOver = false;
  const reading = (async () => {
    while (!isOver) {
      moments.push(await building.live());
      await sleep(5);
    }
  })();
  return async () => {
    isOver = true;
    await reading;
    return moments;
  };
}

/** Plays the game on in the log, a few facts at a time, until it is told to stop. */
function openTraffic() {
  let told = 0;
  let isOver = false;
  const telling = (async () => {
    for (let from = BEFORE; !isOver && from < game.length; from += 10) {
      await building.append(game.slice(from, from + 10));
      told += 10;
    }
  })();
  afterFile(() => telling);
  return {
    told: () => told,
    async stop() {
      isOver = true;
      await telling;
    },
  };
}

describe(`while rows are made anew (SEED=${SEED})`, () => {
  it('a game goes on, and whoever reads sees true rows, none stale and none twice', async () => {
    await building.pool.query("update clip_list set title = 'spoilt'");
    const spoilt = (await building.live()).rows;
    const traffic = openTraffic();
    await until(() => traffic.told() > 50);
    const stopReading = openReader();
    const before = traffic.told();
    const { differing } = await make();
    expect(traffic.told()).toBeGreaterThan(before);
    await traffic.stop();
    await building.level();
    const moments = await stopReading();
    expect(differing.clip_list).toBeGreaterThan(0);
    expect(differing.tag_list).toBe(0);

    let isSwitched = false;
    for (const { position, rows } of [moments[0]!, ...sample(moments, 40), moments.at(-1)!, await building.live()]) {
      const wanted = await building.folded(position);
      const isSpoilt = rows.clip_list!.some((row) => row.includes('spoilt'));
      // The spoilt rows go in one moment, all of them, and the others are true all the time.
      if (isSwitched || !isSpoilt) expect(differences(rows, wanted)).toEqual([]);
      else expect(differences({ ...rows, clip_list: [] }, { ...wanted, clip_list: [] })).toEqual([]);
      isSwitched ||= !isSpoilt;
    }
    expect(spoilt.clip_list!.length).toBeGreaterThan(0);
    expect(isSwitched).toBe(true);
  });

  it('none is ahead of a projector that is late: it would take in twice what it has yet to come to', async () => {
    await building.stopProjector();
    const { position: behind } = await building.live();
    const next = gameEvents(SEED + 1, 200).filter(({ stream }) => !stream.startsWith('channel-'));
    await building.append(next);
    await building.pool.query("update session_list set name = 'spoilt'");
    await make();
    const late = await building.live();
    expect(late.position).toBe(behind);
    expect(differences(late.rows, await building.folded(behind))).toEqual([]);

    building.startProjector();
    await building.level();
    const { position, rows } = await building.live();
    expect(position).toBeGreaterThan(behind);
    expect(differences(rows, await building.folded(position))).toEqual([]);
  });

  it('nobody else makes any, and what is under way can be seen', async () => {
    let seen: unknown;
    let second: unknown;
    const looking: Promise<unknown>[] = [];
    await make({
      tables: ['clip_list'],
      progress() {
        if (looking.length > 0) return;
        looking.push(
          readBuild(building.pool).then((found) => (seen = found)),
          make().catch((error) => (second = error)),
        );
      },
    });
    await Promise.all(looking);
    expect(second).toMatchObject({ name: 'RebuildUnderWay' });
    expect(seen === undefined || (seen as { isUnderWay: boolean }).isUnderWay).toBe(true);
  });

  it('whoever gives up half-way has changed nothing and left nothing', async () => {
    await building.pool.query("update clip_list set title = 'spoilt'");
    const before = await building.live();
    const giveUp = new AbortController();
    await expect(make({ signal: giveUp.signal, progress: () => giveUp.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
    expect(differences((await building.live()).rows, before.rows)).toEqual([]);
    expect(await schemas()).toBe(0);
  });

  it('what the dead have left is cleared away by the next', async () => {
    const before = await building.live();
    // Of this database: other files' tests take locks of theirs on the same server.
    const killer = `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
      and database = (select oid from pg_database where datname = current_database())`;
    const killing: Promise<unknown>[] = [];
    const broken = make({
      progress: () => void (killing.length === 0 && killing.push(building.pool.query(killer))),
    });
    await expect(broken).rejects.toThrow();
    await Promise.all(killing);
    expect(differences((await building.live()).rows, before.rows)).toEqual([]);
    expect(await schemas()).toBe(1);
    expect(await readBuild(building.pool)).toMatchObject({ isUnderWay: false });

    const { differing } = await until(() => make());
    expect(differing.clip_list).toBeGreaterThan(0);
    expect(await schemas()).toBe(0);
    const { position, rows } = await building.live();
    expect(differences(rows, await building.folded(position))).toEqual([]);
  });
});

function sample<T>(from: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(from.length / count));
  return from.filter((_, n) => n % step === 0);
}
