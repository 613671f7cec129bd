import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { differences } from '../projections/rebuild/memoryRows.ts';
import { type Building, gameEvents, openBuilding } from '../projections/rebuild/openBuilding.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';
import { SEED } from '../support/seed.ts';
import { until } from '../support/until.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const game = gameEvents(SEED, 400);
let building: Building;
beforeAll(async () => {
  building = await openBuilding();
  building.startProjector();
  await building.append(game.slice(0, 300));
  await building.level();
});

const environment = () => ({ PATH: process.env.PATH, DATABASE_URL: building.databaseUrl, ESDB_URL: building.esdbUrl });

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
const sayWith = (settings: NodeJS.ProcessEnv, ...words: string[]): Promise<Said> =>
  new Promise((resolve) => {
    const args = [`${root}/src/cli/projection.ts`, ...words];
    execFile(process.execPath, args, { env: { ...environment(), ...settings } }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
const say = (...words: string[]) => sayWith({}, ...words);
const isBuilt = async () =>
  (await building.pool.query("select to_regclass('filmroom_build.progress') is not null as yes")).rows[0].yes;
const expectTrueRows = async () => {
  const { position, rows } = await building.live();
  expect(differences(rows, await building.folded(position))).toEqual([]);
};

/** Begins to make everything anew while nobody may switch, and does something to it once it is under way. */
async function interrupted(signal: NodeJS.Signals): Promise<number | null> {
  const holder = await building.pool.connect();
  try {
    await holder.query("begin; select from checkpoint where name = 'live' for update");
    const child = spawn(process.execPath, [`${root}/src/cli/projection.ts`, 'rebuild', 'all'], {
      env: environment(),
      stdio: 'ignore',
    });
    afterFile(() => child.kill('SIGKILL'));
    const exited = once(child, 'exit');
    await until(isBuilt, { deadline: 20_000 });
    child.kill(signal);
    const [code] = await exited;
    return code;
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}

describe('npm run projection', () => {
  it('says what was made by which version, and makes anew what is wrong', async () => {
    await building.pool.query("update session_list set name = 'spoilt'");
    const made = await say('rebuild', 'session_list');
    expect(made.err).toBe('');
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/^100 %, \d+ facts\nmade of \d+ facts, and switched\nsession_list: 1 rows were other/m);
    await expectTrueRows();

    const status = await say('status');
    expect(status).toMatchObject({ code: 0, err: '' });
    expect(status.out).toMatch(/^session_list +version \d+, 1 rows$/m);
    expect(status.out).toMatch(/^nothing is set aside$/m);
  });

  it('after Ctrl-C nothing is changed and nothing is left', async () => {
    expect(await interrupted('SIGINT')).toBe(130);
    expect(await isBuilt()).toBe(false);
    await expectTrueRows();
  });

  it('after kill -9 nothing is changed, and the next time clears away what is left', async () => {
    expect(await interrupted('SIGKILL')).toBe(null);
    expect((await say('status')).out).toContain('anew was not finished; the next one clears it away');
    await until(async () => (await say('rebuild', 'clip_list')).code === 0);
    expect(await isBuilt()).toBe(false);
    await expectTrueRows();
  });

  it('takes in again what was set aside, in order, and says what still cannot be', async () => {
    const { pool, store } = building;
    const clip = game.slice(0, 300).findLast(({ type }) => type === 'ClipMarkedIn')!;
    // As if the clip's mark had not been understood when it came.
    await pool.query(
      `insert into parked (projection, stream, position, event_id, reason)
       select 'clip_list', $1, position, event_id, 'not understood' from feed where event_id = $2 limit 1`,
      [clip.stream, clip.id],
    );
    await pool.query("update checkpoint set switches = switches + 1 where name = 'live'");
    await pool.query('delete from clip_list where id = $1', [clip.stream.split('.')[1]]);
    await building.append(game.slice(300));
    const bad = { ...clip.meta, commandId: clip.id };
    const wrong = { type: 'SessionPaused', data: { at: 'never' } } as never;
    const stream = 'session-home.0198c0de-0000-7000-8000-0000000000dd';
    await store.append(stream, 'no_stream', [{ id: '0198c0de-0000-4000-8000-0000000000de', event: wrong, meta: bad }]);
    await building.level();

    const status = await say('status');
    expect(status.code).toBe(1);
    expect(status.out).toContain(`clip_list: ${clip.stream} at position `);
    expect(status.out).toMatch(/clip_list: session-home\.\S+ at position \d+: a SessionPaused cannot be read/);
    const tried = await say('retry', 'clip_list');
    expect(tried.code).toBe(1);
    expect(tried.out).toMatch(
      /clip_list: \d+ were set aside, 1 are now\nstill set aside:\n {2}clip_list: session-home/,
    );
    await expectTrueRows();
    expect(await say('retry', 'all')).toMatchObject({ code: 1, out: expect.stringContaining('11 are now') });
  });

  it.each([
    [['rebuild'], 'name what to rebuild, or say all'],
    [['retry', 'clips'], 'there is no read model clips'],
  ])('%j is not understood', async (words, line) => {
    const { code, err } = await say(...words);
    expect(code).toBe(2);
    expect(err.split('\n')[0]).toBe(line);
  });

  it('says so where nothing was ever started', async () => {
    const { url } = await freshDatabase();
    const { code, err } = await sayWith({ DATABASE_URL: url }, 'status');
    expect({ code, err }).toEqual({
      code: 1,
      err: 'the database is not of this version yet: npm start brings it up to date\n',
    });
  });

  it('says so where the log is another than the one that rows were made of', async () => {
    await building.pool.query("update checkpoint set log_id = gen_random_uuid() where name = 'live'");
    const { code, err } = await say('rebuild', 'all');
    expect(code).toBe(1);
    expect(err).toMatch(/^the read models \(live\) were made from another log/);
  });
});
