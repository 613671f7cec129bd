import { expect, it } from 'vitest';
import { openPool } from '../../src/database.ts';
import { anyStore } from '../support/anyStore.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { startPlatform } from '../support/startPlatform.ts';
import { worldOf } from '../support/worldOf.ts';
import { openGhosts } from './ghosts.ts';
import { openCourse, openGame } from './races.ts';

const GHOSTS = 300;

it('hundreds of ghosts that nobody closes are recorded, listed and expire', { timeout: 120_000 }, async () => {
  const { url } = await anyStore();
  const databaseUrl = (await freshDatabase()).url;
  await startPlatform({ databaseUrl, esdbUrl: url, env: { CLIP_EXPIRY_S: '2' } });
  const pool = openPool(databaseUrl, 2);
  afterFile(() => pool.end());
  const { store, handle } = worldOf(url);
  const course = await openCourse({ url, store, handles: [handle, worldOf(url).handle] });
  const report = await openGhosts(await openGame(course), pool, GHOSTS);
  expect(report).toMatchObject({ opened: GHOSTS, listed: GHOSTS, expired: GHOSTS });
});
