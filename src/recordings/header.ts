import { boxesIn, findBody, findBox } from './boxes.ts';

/** What the header of a recording says: `ftyp` and `moov`, written once, before the first part. */
export interface Header {
  /** Bytes of ftyp and moov together; the first part begins there. */
  readonly size: number;
  readonly tracks: readonly Track[];
  /** The length that the recorder wrote on closing, in milliseconds; 0 while it records, and for ever after a crash. */
  readonly closedDurationMs: number;
  readonly recorder: RecorderStamp | undefined;
}

export interface Track {
  readonly id: number;
  readonly kind: 'video' | 'audio' | 'other';
  /** Ticks of this track's clock in a second; at least 1. */
  readonly timescale: number;
  /** Type of the first sample entry: `avc1`, `hvc1`, `mp4a`, `Opus` ... */
  readonly codec: string;
  /** The whole `stsd` box: what a decoder needs, copied as it is. */
  readonly sampleEntry: Buffer;
  /** Pixels; 0 for sound. */
  readonly width: number;
  readonly height: number;
  readonly defaults: SampleDefaults;
}

export interface SampleDefaults {
  readonly duration: number;
  readonly size: number;
  readonly flags: number;
}

/** MediaMTX's own box, `mtxi`: where this file stands in its connection, and what the wall clock said. */
export interface RecorderStamp {
  /** 32 hex digits; changes with every restart of the recorder. */
  readonly streamId: string;
  readonly segmentNumber: number;
  /** Time of the file's zero on the connection's axis, in milliseconds. */
  readonly streamMs: number;
  /** The server's clock at the file's first sample, in epoch milliseconds (microseconds as fraction). */
  readonly wallMs: number;
}

/** Headers are about 1 KiB. What claims more than this is no recording. */
export const MAX_HEADER_BYTES = 1 << 20;

/**
 * Bytes of ftyp and moov together as the first bytes of a file announce them. `undefined`: not to be told yet (too few
 * bytes). 0: these are not the first bytes of a recording.
 */
export function announcedHeaderSize(start: Buffer): number | undefined {
  if (start.length < 8) return undefined;
  const ftyp = start.readUInt32BE(0);
  if (start.toString('latin1', 4, 8) !== 'ftyp' || ftyp < 16 || ftyp > 4096) return 0;
  if (start.length < ftyp + 8) return undefined;
  const moov = start.readUInt32BE(ftyp);
  if (start.toString('latin1', ftyp + 4, ftyp + 8) !== 'moov' || moov < 8) return 0;
  return ftyp + moov > MAX_HEADER_BYTES ? 0 : ftyp + moov;
}

/** The header in exactly these bytes, or `undefined` where they are damaged or hold no track. */
export function parseHeader(bytes: Buffer): Header | undefined {
  try {
    const moov = findBody(bytes, 'moov');
    const mvhd = moov && findBody(moov, 'mvhd');
    if (!moov || !mvhd) return undefined;
    const tracks = [...boxesIn(moov)]
      .filter(({ type }) => type === 'trak')
      .flatMap((trak) => parseTrack(moov.subarray(trak.body, trak.end), moov) ?? []);
    if (tracks.length === 0) return undefined;
    return {
      size: bytes.length,
      tracks,
      closedDurationMs: mvhd.readUInt8(0) === 0 ? (mvhd.readUInt32BE(16) * 1000) / (mvhd.readUInt32BE(12) || 1000) : 0,
      recorder: parseStamp(moov),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined; // a field beyond the end of its box
    throw error;
  }
}

function parseTrack(trak: Buffer, moov: Buffer): Track | undefined {
  const tkhd = findBody(trak, 'tkhd');
  const mdhd = findBody(trak, 'mdia', 'mdhd');
  const handler = findBody(trak, 'mdia', 'hdlr')?.toString('latin1', 8, 12);
  const sampleEntry = findBox(trak, 'mdia', 'minf', 'stbl', 'stsd');
  if (!tkhd || !mdhd || !sampleEntry) return undefined;
  const id = tkhd.readUInt32BE(tkhd.readUInt8(0) === 1 ? 20 : 12);
  const timescale = mdhd.readUInt32BE(mdhd.readUInt8(0) === 1 ? 20 : 12);
  if (timescale === 0) return undefined;
  return {
    id,
    kind: handler === 'vide' ? 'video' : handler === 'soun' ? 'audio' : 'other',
    timescale,
    codec: sampleEntry.toString('latin1', 20, 24),
    sampleEntry: Buffer.from(sampleEntry),
    width: tkhd.readUInt32BE(tkhd.length - 8) / 0x10000,
    height: tkhd.readUInt32BE(tkhd.length - 4) / 0x10000,
    defaults: defaultsOf(id, moov),
  };
}

function defaultsOf(trackId: number, moov: Buffer): SampleDefaults {
  const mvex = findBody(moov, 'mvex') ?? Buffer.alloc(0);
  for (const child of boxesIn(mvex)) {
    const trex = mvex.subarray(child.body, child.end);
    if (child.type !== 'trex' || trex.readUInt32BE(4) !== trackId) continue;
    return { duration: trex.readUInt32BE(12), size: trex.readUInt32BE(16), flags: trex.readUInt32BE(20) };
  }
  return { duration: 0, size: 0, flags: 0 };
}

function parseStamp(moov: Buffer): RecorderStamp | undefined {
  const mtxi = findBody(moov, 'udta', 'mtxi');
  if (!mtxi) return undefined;
  return {
    streamId: mtxi.toString('hex', 4, 20),
    segmentNumber: Number(mtxi.readBigUInt64BE(20)),
    streamMs: Number(mtxi.readBigInt64BE(28)) / 1e6,
    wallMs: Number(mtxi.readBigInt64BE(36) / 1000n) / 1000,
  };
}
