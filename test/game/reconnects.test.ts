import { expect, it } from 'vitest';
import { reconnects } from '../chaos/delivery/reconnects.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { SEED } from '../support/seed.ts';

it(`fifty subscribers on connections that break, die and end half-way: every fact once and in order (SEED=${SEED})`, async () => {
  const { url } = await freshDatabase();
  const report = await reconnects({ seed: SEED, databaseUrl: url, seconds: 15, subscribers: 50 });
  expect(report).toMatchObject({ missing: 0, disordered: 0, repeated: 0, ends: [] });
  expect(report.strikes).toBeGreaterThan(50);
  expect(report.facts).toBeGreaterThan(100);
}, 150_000);
