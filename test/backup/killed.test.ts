import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/backup/manifest.ts';
import { identityOf } from '../../src/eventstore/identity.ts';
import type { RawEvent } from '../../src/eventstore/rawLog.ts';
import { root } from '../support/root.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { until } from '../support/until.ts';
import { emptyServers, environmentOf, logOf, type Servers } from './installation.ts';
import { runCommand } from './runCommand.ts';
import { connect, FILM, type SmallSystem, smallSystem } from './smallSystem.ts';

const PAIRS = 800;
let source: SmallSystem;

beforeAll(async () => {
  source = await smallSystem(PAIRS);
}, 60_000);

/** Runs a command, and kills it with -9 as soon as `look` says so; or it ends before. */
async function killed(file: string, args: readonly string[], env: NodeJS.ProcessEnv, look: () => unknown) {
  const child: ChildProcess = spawn(process.execPath, [`${root}/${file}`, ...args], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  await until(async () => child.exitCode !== null || (await look()), { every: 2 });
  child.kill('SIGKILL');
  await ended;
}

const facts = (log: readonly RawEvent[]) =>
  log
    .filter(({ stream }) => stream !== 'log')
    .map(({ id, stream, revision, data }) => ({ id, stream, revision, data }));

describe('a backup that is killed', () => {
  it('is not taken for whole, and is gone on with until it is', async () => {
    const to = path.join(temporaryFolder(), 'backup');
    const back = { file: 'src/cli/backup.ts', args: ['--to', to], env: environmentOf(source) };
    for (const made of ['UNFINISHED.json', 'files.ndjson']) {
      await killed(back.file, back.args, back.env, () => existsSync(path.join(to, made)));
      if (existsSync(path.join(to, 'MANIFEST.json'))) continue;
      await expect(readManifest(to)).rejects.toThrow(/was begun and not finished; run npm run backup -- --to/);
    }
    // What was written meanwhile belongs to it.
    await source.write(1);
    if (!existsSync(path.join(to, 'MANIFEST.json'))) await runCommand(back.file, back.args, back.env);

    expect((await readManifest(to)).log.events).toBeGreaterThanOrEqual(2 * PAIRS + 1);
    expect((await runCommand('src/cli/restore.ts', ['--from', to, '--check'], back.env)).stderr).toMatch(/whole/);
    expect(readFileSync(path.join(to, FILM), 'utf8')).toBe('a film');
  }, 60_000);
});

describe('a restore that is killed', () => {
  let target: Servers;
  let backup: string;

  it('leaves a log that nobody serves, and is gone on with until it is whole', async () => {
    backup = await source.backUp();
    target = await emptyServers();
    const { store, log } = connect(target);
    const put = { file: 'src/cli/restore.ts', args: ['--from', backup], env: environmentOf(target) };
    const count = async () => {
      let events = 0;
      for await (const _ of log.backwards()) events += 1;
      return events;
    };
    for (const wanted of [1, 500]) {
      await killed(put.file, put.args, put.env, async () => (await count()) >= wanted);
      if ((await count()) < 2 * PAIRS) await expect(identityOf(store)).rejects.toThrow('the log is not whole');
    }
    expect((await runCommand(put.file, put.args, put.env)).stderr).toMatch(/^restored \d+ events/m);

    const [was, is] = [facts(await logOf(source)), facts(await logOf(target))];
    expect(is).toEqual(was.slice(0, is.length));
    expect(is.length).toBeGreaterThanOrEqual(2 * PAIRS);
    expect(await identityOf(store)).not.toBe(await identityOf(source.store));
  }, 60_000);

  it('says that it is done when it is run once more, and keeps what stands beside the log', async () => {
    const again = await runCommand('src/cli/restore.ts', ['--from', backup], environmentOf(target));
    expect(again).toMatchObject({ code: 0 });
    const { pool } = connect(target);
    expect((await pool.query('select id, label from filmroom.people')).rows).toEqual([
      { id: 'coach-a', label: 'Coach\u2028A' },
    ]);
    expect(readFileSync(path.join(target.dataFolder, FILM), 'utf8')).toBe('a film');
    expect(existsSync(path.join(target.dataFolder, 'keys'))).toBe(false);
  });
});
