import { expect, it } from 'vitest';
import { openRates } from '../../src/auth/rates.ts';

const coach = { team: 'home', id: 'coach-1' };

/** Rates with a clock of their own. */
function given(commands = 20, dear = 5) {
  let ms = 0;
  const rates = openRates({ commands, dear }, () => ms);
  const passes = (count: number, cost = 0) =>
    Array.from({ length: count }, () => rates.waitOf(coach, 1, cost)).filter((wait) => wait === 0).length;
  const sleep = (by: number) => {
    ms += by;
  };
  return { rates, passes, sleep };
}

it('lets a burst through, and then twenty a second', () => {
  const { passes, sleep } = given();
  expect(passes(200)).toBe(60);
  sleep(1_000);
  expect(passes(200)).toBe(20);
  sleep(100);
  expect(passes(200)).toBe(2);
});

it('lets whoever waits as told through', () => {
  const { rates, passes, sleep } = given();
  passes(60);
  const wait = rates.waitOf(coach, 10, 0);
  expect(wait).toBe(500);
  sleep(wait);
  expect(rates.waitOf(coach, 10, 0)).toBe(0);
});

it('counts what is dear twice', () => {
  const { passes, rates, sleep } = given();
  expect(passes(100, 1)).toBe(15);
  sleep(1_000);
  expect(passes(100, 1)).toBe(5);
  expect(rates.waitOf(coach, 1, 0)).toBe(0);
});

it('counts every person by themselves, and no team is the other', () => {
  const { passes, rates } = given();
  passes(60);
  expect(rates.waitOf({ ...coach, team: 'away' }, 1, 0)).toBe(0);
  expect(rates.waitOf({ ...coach, id: 'coach-2' }, 1, 0)).toBe(0);
});

it('lets a request through at some time that asks for more than is ever saved up', () => {
  const { rates } = given(1, 1);
  expect(rates.waitOf(coach, 10, 0)).toBe(0);
});
