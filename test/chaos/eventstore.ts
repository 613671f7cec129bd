// The event store under kills: writers, readers and subscribers while the node, Postgres, or both are killed with -9.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../../infra/local/postgres/startPostgres.ts';
import { type Account, startLoad } from '../infra/eventstore/crash/load.ts';
import { startNode } from '../support/startNode.ts';
import { until } from '../support/until.ts';
import { randomOf } from './random.ts';

export interface EventStoreUnderKills {
  readonly seed: number;
  readonly kills: number;
  readonly say?: (line: string) => void;
}

const TARGETS = ['node', 'postgres', 'both'] as const;

/** Every kill comes at a random moment of a load that is making progress; a short run has all three kinds, twice. */
export async function eventStoreUnderKills({ seed, kills, say = () => {} }: EventStoreUnderKills): Promise<Account> {
  const random = randomOf(seed);
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-chaos-'));
  let postgres = await startPostgres({ dataFolder });
  const { url, port } = postgres;
  let node = await startNode({ storage: 'postgres', databaseUrl: url });
  const load = startLoad({ url: node.url, writers: 8, subscribers: 2 });
  const progress = async () => {
    const before = load.acknowledged();
    await until(() => load.acknowledged() > before + 20, { deadline: 60_000, what: 'appends are acknowledged' });
  };
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      await progress();
      await sleep(random.between(0, 300));
      const target = kill <= 2 * TARGETS.length ? TARGETS[kill % TARGETS.length]! : random.pick(TARGETS);
      say(`kill ${kill}: ${target}, ${load.acknowledged()} acknowledged`);
      if (target !== 'postgres') await node.kill();
      if (target !== 'node') {
        await postgres.kill();
        postgres = await startPostgres({ dataFolder, port });
      }
      if (target !== 'postgres') node = await startNode({ storage: 'postgres', databaseUrl: url, port: node.port });
    }
    await progress();
    return await load.finish();
  } finally {
    await node.stop();
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
