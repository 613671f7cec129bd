import { expect, it } from 'vitest';
import { marksUnderKills } from '../chaos/marks.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

it(`every acknowledged mark is there, once, after kills of Postgres and of the node (SEED=${seed})`, async () => {
  const report = await marksUnderKills({
    seed,
    kills: 6,
    targets: ['postgres', 'eventstore'],
    dataFolder: temporaryFolder(),
  });
  expect(report).toMatchObject({ lost: 0, doubled: 0, gaps: 0, unequal: 0, refused: [] });
  expect(report.acked).toBeGreaterThan(6);
}, 90_000);
