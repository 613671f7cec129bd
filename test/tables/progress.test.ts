import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { openPool } from '../../src/database.ts';
import { migrate } from '../../src/migrate.ts';
import { clearStage, recordStage, stagesOf } from '../../src/tables/progress.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';

let pool: Pool;
beforeAll(async () => {
  pool = openPool((await freshDatabase()).url, 2);
  afterFile(() => pool.end());
  await migrate(pool, `${root}/infra/migrations`);
});
const stageOf = async (clipId: string) => (await stagesOf(pool, 'home', [clipId])).get(clipId);

it('a worker of an older generation neither hides nor clears what a newer one is at', async () => {
  const clipId = randomUUID();
  await recordStage(pool, 'home', clipId, 1, 'WAITING');
  await recordStage(pool, 'home', clipId, 2, 'WAITING');
  await recordStage(pool, 'home', clipId, 1, 'CUTTING');
  expect(await stageOf(clipId)).toEqual({ generation: 2, stage: 'WAITING' });
  await clearStage(pool, 'home', clipId, 1);
  expect(await stageOf(clipId)).toEqual({ generation: 2, stage: 'WAITING' });
  await clearStage(pool, 'home', clipId, 2);
  expect(await stageOf(clipId)).toBeUndefined();
});
