// Delivery at length: reconnects for a minute, a storm of five hundred, coaches on a lossy network.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../infra/local/postgres/startPostgres.ts';
import { openPool } from '../../src/database.ts';
import { undoAll } from '../support/cleanup.ts';
import { lossyCoaches } from './delivery/lossyCoaches.ts';
import { reconnects } from './delivery/reconnects.ts';
import { storm } from './delivery/storm.ts';

const RECONNECTS = { seconds: 60, subscribers: 50 };
const STORM = { subscribers: 500, withinMs: 10_000 };
const COACHES = { commands: 200, shared: 20 };

export interface DeliveryAtLength {
  readonly seed: number;
  readonly say: (line: string) => void;
}

export async function deliveryAtLength({ seed, say }: DeliveryAtLength) {
  const cut = await onFreshDatabases(1, ([databaseUrl]) =>
    reconnects({ seed, databaseUrl: databaseUrl!, ...RECONNECTS }),
  );
  const all = cut.facts * RECONNECTS.subscribers;
  const share = (100 * (all - cut.missing)) / all;
  say(
    `reconnects: ${cut.strikes} strikes, ${cut.connections} connections, ${cut.facts} facts, delivered ${share.toFixed(3)} %, disordered ${cut.disordered}, repeated ${cut.repeated}, caught up in ${cut.caughtUpMs.toFixed(0)} ms`,
  );

  const blow = await onFreshDatabases(1, ([databaseUrl]) => storm({ databaseUrl: databaseUrl!, ...STORM }));
  say(
    `storm: listening again after ${blow.startedMs.toFixed(0)} ms, all caught up after ${blow.caughtUpMs.toFixed(0)} ms, missing ${blow.missing}, disordered ${blow.disordered}, repeated ${blow.repeated}`,
  );

  const coaches = await onFreshDatabases(2, ([one, other]) =>
    lossyCoaches({ seed, databaseUrls: [one!, other!], ...COACHES }),
  );
  for (const refusal of coaches.refused) say(`refused: ${refusal}`);
  for (const row of coaches.unequal) say(`unequal: ${row}`);
  say(
    `lossy coaches: ${coaches.commands} commands, ${coaches.sent} requests, ${coaches.lost} lost, ${coaches.doubled} doubled, ${coaches.rows} rows, unequal ${coaches.unequal.length}, not once ${coaches.notOnce}, misplaced ${coaches.misplaced}`,
  );

  const wrong = [cut, blow].map(
    ({ missing, disordered, repeated, ends }) => missing + disordered + repeated + ends.length,
  );
  const ofCoaches = coaches.refused.length + coaches.unequal.length + coaches.notOnce + coaches.misplaced;
  return {
    line: `delivered ${share.toFixed(3)} %, storm of ${STORM.subscribers} over in ${(blow.caughtUpMs / 1_000).toFixed(1)} s, commands ${coaches.commands}, rows unequal ${coaches.unequal.length}, not once ${coaches.notOnce}`,
    held: wrong.every((count) => count === 0) && ofCoaches === 0 && blow.caughtUpMs <= STORM.withinMs,
  };
}

async function onFreshDatabases<T>(count: number, work: (urls: readonly string[]) => Promise<T>): Promise<T> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-chaos-'));
  const postgres = await startPostgres({ dataFolder, durable: false });
  try {
    const pool = openPool(postgres.url, 1);
    const urls: string[] = [];
    for (let n = 0; n < count; n += 1) {
      await pool.query(`create database delivery_${n}`);
      const url = new URL(postgres.url);
      url.pathname = `/delivery_${n}`;
      urls.push(url.href);
    }
    await pool.end();
    return await work(urls);
  } finally {
    await undoAll();
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
