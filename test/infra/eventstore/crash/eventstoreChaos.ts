import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Child, startChild } from '../../../../infra/local/child.ts';
import { endingWithParent } from '../../../../infra/local/command.ts';
import { startPostgres } from '../../../../infra/local/postgres/startPostgres.ts';
import { root } from '../../../support/root.ts';
import { until } from '../../../support/until.ts';
import { type Account, startLoad } from './load.ts';

export interface ChaosOptions {
  readonly kills: number;
  /** Same seed, same victims and pauses. */
  readonly seed: number;
}

type Victim = 'node' | 'Postgres' | 'both';
const VICTIMS: readonly Victim[] = ['node', 'Postgres', 'both'];
const LONGEST_PAUSE_MS = 400;
/** Appends that must be acknowledged after a recovery before the next kill. */
const PROGRESS = 50;

/**
 * Kills the node, Postgres, or both with -9 at random moments, while writers and subscribers go on. Needs no test
 * runner: `npm run chaos` calls it too.
 */
export async function eventstoreChaos({ kills, seed }: ChaosOptions): Promise<Account> {
  const random = randomOf(seed);
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-eventstore-'));
  let postgres = await startPostgres({ dataFolder });
  const { url: databaseUrl, port: databasePort } = postgres;
  let node = await startNodeAt(databaseUrl, 0);
  const load = startLoad({ url: node.url, writers: 8, subscribers: 2 });
  const progress = async (): Promise<void> => {
    const before = load.acknowledged();
    await until(() => load.acknowledged() >= before + PROGRESS, { deadline: 30_000, what: 'appends are acknowledged' });
  };
  try {
    await progress();
    for (let kill = 0; kill < kills; kill++) {
      await delay(random() * LONGEST_PAUSE_MS);
      // The first six are two of each, so that a short run has them all.
      const victim =
        VICTIMS[kill < 2 * VICTIMS.length ? kill % VICTIMS.length : Math.floor(random() * VICTIMS.length)]!;
      if (victim !== 'Postgres') await node.child.stop('SIGKILL', 0);
      if (victim !== 'node') {
        await postgres.kill();
        postgres = await startPostgres({ dataFolder, port: databasePort });
      }
      if (victim !== 'Postgres') node = await startNodeAt(databaseUrl, node.port);
      await progress();
    }
    return await load.finish();
  } finally {
    await node.child.stop('SIGTERM', 5_000);
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function startNodeAt(databaseUrl: string, port: number): Promise<{ child: Child; url: string; port: number }> {
  const args = [`${root}/infra/local/eventstore/main.ts`, '--postgres', databaseUrl, '--port', String(port)];
  const { PATH, HOME, TMPDIR } = process.env;
  const command = { file: process.execPath, args, env: { PATH, HOME, TMPDIR } };
  const child = startChild(endingWithParent(command, 'KILL'), { readyLine: /listening on esdb:/ });
  const url = (await child.ready(30_000)).replace(/^.*listening on /, '');
  return { child, url, port: Number(/:(\d+)\?/.exec(url)?.[1]) };
}

/** Mulberry32: small, and the same everywhere. @returns numbers from 0 up to 1 */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
