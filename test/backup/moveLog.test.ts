import { beforeAll, expect, it } from 'vitest';
import { copyLog } from '../../src/backup/copyLog.ts';
import { identityOf } from '../../src/eventstore/identity.ts';
import { takeUpCopy } from '../../src/projections/takeUpCopy.ts';
import { anyStore } from '../support/anyStore.ts';
import { newId } from '../support/worldOf.ts';
import { environmentOf, logOf } from './installation.ts';
import { runCommand } from './runCommand.ts';
import { connect, type SmallSystem, smallSystem } from './smallSystem.ts';

let source: SmallSystem;
let to: string;
const events = (...args: string[]) => runCommand('src/cli/events.ts', args, environmentOf(source));

beforeAll(async () => {
  source = await smallSystem(50);
  to = (await anyStore()).url;
});

it('a copy that is cut short is served by nobody, and takes what was written meanwhile when it goes on', async () => {
  const half = connect({ ...source, esdbUrl: (await anyStore()).url });
  const from = { store: source.store, raw: source.log };
  const target = { store: half.store, raw: half.log };
  const cut = copyLog(from, target, () => {
    throw new Error('killed before the end');
  });
  await expect(cut).rejects.toThrow('killed before the end');
  await expect(identityOf(half.store)).rejects.toThrow('the log is not whole');

  await source.write(1);
  expect(await copyLog(from, target, () => {})).toBe(102);
  expect(await identityOf(half.store)).toMatch(/^[0-9a-f-]{36}$/);
});

it('a log is copied event by event, in its order, and is another one then', async () => {
  const copied = await events('copy', '--from', source.esdbUrl, '--to', to);
  expect(copied.stderr).toMatch(/^copied 102 events/m);

  const facts = async (esdbUrl: string) =>
    (await logOf({ esdbUrl })).filter(({ stream }) => stream !== 'log').map(({ mark: _, ...event }) => event);
  expect(await facts(to)).toEqual(await facts(source.esdbUrl));
  const { store } = connect({ ...source, esdbUrl: to });
  expect(await identityOf(store)).not.toBe(await identityOf(source.store));
});

it('an installation takes up the copy: read models are made anew, what stands beside the log stays', async () => {
  const { pool } = source;
  const { store: copy } = connect({ ...source, esdbUrl: to });
  const [oldLog, newLog] = [await identityOf(source.store), await identityOf(copy)];
  const stateOf = async (table: string) => (await pool.query(`select from ${table}`)).rowCount;
  const all = () => Promise.all(['checkpoint', 'team_settings', 'people'].map(stateOf));
  const places = `insert into checkpoint (name, log_id, commit, prepare, position)
                  values ('live', $1, 1, 1, 1), ('reactors', $1, 1, 1, 1)`;
  await pool.query("insert into team_settings (team, id, position) values ('home', 'home', 1)");

  await pool.query(places, [newId()]);
  expect(await takeUpCopy(pool, copy, newLog!)).toBe(false);
  await pool.query('delete from checkpoint');
  await pool.query(places, [oldLog]);
  expect(await takeUpCopy(pool, source.store, oldLog!)).toBe(false);
  expect(await all()).toEqual([2, 1, 1]);

  // Two processes start at once.
  await Promise.all([takeUpCopy(pool, copy, newLog!), takeUpCopy(pool, copy, newLog!)]);
  expect(await all()).toEqual([0, 0, 1]);
});

it.each<[string, () => string[], number, RegExp]>([
  ['to where the copy is whole already', () => ['copy', '--from', source.esdbUrl, '--to', to], 1, /holds a whole copy/],
  ['to itself', () => ['copy', '--from', to, '--to', to], 1, /name the same log/],
  ['to nowhere', () => ['copy', '--from', to], 2, /--to is missing/],
])('a copy %s is refused', async (_what, args, code, message) => {
  const ended = await events(...args());
  expect(ended.stderr).toMatch(message);
  expect(ended.code).toBe(code);
});

it('a copy into another log is refused', async () => {
  const { store, log } = connect({ ...source, esdbUrl: to });
  const copied = copyLog({ store, raw: log }, { store: source.store, raw: source.log }, () => {});
  await expect(copied).rejects.toThrow(/the target holds a log already; copy into an empty one/);
});
