import { box, fullBox, uint16, uint32, uint32List, uint64 } from '../../recordings/boxes.ts';
import {
  type Edit,
  editBox,
  fileType,
  IDENTITY,
  MOVIE_TIMESCALE,
  mediaBegin,
  mediaBox,
  presentation,
  UNDETERMINED_LANGUAGE,
} from '../../recordings/movieBoxes.ts';

/** Our own muxer: a clip's index, written before its media, without decoding or encoding anything. */

export interface TrackToMux {
  readonly kind: 'video' | 'audio';
  readonly timescale: number;
  /** The whole `stsd` box. */
  readonly sampleEntry: Buffer;
  readonly width: number;
  readonly height: number;
  readonly samples: readonly SampleToMux[];
  /** What a player shows of it. */
  readonly edit: Edit;
}

export interface SampleToMux {
  readonly size: number;
  readonly duration: number;
  readonly cts: number;
  readonly sync: boolean;
}

/** Samples of one track that lie together in the media, in the order of the file. */
export interface Chunk {
  readonly track: TrackToMux;
  readonly count: number;
  readonly size: number;
}

/** Everything up to the media: ftyp, moov, and the first bytes of mdat. The chunks' data follows. */
export function clipHead(tracks: readonly TrackToMux[], chunks: readonly Chunk[]): Buffer {
  const mediaSize = chunks.reduce((sum, { size }) => sum + size, 0);
  const ftyp = fileType();
  const mdat = mediaBegin(mediaSize);
  const around = ftyp.length + mdat.length;
  const size = around + moovBytes(tracks, chunks, 0).length; // where the media lies changes no size
  return Buffer.concat([ftyp, moovBytes(tracks, chunks, size), mdat]);
}

function moovBytes(tracks: readonly TrackToMux[], chunks: readonly Chunk[], mediaOffset: number): Buffer {
  const duration = Math.max(...tracks.map(({ edit }) => edit.delay + edit.duration));
  const mvhd = fullBox(
    'mvhd',
    0,
    0,
    uint32(0, 0, MOVIE_TIMESCALE, duration, 0x10000),
    uint16(0x100, 0),
    uint32(0, 0),
    IDENTITY,
    Buffer.alloc(24),
    uint32(tracks.length + 1),
  );
  const offsets = new Map<TrackToMux, { at: number; count: number }[]>(tracks.map((track) => [track, []]));
  let at = mediaOffset;
  for (const { track, count, size } of chunks) {
    offsets.get(track)?.push({ at, count });
    at += size;
  }
  return box('moov', mvhd, ...tracks.map((track, i) => trackBytes(track, i + 1, offsets.get(track) ?? [])));
}

function trackBytes(track: TrackToMux, id: number, chunks: { at: number; count: number }[]): Buffer {
  const { kind, timescale, width, height, samples, edit } = track;
  const tkhd = fullBox(
    'tkhd',
    0,
    3,
    uint32(0, 0, id, 0, edit.delay + edit.duration, 0, 0),
    presentation(kind),
    IDENTITY,
    uint32(width * 0x10000, height * 0x10000),
  );
  const mediaDuration = samples.reduce((sum, { duration }) => sum + duration, 0);
  const mdhd = fullBox('mdhd', 0, 0, uint32(0, 0, timescale, mediaDuration), uint16(UNDETERMINED_LANGUAGE, 0));
  return box('trak', tkhd, editBox(edit), mediaBox(kind, mdhd, sampleTable(track, chunks)));
}

function sampleTable({ sampleEntry, samples }: TrackToMux, chunks: { at: number; count: number }[]): Buffer {
  const durations = runLengths(samples.map(({ duration }) => duration));
  const compositions = runLengths(samples.map(({ cts }) => cts >>> 0));
  const negative = samples.some(({ cts }) => cts < 0);
  const reordered = samples.some(({ cts }) => cts !== 0);
  const sync = samples.flatMap((sample, i) => (sample.sync ? [i + 1] : []));
  const counts = chunks.map(({ count }, i) => ({ first: i + 1, count }));
  const changes = counts.filter(({ count }, i) => i === 0 || count !== counts[i - 1]?.count);
  return box(
    'stbl',
    sampleEntry,
    fullBox('stts', 0, 0, table(durations, 2)),
    ...(reordered ? [fullBox('ctts', negative ? 1 : 0, 0, table(compositions, 2))] : []),
    ...(sync.length < samples.length ? [fullBox('stss', 0, 0, table(sync, 1))] : []),
    fullBox(
      'stsc',
      0,
      0,
      table(
        changes.flatMap(({ first, count }) => [first, count, 1]),
        3,
      ),
    ),
    fullBox(
      'stsz',
      0,
      0,
      uint32(0),
      table(
        samples.map(({ size }) => size),
        1,
      ),
    ),
    fullBox('co64', 0, 0, uint32(chunks.length), ...chunks.map(({ at }) => uint64(BigInt(at)))),
  );
}

/** How many entries there are, then the entries, of so many numbers each. */
function table(numbers: readonly number[], perEntry: number): Buffer {
  return uint32List([numbers.length / perEntry, ...numbers]);
}

/** [3, 3, 3, 7] -> [3 times, 3, once, 7]. */
function runLengths(values: readonly number[]): number[] {
  const runs: number[] = [];
  for (const value of values) {
    if (runs.length > 0 && runs.at(-1) === value) runs[runs.length - 2] = (runs.at(-2) ?? 0) + 1;
    else runs.push(1, value);
  }
  return runs;
}
