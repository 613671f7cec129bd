// An MP4 file that is on no disk: its index is made when somebody asks, and its media are the recordings as they lie.
import { closeSync, fstatSync, readSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { scanPart } from '../part.ts';
import { openPlain, type SegmentFile } from '../segmentFile.ts';
import { addSample, beginRun, bytesOf, emptySamples, type SampleList, shorten } from './sampleList.ts';

/** The samples of a recording file, track by track. Grows with the file. */
export interface FileSamples {
  readonly inode: number;
  /** Parts of the file that were taken in. */
  parts: number;
  readonly tracks: ReadonlyMap<number, SampleList>;
}

export interface SampleMemory {
  /** The samples of all parts that the index knows of. Undefined where the file is not there any more. */
  samplesIn(file: SegmentFile): Promise<FileSamples | undefined>;
}

/** An hour takes about 4 MB: the game that is looked at stays, in all its angles. */
const MOST_BYTES = 96 << 20;
/** Parts taken in before others get their turn. */
const PARTS_AT_ONCE = 1_000;

export function openSampleMemory(): SampleMemory {
  const known = new LRUCache<SegmentFile, FileSamples>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ tracks }) => [...tracks.values()].reduce((sum, list) => sum + bytesOf(list), 1),
  });

  return {
    async samplesIn(file) {
      const before = known.get(file);
      const isSame = before?.inode === file.inode && before.parts <= file.parts.length;
      const samples = isSame ? before : nothingOf(file);
      while (samples.parts < file.parts.length) {
        if (!takeIn(samples, file, PARTS_AT_ONCE)) return undefined;
        await new Promise(setImmediate);
      }
      // Taken out first: of a value that is there already the size would not be looked at again.
      known.delete(file);
      known.set(file, samples);
      return samples;
    },
  };
}

function nothingOf({ inode, header }: SegmentFile): FileSamples {
  const tracks = header?.tracks.filter(({ kind }) => kind !== 'other') ?? [];
  return { inode, parts: 0, tracks: new Map(tracks.map(({ id }) => [id, emptySamples()])) };
}

/** False: the file is not there any more, or is another one by now. */
function takeIn(samples: FileSamples, file: SegmentFile, most: number): boolean {
  const fd = openPlain(file.path);
  if (fd === undefined) return false;
  try {
    if (fstatSync(fd).ino !== samples.inode) return false;
    const end = Math.min(file.parts.length, samples.parts + most);
    for (; samples.parts < end; samples.parts += 1) takePart(samples, file, fd);
    return true;
  } finally {
    closeSync(fd);
  }
}

let head = Buffer.allocUnsafe(4_096);

function takePart({ parts, tracks }: FileSamples, { header, parts: known }: SegmentFile, fd: number): void {
  const part = known[parts];
  if (!part || !header) return;
  const { offset, headSize, size } = part;
  if (headSize > head.length) head = Buffer.allocUnsafe(headSize);
  const counts = [...tracks.values()].map((list) => [list, list.sizes.length, list.runFirsts.length] as const);
  if (readSync(fd, head, 0, headSize, offset) < headSize) return;
  let list: SampleList | undefined;
  let expected = 0;
  const isWhole = scanPart(head, { offset, headSize, end: offset + size }, header.tracks, {
    begin(track) {
      list = tracks.get(track.id);
      expected = 0;
    },
    sample(dts, cts, duration, sync, at, bytes) {
      if (!list) return;
      if (at !== expected) beginRun(list, dts, at);
      addSample(list, bytes, duration, cts, sync);
      expected = at + bytes;
    },
    run() {},
  });
  // Its file was written over meanwhile: nothing of it counts.
  if (!isWhole) for (const [list, samplesBefore, runsBefore] of counts) shorten(list, samplesBefore, runsBefore);
}
