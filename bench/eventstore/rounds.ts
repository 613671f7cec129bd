// Benches of the event store node: each against a control that does the unavoidable part of the same work, in the same run.

import type { Measured, Round } from '../bench.ts';

/** Runs ours and the control in turns, so that both see the same machine. The first turn warms up and does not count. */
export async function inTurns(
  count: number,
  unit: string,
  ours: () => Promise<number>,
  control: () => Promise<number>,
): Promise<Measured> {
  const rounds: Round[] = [];
  for (let round = 0; round <= count; round++) {
    const result = { ours: await ours(), control: await control() };
    if (round > 0) rounds.push(result);
  }
  return { rounds, unit };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median duration of one call in ms, the first tenth left out. */
export async function p50(times: number, work: (n: number) => Promise<void>): Promise<number> {
  const durations: number[] = [];
  for (let n = 0; n < times; n++) {
    const start = performance.now();
    await work(n);
    if (n >= times / 10) durations.push(performance.now() - start);
  }
  return median(durations);
}
