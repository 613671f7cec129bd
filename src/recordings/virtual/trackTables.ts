import { box, boxesIn, findBody, fullBox, uint32 } from '../boxes.ts';
import {
  bigEndian,
  type LargeNumberList,
  largeNumberList,
  type NumberList,
  numberList,
  push,
  pushLarge,
} from './numberList.ts';

/** The sample tables of one track, filled sample by sample in decoding order. */
export interface TrackTables {
  /** @param at place of its bytes in the media @param entry which sample description it needs, counted from 1 */
  add(dts: number, cts: number, size: number, sync: boolean, at: number, entry: number): void;
  /** No more samples: the last one lasts so long. */
  finish(lastDuration: number): void;
  readonly count: number;
  /** Ticks that all samples last. */
  readonly duration: number;
  /** The `stbl` box, of media that begin at byte 0 of the file: see `moveChunks`. */
  box(descriptions: readonly Buffer[]): Buffer;
}

export function openTrackTables(): TrackTables {
  const durations = numberList();
  const compositions = numberList();
  const syncs = numberList();
  const sizes = numberList();
  const chunkOffsets = largeNumberList();
  const chunkCounts = numberList();
  let isReordered = false;
  let hasNegative = false;
  let [begin, last] = [0, 0];
  let [expected, inChunk, chunkEntry, listedCount, listedEntry] = [-1, 0, 0, 0, 0];

  /** Chunks are listed where they differ from the ones before: number of the first, samples, description. */
  function endChunk(): void {
    if (inChunk === 0 || (inChunk === listedCount && chunkEntry === listedEntry)) return;
    push(chunkCounts, chunkOffsets.length);
    push(chunkCounts, inChunk);
    push(chunkCounts, chunkEntry);
    [listedCount, listedEntry] = [inChunk, chunkEntry];
  }

  return {
    add(dts, cts, size, sync, at, entry) {
      if (sizes.length === 0) begin = dts;
      else pushRun(durations, dts - last);
      last = dts;
      pushRun(compositions, cts >>> 0);
      if (cts !== 0) isReordered = true;
      if (cts < 0) hasNegative = true;
      push(sizes, size);
      if (sync) push(syncs, sizes.length);
      if (at !== expected || entry !== chunkEntry) {
        endChunk();
        pushLarge(chunkOffsets, at);
        [inChunk, chunkEntry] = [0, entry];
      }
      inChunk += 1;
      expected = at + size;
    },

    finish(lastDuration) {
      pushRun(durations, lastDuration);
      last += lastDuration;
      endChunk();
    },

    get count() {
      return sizes.length;
    },

    get duration() {
      return last - begin;
    },

    box(descriptions) {
      return box(
        'stbl',
        fullBox('stsd', 0, 0, uint32(descriptions.length), ...descriptions),
        table('stts', 0, durations, 2),
        ...(isReordered ? [table('ctts', hasNegative ? 1 : 0, compositions, 2)] : []),
        ...(syncs.length < sizes.length ? [table('stss', 0, syncs, 1)] : []),
        table('stsc', 0, chunkCounts, 3),
        fullBox('stsz', 0, 0, uint32(0, sizes.length), bigEndian(sizes)),
        fullBox('co64', 0, 0, uint32(chunkOffsets.length), uint64s(chunkOffsets)),
      );
    },
  };
}

/** A list of (how many, value). */
function pushRun(runs: NumberList, value: number): void {
  if (runs.length > 0 && runs.values[runs.length - 1] === value) {
    runs.values[runs.length - 2]! += 1;
    return;
  }
  push(runs, 1);
  push(runs, value);
}

function table(type: string, version: number, numbers: NumberList, perEntry: number): Buffer {
  return fullBox(type, version, 0, uint32(numbers.length / perEntry), bigEndian(numbers));
}

function uint64s({ values, length }: LargeNumberList): Buffer {
  const bytes = Buffer.alloc(length * 8);
  for (let i = 0; i < length; i += 1) writeUint64(bytes, i * 8, values[i]!);
  return bytes;
}

/** Tells the tracks of a `moov` box, in the box itself, that their media begin so many bytes later. It stays as long. */
export function moveChunks(moov: Buffer, by: number): void {
  for (const child of boxesIn(moov, 8)) {
    const trak = child.type === 'trak' ? moov.subarray(child.body, child.end) : undefined;
    const co64 = trak && findBody(trak, 'mdia', 'minf', 'stbl', 'co64');
    if (!co64) continue;
    for (let at = 8; at < co64.length; at += 8) {
      writeUint64(co64, at, co64.readUInt32BE(at) * 0x100000000 + co64.readUInt32BE(at + 4) + by);
    }
  }
}

function writeUint64(bytes: Buffer, at: number, value: number): void {
  bytes.writeUInt32BE(Math.floor(value / 0x100000000), at);
  bytes.writeUInt32BE(value % 0x100000000, at + 4);
}
