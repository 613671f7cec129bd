import { findBody } from './boxes.ts';

/** Samples of one track that lie together in a finished MP4, as its index says. */
export interface ChunkInFile {
  /** Of its first byte in the file. */
  readonly offset: number;
  /** Index of its first sample among those of the track, and how many there are. */
  readonly first: number;
  readonly count: number;
}

/** What claims to hold more samples than this is no clip. */
const MAX_SAMPLES = 1 << 22;

/** Bytes of each sample, in decoding order. @throws RangeError where the table is damaged, as all of these do */
export function sizesIn(stbl: Buffer): number[] | undefined {
  const stsz = findBody(stbl, 'stsz');
  if (!stsz) return undefined;
  const same = stsz.readUInt32BE(4);
  const count = stsz.readUInt32BE(8);
  if (count > MAX_SAMPLES) throw tooMany();
  return Array.from({ length: count }, (_, i) => same || stsz.readUInt32BE(12 + i * 4));
}

/** The run-length table of that type (count, value) written out: one value a sample; none where there is no table. */
export function runsIn(stbl: Buffer, type: 'stts' | 'ctts'): number[] {
  const table = findBody(stbl, type);
  const values: number[] = [];
  const runs = table?.readUInt32BE(4) ?? 0;
  for (let i = 0; i < runs; i++) {
    const count = table?.readUInt32BE(8 + i * 8) ?? 0;
    const value = table?.readUInt32BE(12 + i * 8) ?? 0;
    if (values.length + count > MAX_SAMPLES) throw tooMany();
    for (let n = 0; n < count; n++) values.push(value);
  }
  return values;
}

/** Where the samples lie. */
export function chunksIn(stbl: Buffer): ChunkInFile[] {
  const counts = findBody(stbl, 'stsc');
  const runs = counts?.readUInt32BE(4) ?? 0;
  const chunks: ChunkInFile[] = [];
  let [run, first] = [0, 0];
  for (const offset of offsetsIn(stbl)) {
    // Each entry holds from the chunk that it names, counted from 1, to the next entry's.
    while (run + 1 < runs && (counts?.readUInt32BE(8 + (run + 1) * 12) ?? 0) <= chunks.length + 1) run += 1;
    const count = counts?.readUInt32BE(12 + run * 12) ?? 0;
    chunks.push({ offset, first, count });
    first += count;
    if (first > MAX_SAMPLES) throw tooMany();
  }
  return chunks;
}

function offsetsIn(stbl: Buffer): number[] {
  const wide = findBody(stbl, 'co64');
  const table = wide ?? findBody(stbl, 'stco');
  const count = table?.readUInt32BE(4) ?? 0;
  if (count > MAX_SAMPLES) throw tooMany();
  return Array.from({ length: count }, (_, i) =>
    wide ? Number(wide.readBigUInt64BE(8 + i * 8)) : (table?.readUInt32BE(8 + i * 4) ?? 0),
  );
}

function tooMany(): RangeError {
  return new RangeError('more samples than a clip can have');
}
