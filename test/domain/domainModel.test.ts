import { expect, it } from 'vitest';
import { nouns } from '../../src/domain/nouns.ts';
import { startNode } from '../support/startNode.ts';
import { compareWithReference } from './model/compareWithReference.ts';
import { table } from './model/referenceModel.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const sequences = 500;

it(`random games of several people do what the reference model says (SEED=${seed})`, { timeout: 300_000 }, async () => {
  const { url } = await startNode();
  const { pairs, differences, ...report } = await compareWithReference({ url, sequences, seed });
  expect(differences).toEqual([]);
  expect(report.sequences).toBe(sequences);
  expect(pairs.visited).toBe(pairs.all);
});

it('the reference model names every status and every command of the machines, and no other', () => {
  const machines = nouns.map(({ name, machine }) => [
    name,
    Object.keys(machine.states).sort(),
    [...machine.events].sort(),
  ]);
  const model = Object.entries(table).map(([name, rows]) => [
    name,
    Object.keys(rows).sort(),
    [...new Set(Object.values(rows).flatMap(Object.keys))].sort(),
  ]);
  expect(model).toEqual(machines);
});
