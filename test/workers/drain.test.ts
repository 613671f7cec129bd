import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import { beforeAll, expect, it } from 'vitest';
import { openPool } from '../../src/database.ts';
import { type Job, workOff } from '../../src/workers/jobs.ts';
import { CLIP_QUEUE, openQueues } from '../../src/workers/queues.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { until } from '../support/until.ts';

interface Work {
  readonly name: string;
}

let boss: PgBoss;
let pool: ReturnType<typeof openPool>;

beforeAll(async () => {
  const { url } = await freshDatabase();
  pool = openPool(url, 2);
  afterFile(() => pool.end());
  boss = await openQueues(url, () => {});
  afterFile(() => boss.stop({ graceful: false }));
});

const stateOf = async (id: string): Promise<string> =>
  (await pool.query('select state from pgboss.job where id = $1', [id])).rows[0]?.state;

it('a worker that ends finishes what is nearly done, and hands on what is not', { timeout: 20_000 }, async () => {
  const [quick, long] = [randomUUID(), randomUUID()];
  await boss.send(CLIP_QUEUE, { name: 'quick' }, { id: quick });
  await boss.send(CLIP_QUEUE, { name: 'long' }, { id: long });
  const begun: string[] = [];
  const handler = async ({ data: { name }, signal }: Job<Work>) => {
    begun.push(name);
    // One does not look at the signal any more, as after the rename of a film; the other gives up at once.
    if (name === 'quick') await sleep(100);
    else await sleep(60_000, undefined, { signal });
  };
  const first = workOff<Work>(boss, CLIP_QUEUE, 2, handler, () => {});
  await until(() => begun.length === 2);

  const began = performance.now();
  await first.close();

  expect(performance.now() - began).toBeLessThan(5_000);
  expect(await stateOf(quick)).toBe('completed');
  expect(await stateOf(long)).toBe('retry');

  const attempts: number[] = [];
  const next = workOff<Work>(
    boss,
    CLIP_QUEUE,
    2,
    async ({ attempt }) => void attempts.push(attempt),
    () => {},
  );
  await until(async () => (await stateOf(long)) === 'completed', { deadline: 15_000 });
  await next.close();
  expect(attempts).toEqual([2]);
});
