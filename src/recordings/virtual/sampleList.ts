import { type LargeNumberList, largeNumberList, type NumberList, numberList, push, pushLarge } from './numberList.ts';

/**
 * The samples of one track of one file, in decoding order, as numbers side by side: an hour has hundreds of thousands.
 * Times are ticks of the track, on the file's own axis.
 */
export interface SampleList {
  readonly sizes: NumberList;
  readonly durations: NumberList;
  /** Signed: read with `| 0`. */
  readonly cts: NumberList;
  /** 1: decoding can begin here. */
  readonly syncs: NumberList;
  /** Runs of samples that lie together: index of the first one, its decoding time, and where its bytes begin. */
  readonly runFirsts: NumberList;
  readonly runDts: LargeNumberList;
  readonly runOffsets: LargeNumberList;
}

export const emptySamples = (): SampleList => ({
  sizes: numberList(),
  durations: numberList(),
  cts: numberList(),
  syncs: numberList(),
  runFirsts: numberList(),
  runDts: largeNumberList(),
  runOffsets: largeNumberList(),
});

/** Begins a run; the samples that are added from now on follow one another from there. */
export function beginRun({ sizes, runFirsts, runDts, runOffsets }: SampleList, dts: number, offset: number): void {
  push(runFirsts, sizes.length);
  pushLarge(runDts, dts);
  pushLarge(runOffsets, offset);
}

export function addSample(list: SampleList, size: number, duration: number, cts: number, sync: boolean): void {
  push(list.sizes, size);
  push(list.durations, duration);
  push(list.cts, cts);
  push(list.syncs, sync ? 1 : 0);
}

/** Takes back what was added behind these counts: a part that turned out to be damaged. */
export function shorten(list: SampleList, samples: number, runs: number): void {
  for (const one of [list.sizes, list.durations, list.cts, list.syncs]) one.length = samples;
  for (const one of [list.runFirsts, list.runDts, list.runOffsets]) one.length = runs;
}

/**
 * Visits the samples [from, to) in decoding order, each with its decoding time and the place of its bytes, until a visit
 * returns false.
 */
export function eachSample(
  list: SampleList,
  from: number,
  to: number,
  visit: (index: number, dts: number, offset: number) => unknown,
): void {
  const { runFirsts, runDts, runOffsets } = list;
  const [sizes, durations] = [list.sizes.values, list.durations.values];
  for (let run = runOf(list, from); run < runFirsts.length; run += 1) {
    const first = runFirsts.values[run]!;
    if (first >= to) return;
    const next = run + 1 < runFirsts.length ? runFirsts.values[run + 1]! : list.sizes.length;
    const end = Math.min(next, to);
    let dts = runDts.values[run]!;
    let offset = runOffsets.values[run]!;
    for (let index = first; index < end; index += 1) {
      if (index >= from && visit(index, dts, offset) === false) return;
      dts += durations[index]!;
      offset += sizes[index]!;
    }
  }
}

/** The run that the sample belongs to. */
function runOf({ runFirsts }: SampleList, index: number): number {
  let [low, high] = [0, runFirsts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (runFirsts.values[middle]! <= index) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Memory that it holds, in bytes. */
export function bytesOf(list: SampleList): number {
  return Object.values(list).reduce((sum, { values }: { values: ArrayBufferView }) => sum + values.byteLength, 0);
}
