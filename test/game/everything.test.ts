import { expect, it } from 'vitest';
import { everythingUnderKills } from '../chaos/everything.ts';
import { SEED } from '../support/seed.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

it(`nothing is lost and everything is ready again after kill -9 of everything at once (SEED=${SEED})`, async () => {
  const dataFolder = temporaryFolder();
  const report = await everythingUnderKills({ seed: SEED, kills: 3, dataFolder, clipsReadyAfter: 'last' });
  expect(report).toMatchObject({ lost: 0, doubled: 0, gaps: 0, unequal: 0, filmless: 0, late: 0, refused: [] });
  expect(report.acked).toBeGreaterThan(9);
}, 120_000);
