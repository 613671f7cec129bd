// Benches of the event store node: each against a control that does the unavoidable part of the same work, in the same run.

export interface BenchResult {
  readonly ours: number;
  readonly control: number;
  readonly unit: string;
  /** ours / control. */
  readonly ratio: number;
  readonly note?: string;
}

/** Runs ours and the control in turns, so that both see the same machine, and takes the medians. The first turn warms up. */
export async function inTurns(
  rounds: number,
  unit: string,
  ours: () => Promise<number>,
  control: () => Promise<number>,
): Promise<BenchResult> {
  const results: { ours: number[]; control: number[] } = { ours: [], control: [] };
  for (let round = 0; round <= rounds; round++) {
    const pair = { ours: await ours(), control: await control() };
    if (round === 0) continue;
    results.ours.push(pair.ours);
    results.control.push(pair.control);
  }
  const [a, b] = [median(results.ours), median(results.control)];
  return { ours: a, control: b, unit, ratio: a / b };
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
