import { expect, it } from 'vitest';
import { freshDatabase } from '../support/freshDatabase.ts';
import { SEED } from '../support/seed.ts';
import { playHostileGame } from './hostileGame.ts';

it(`a whole game on a hostile event store: nothing lost, nothing twice, every fact heard once and in order (SEED=${SEED})`, async () => {
  const { url } = await freshDatabase();
  const report = await playHostileGame({ seed: SEED, databaseUrl: url, coaches: 3, playsOfEach: 2 });
  expect(report).toMatchObject({ lost: 0, doubled: 0, gaps: 0, unequal: 0, refused: [], acked: 18 });
  expect(report.readyOf).toEqual(report.readyOf.map(() => 1));
  expect(report.heard).toEqual(report.recorded);
}, 120_000);
