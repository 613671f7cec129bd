import { expect, it } from 'vitest';
import { lossyCoaches } from '../chaos/delivery/lossyCoaches.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { SEED } from '../support/seed.ts';

it(`eighteen coaches on a network that loses and doubles: rows and events as on a good one (SEED=${SEED})`, async () => {
  const [{ url: one }, { url: other }] = [await freshDatabase(), await freshDatabase()];
  const report = await lossyCoaches({ seed: SEED, databaseUrls: [one, other], commands: 16, shared: 3 });
  expect(report).toMatchObject({ refused: [], unequal: [], notOnce: 0, misplaced: 0, commands: 18 * 19 });
  expect(report.lost).toBeGreaterThan(50);
  expect(report.doubled).toBeGreaterThan(50);
}, 120_000);
