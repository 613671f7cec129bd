import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { openPool } from '../../src/database.ts';
import { migrate } from '../../src/migrate.ts';
import { clearProgress, progressOf, recordProgress } from '../../src/tables/progress.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';

let pool: Pool;
beforeAll(async () => {
  pool = openPool((await freshDatabase()).url, 2);
  afterFile(() => pool.end());
  await migrate(pool, `${root}/infra/migrations`);
});
const knownOf = async (clipId: string) => (await progressOf(pool, 'home', [clipId])).get(clipId);

it('a worker of an older generation neither hides nor clears what a newer one is at', async () => {
  const clipId = randomUUID();
  const waiting = (generation: number) => ({ generation, stage: 'WAITING' as const, share: null });
  await recordProgress(pool, 'home', clipId, waiting(1));
  await recordProgress(pool, 'home', clipId, waiting(2));
  await recordProgress(pool, 'home', clipId, { generation: 1, stage: 'CUTTING', share: 0.5 });
  expect(await knownOf(clipId)).toEqual(waiting(2));
  await clearProgress(pool, 'home', clipId, 1);
  expect(await knownOf(clipId)).toEqual(waiting(2));
  await recordProgress(pool, 'home', clipId, { generation: 2, stage: 'CUTTING', share: 0.25 });
  expect(await knownOf(clipId)).toEqual({ generation: 2, stage: 'CUTTING', share: 0.25 });
  await clearProgress(pool, 'home', clipId, 2);
  expect(await knownOf(clipId)).toBeUndefined();
});
