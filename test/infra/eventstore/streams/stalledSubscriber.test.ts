import { expect, it } from 'vitest';
import { freshDatabase } from '../../../support/freshDatabase.ts';
import { stalledSubscriber } from './stalledSubscriber.ts';

// As many bytes pass as 100,000 short events have; those, one by one, are for `npm run chaos -- --only stalled`.
it('a subscriber that stops reading while 40 MB pass costs the node at most 20 MB, and misses nothing', async () => {
  const { url } = await freshDatabase();
  const { megabytes, heard } = await stalledSubscriber({ databaseUrl: url, events: 20_000, bytes: 2_000 });
  expect(heard).toBe(20_000);
  expect(megabytes).toBeLessThan(20);
}, 180_000);
