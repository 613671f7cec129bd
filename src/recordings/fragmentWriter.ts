import { box, fullBox, int64, uint16, uint32, uint32List, uint64 } from './boxes.ts';

/**
 * Writes what MediaMTX writes, byte for byte: a header that holds no time, then parts of `moof` and `mdat`.
 */

export interface TrackToWrite {
  readonly id: number;
  readonly kind: 'video' | 'audio';
  readonly timescale: number;
  /** The whole `stsd` box. */
  readonly sampleEntry: Buffer;
  /** Pixels; 0 for sound. */
  readonly width: number;
  readonly height: number;
}

export interface StampToWrite {
  /** 16 bytes. */
  readonly streamId: Buffer;
  readonly segmentNumber: number;
  /** Nanoseconds on the connection's axis. */
  readonly streamNs: bigint;
  /** Nanoseconds since 1970. */
  readonly wallNs: bigint;
}

export interface SampleToList {
  readonly duration: number;
  readonly cts: number;
  readonly sync: boolean;
  /** Bytes. */
  readonly size: number;
}

export interface RunToList {
  readonly trackId: number;
  /** Decoding time of the first sample, in ticks since the beginning of the file. */
  readonly dts: number;
  readonly samples: readonly SampleToList[];
}

export interface SampleToWrite extends SampleToList {
  readonly data: Buffer;
}

export interface RunToWrite extends RunToList {
  readonly samples: readonly SampleToWrite[];
}

/** Where the recorder writes the length (u32, milliseconds) when it closes a file. */
export const CLOSED_DURATION_OFFSET = 64;

const IDENTITY = uint32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
const UNDETERMINED_LANGUAGE = 0x55c4;

/** ftyp and moov. Without a stamp it is an ordinary fragmented MP4. */
export function headerBytes(tracks: readonly TrackToWrite[], stamp?: StampToWrite): Buffer {
  const ftyp = box('ftyp', Buffer.from('mp42'), uint32(1), Buffer.from('mp41mp42isomhlsf'));
  const mvhd = fullBox(
    'mvhd',
    0,
    0,
    uint32(0, 0, 1000, 0, 0x10000),
    uint16(0x100, 0),
    uint32(0, 0),
    IDENTITY,
    Buffer.alloc(24),
    uint32(0xffffffff),
  );
  const mvex = box('mvex', ...tracks.map(({ id }) => fullBox('trex', 0, 0, uint32(id, 1, 0, 0, 0))));
  const udta = stamp ? [box('udta', stampBytes(stamp))] : [];
  return Buffer.concat([ftyp, box('moov', mvhd, ...tracks.map(trackBytes), mvex, ...udta)]);
}

function trackBytes({ id, kind, timescale, sampleEntry, width, height }: TrackToWrite): Buffer {
  const video = kind === 'video';
  const group = video ? uint16(0, 0, 0, 0) : uint16(0, 1, 0x100, 0); // layer, alternate group, volume
  const tkhd = fullBox(
    'tkhd',
    0,
    3,
    uint32(0, 0, id, 0, 0, 0, 0),
    group,
    IDENTITY,
    uint32(width * 0x10000, height * 0x10000),
  );
  const mdhd = fullBox('mdhd', 0, 0, uint32(0, 0, timescale, 0), uint16(UNDETERMINED_LANGUAGE, 0));
  const handler = video ? ['vide', 'VideoHandler\0'] : ['soun', 'SoundHandler\0'];
  const hdlr = fullBox(
    'hdlr',
    0,
    0,
    uint32(0),
    Buffer.from(handler[0] ?? ''),
    Buffer.alloc(12),
    Buffer.from(handler[1] ?? ''),
  );
  const kindHeader = video ? fullBox('vmhd', 0, 1, uint16(0, 0, 0, 0)) : fullBox('smhd', 0, 0, uint16(0, 0));
  const dinf = box('dinf', fullBox('dref', 0, 0, uint32(1), fullBox('url ', 0, 1)));
  const stbl = box(
    'stbl',
    sampleEntry,
    fullBox('stts', 0, 0, uint32(0)),
    fullBox('stsc', 0, 0, uint32(0)),
    fullBox('stsz', 0, 0, uint32(0, 0)),
    fullBox('stco', 0, 0, uint32(0)),
  );
  return box('trak', tkhd, box('mdia', mdhd, hdlr, box('minf', kindHeader, dinf, stbl)));
}

function stampBytes({ streamId, segmentNumber, streamNs, wallNs }: StampToWrite): Buffer {
  return fullBox('mtxi', 0, 0, streamId, uint64(BigInt(segmentNumber)), int64(streamNs), int64(wallNs));
}

/** One part: the `moof` that lists the samples of these runs, and the `mdat` that holds them, run after run. */
export function partBytes(sequence: number, runs: readonly RunToWrite[]): Buffer {
  const data = runs.flatMap(({ samples }) => samples.map((sample) => sample.data));
  return Buffer.concat([fragmentHead(sequence, runs), ...data]);
}

/** What stands before the data of a part: its `moof`, and the first bytes of its `mdat`. */
export function fragmentHead(sequence: number, runs: readonly RunToList[]): Buffer {
  const moofSize = moofBytes(sequence, runs, 0).length; // the offsets change no size
  const size = runs.reduce((sum, run) => sum + sizeOf(run), 8);
  return Buffer.concat([moofBytes(sequence, runs, moofSize + 8), uint32(size), Buffer.from('mdat')]);
}

function sizeOf({ samples }: RunToList): number {
  return samples.reduce((sum, { size }) => sum + size, 0);
}

function moofBytes(sequence: number, runs: readonly RunToList[], dataOffset: number): Buffer {
  let offset = dataOffset;
  const trafs = runs.map((run) => {
    const traf = box(
      'traf',
      fullBox('tfhd', 0, 0x20000, uint32(run.trackId)),
      fullBox('tfdt', 1, 0, uint64(BigInt(run.dts))),
      trunBytes(run.samples, offset),
    );
    offset += sizeOf(run);
    return traf;
  });
  return box('moof', fullBox('mfhd', 0, 0, uint32(sequence)), ...trafs);
}

/** Flags and composition times are listed only where some sample of the run needs them. */
function trunBytes(samples: readonly SampleToList[], dataOffset: number): Buffer {
  const withFlags = samples.some(({ sync }) => !sync);
  const withCts = samples.some(({ cts }) => cts !== 0);
  const fields = samples.flatMap(({ duration, size, sync, cts }) => [
    duration,
    size,
    ...(withFlags ? [sync ? 0 : 0x10000] : []),
    ...(withCts ? [cts >>> 0] : []),
  ]);
  const present = 0x301 | (withFlags ? 0x400 : 0) | (withCts ? 0x800 : 0);
  return fullBox('trun', 1, present, uint32(samples.length, dataOffset), uint32List(fields));
}
