import { expect, test } from 'vitest';
import { measureClockOffset } from '../../clients/clockOffset.ts';

/** A device that is `ahead` ms ahead of a server, over a network whose legs last as long as listed. */
function device(ahead: number, legs: readonly (readonly [out: number, back: number])[]) {
  let now = 0;
  let ask = 0;
  const serverStart = Date.parse('2026-11-14T20:00:00.000Z');
  return {
    clock: { reading: () => serverStart + now + ahead, elapsed: () => now },
    async askServerTime() {
      const [out, back] = legs[ask] ?? [0, 0];
      ask += 1;
      now += out;
      const time = new Date(serverStart + now).toISOString();
      now += back;
      return time;
    },
    asked: () => ask,
  };
}

test('the fastest of eight answers counts, and says how sure it is', async () => {
  const { clock, askServerTime, asked } = device(2_400, [
    [300, 10],
    [40, 40],
    [5, 5],
    [80, 4],
    [60, 60],
    [40, 400],
    [30, 30],
    [20, 25],
  ]);

  const offset = await measureClockOffset(askServerTime, clock);

  expect(offset).toEqual({ offsetMs: 2_400, uncertaintyMs: 5 });
  expect(asked()).toBe(8);
});

test('a lopsided answer is wrong by no more than it admits', async () => {
  const { clock, askServerTime } = device(-90, [[12, 2]]);

  const { offsetMs, uncertaintyMs } = await measureClockOffset(askServerTime, clock, 1);

  expect(Math.abs(offsetMs + 90)).toBeLessThanOrEqual(uncertaintyMs);
});

test('answers that fail are passed over', async () => {
  const { clock, askServerTime } = device(50, [
    [10, 10],
    [4, 4],
  ]);
  let first = true;

  const offset = await measureClockOffset(
    async () => {
      const answer = await askServerTime();
      if (!first) return answer;
      first = false;
      throw new Error('connection reset');
    },
    clock,
    2,
  );

  expect(offset).toEqual({ offsetMs: 50, uncertaintyMs: 4 });
});

test('no answer at all is the error of the last one', async () => {
  const { clock } = device(0, []);

  const asking = measureClockOffset(() => Promise.reject(new Error('offline')), clock, 3);

  await expect(asking).rejects.toThrow('offline');
});
