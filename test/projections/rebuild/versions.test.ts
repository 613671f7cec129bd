import { beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseTrouble } from '../../../src/databaseTrouble.ts';
import { hideUnmade } from '../../../src/projections/rebuild/hideUnmade.ts';
import { keepVersionsUp } from '../../../src/projections/rebuild/keepVersionsUp.ts';
import { rebuild } from '../../../src/projections/rebuild/rebuild.ts';
import { ownVersions } from '../../../src/projections/versions.ts';
import { afterFile } from '../../support/cleanup.ts';
import { SEED } from '../../support/seed.ts';
import { until } from '../../support/until.ts';
import { differences } from './memoryRows.ts';
import { type Building, gameEvents, openBuilding } from './openBuilding.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const game = gameEvents(SEED, 600);
let building: Building;
beforeAll(async () => {
  building = await openBuilding();
  building.startProjector();
  await building.append(game.slice(0, 300));
  await building.level();
});

const versions = async () =>
  (await building.pool.query("select versions from checkpoint where name = 'live'")).rows[0].versions;
const setVersion = (table: string, version: number | null) =>
  building.pool.query(
    version === null
      ? "update checkpoint set versions = versions - $1, switches = switches + 1 where name = 'live'"
      : `update checkpoint set versions = versions || jsonb_build_object($1::text, ${version}), switches = switches + 1 where name = 'live'`,
    [table],
  );
const makeWhatIsDue = () => {
  const { pool, store, lines } = building;
  const stop = keepVersionsUp({ pool, store, log: (message, reason) => lines.push(`${message}: ${reason}`) });
  afterFile(stop);
};
const whenMade = () =>
  until(async () => JSON.stringify(sorted(await versions())) === JSON.stringify(sorted(ownVersions)));
const sorted = (all: object) => Object.entries(all).sort();

describe('versions of read models', () => {
  it('stand in the live row from the first batch on', async () => {
    expect(await versions()).toEqual(ownVersions);
  });

  it('that are older than what this software makes stand still until they are made anew, while the others go on', async () => {
    await setVersion('clip_list', ownVersions.clip_list! - 1);
    const { rows: then } = await building.live();
    await building.append(game.slice(300, 400));
    await building.level();
    const { position, rows } = await building.live();
    expect(rows.clip_list).toEqual(then.clip_list);
    const wanted = await building.folded(position);
    expect(differences({ ...rows, clip_list: [] }, { ...wanted, clip_list: [] })).toEqual([]);
    expect(wanted.clip_list).not.toEqual(then.clip_list);

    makeWhatIsDue();
    await whenMade();
    const made = await building.live();
    expect(differences(made.rows, await building.folded(made.position))).toEqual([]);
    await building.append(game.slice(400, 450));
    await building.level();
    const later = await building.live();
    expect(differences(later.rows, await building.folded(later.position))).toEqual([]);
  });

  it('that have never been made answer that they are not there yet', async () => {
    const { pool } = building;
    // As a migration that brings a read model along leaves it.
    await setVersion('tag_list', null);
    await pool.query('truncate tag_list');
    await hideUnmade(pool);
    await building.append(game.slice(450, 500));
    await building.level();
    for (const what of ['*', 'count(*)', 'id']) {
      const asked = pool.query(`select ${what} from tag_list where team = 'home' and status = 'kept'`);
      expect(databaseTrouble(await asked.catch((reason: unknown) => reason))).toBe('UNAVAILABLE');
    }
    // Who starts beside it leaves it so.
    await hideUnmade(pool);

    makeWhatIsDue();
    await whenMade();
    await hideUnmade(pool);
    const { position, rows } = await building.live();
    expect(differences(rows, await building.folded(position))).toEqual([]);
  });

  it('that newer software has made are spoilt by nobody', async () => {
    const { pool, store } = building;
    await setVersion('clip_list', ownVersions.clip_list! + 1);
    const { rows: then } = await building.live();
    await building.append(game.slice(500, 550));
    await until(() => building.status()!.trouble === 'needs newer software', { deadline: 20_000 });
    expect(differences((await building.live()).rows, then)).toEqual([]);
    const { signal } = new AbortController();
    await expect(rebuild({ pool, store, tables: ['clip_list'], signal })).rejects.toThrow(
      /version \d+ of clip_list is in force, and this Film Room makes version \d+; start the newer one/,
    );
    await setVersion('clip_list', ownVersions.clip_list!);
    await building.level();
  });
});
