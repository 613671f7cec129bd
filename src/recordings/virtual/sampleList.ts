import { bytesList, float64s, type GrowingList, int32s, push, uint32s } from './growingList.ts';

/**
 * The samples of one track of one file, in decoding order, as numbers side by side: an hour has hundreds of thousands.
 * Times are ticks of the track, on the file's own axis.
 */
export interface SampleList {
  readonly sizes: GrowingList<Uint32Array>;
  readonly durations: GrowingList<Uint32Array>;
  readonly cts: GrowingList<Int32Array>;
  /** 1: decoding can begin here. */
  readonly syncs: GrowingList<Uint8Array>;
  /** Runs of samples that lie together: index of the first one, its decoding time, and where its bytes begin. */
  readonly runFirsts: GrowingList<Uint32Array>;
  readonly runDts: GrowingList<Float64Array>;
  readonly runOffsets: GrowingList<Float64Array>;
}

export const emptySamples = (): SampleList => ({
  sizes: uint32s(),
  durations: uint32s(),
  cts: int32s(),
  syncs: bytesList(),
  runFirsts: uint32s(),
  runDts: float64s(),
  runOffsets: float64s(),
});

/** Begins a run; the samples that are added from now on follow one another from there. */
export function beginRun({ sizes, runFirsts, runDts, runOffsets }: SampleList, dts: number, offset: number): void {
  push(runFirsts, sizes.length);
  push(runDts, dts);
  push(runOffsets, offset);
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

/** Visits the samples [from, to) in decoding order, each with its decoding time and the place of its bytes. */
export function eachSample(
  list: SampleList,
  from: number,
  to: number,
  visit: (index: number, dts: number, offset: number) => void,
): void {
  const { runFirsts, runDts, runOffsets, sizes, durations } = list;
  for (let run = runOf(list, from); run < runFirsts.length; run += 1) {
    const first = runFirsts.values[run]!;
    if (first >= to) return;
    const next = run + 1 < runFirsts.length ? runFirsts.values[run + 1]! : sizes.length;
    let dts = runDts.values[run]!;
    let offset = runOffsets.values[run]!;
    for (let index = first; index < Math.min(next, to); index += 1) {
      if (index >= from) visit(index, dts, offset);
      dts += durations.values[index]!;
      offset += sizes.values[index]!;
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
