import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureRecorderClock, type RecorderClock } from '../../../src/recordings/mediamtx/recorderClock.ts';
import { SEED } from '../../support/seed.ts';

const SECOND = 1_000;

async function measured(tools: Parameters<typeof measureRecorderClock>[0]): Promise<RecorderClock> {
  let last: RecorderClock | undefined;
  for await (const clock of measureRecorderClock(tools)) {
    // Whoever knows more never has to take back what was said before.
    if (last) expect(Math.abs(clock.offsetMs - last.offsetMs)).toBeLessThanOrEqual(last.uncertaintyMs + 0.001);
    last = clock;
  }
  return last!;
}

/** A server that is `ahead` ms ahead, whose answers take `outMs` there and `backMs` back; time passes only here. */
function server(ahead: number, way: () => readonly [outMs: number, backMs: number]) {
  let now = Date.parse('2026-11-14T20:00:00.137Z');
  let looks = 0;
  return {
    looks: () => looks,
    now: () => now,
    async sleep(ms: number) {
      // Timers are late by up to a few milliseconds.
      now += ms + 1.3;
    },
    async look() {
      looks += 1;
      const [outMs, backMs] = way();
      const asked = now;
      now += outMs;
      const said = Math.floor((now + ahead) / SECOND) * SECOND;
      now += backMs;
      return { asked, heard: now, said };
    },
  };
}

describe("a recorder's clock", () => {
  it(`is known to a few milliseconds from whole seconds, and the truth lies within what is said (seed ${SEED})`, async () => {
    const offsets = fc.double({ min: -86_400_000, max: 86_400_000, noNaN: true });
    const ways = fc.array(
      fc.tuple(fc.double({ min: 0.1, max: 8, noNaN: true }), fc.double({ min: 0.1, max: 8, noNaN: true })),
      {
        minLength: 1,
      },
    );
    await fc.assert(
      fc.asyncProperty(offsets, ways, async (ahead, legs) => {
        let turn = 0;
        const one = server(ahead, () => legs[turn++ % legs.length]!);
        const { offsetMs, uncertaintyMs } = await measured(one);
        expect(Math.abs(offsetMs - ahead)).toBeLessThanOrEqual(uncertaintyMs + 0.001);
        expect(uncertaintyMs).toBeLessThan(25);
        expect(one.looks()).toBeLessThanOrEqual(12);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('is told as unsure as it is where answers take long', async () => {
    const { offsetMs, uncertaintyMs } = await measured(server(250, () => [300, 300]));
    expect(uncertaintyMs).toBeGreaterThan(100);
    expect(Math.abs(offsetMs - 250)).toBeLessThanOrEqual(uncertaintyMs);
  });

  it('is not told where a clock was set in between', async () => {
    let ahead = 0;
    const tools = { ...server(0, () => [1, 1]) };
    const look = async () => {
      const seen = await tools.look();
      const said = seen.said + ahead;
      ahead += 5_000;
      return { ...seen, said };
    };
    await expect(measured({ ...tools, look })).rejects.toThrow('a clock was set');
  });
});
