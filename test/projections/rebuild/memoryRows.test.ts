import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readModels } from '../../../src/projections/index.ts';
import type { Row } from '../../../src/projections/projection.ts';
import { SEED } from '../../support/seed.ts';
import { gameOf } from '../history.ts';
import { differences, memoryRows } from './memoryRows.ts';
import { gameEvents } from './openBuilding.ts';

/** As a database gives a row back: another object, positions beyond a number and all. */
const stored = (row: Row): Row =>
  JSON.parse(
    JSON.stringify(row, (_name, value) => (typeof value === 'bigint' ? `${value}n` : value)),
    (_name, value) => (typeof value === 'string' && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value),
  );

const games = fc.oneof(
  fc.integer({ min: 1, max: 24 }).map(gameOf),
  fc
    .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 120, max: 500 }))
    .map((game) => gameEvents(...game)),
);

it(`a row that is put away after every fact and taken up again is the row that never was (SEED=${SEED})`, () => {
  fc.assert(
    fc.property(games, (log) => {
      const kept = memoryRows();
      const putAway = memoryRows(stored);
      for (const event of log) {
        kept.take(event);
        putAway.take(event);
      }
      expect(differences(putAway.rows(), kept.rows())).toEqual([]);
    }),
    { numRuns: 40, seed: SEED },
  );
});

it('a fold leaves the rows and the facts that it is given as they are', () => {
  const log = gameOf(24);
  const frozen = memoryRows((row) => deepFreeze(row));
  const free = memoryRows();
  for (const event of log) {
    frozen.take(deepFreeze(structuredClone(event)));
    free.take(event);
  }
  expect(differences(frozen.rows(), free.rows())).toEqual([]);
});

it('every read model is among them', () => {
  expect(Object.keys(memoryRows().rows()).sort()).toEqual(readModels.map(({ table }) => table).sort());
});

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}
