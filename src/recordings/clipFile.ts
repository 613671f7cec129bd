import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { boxesIn, findBody } from './boxes.ts';
import { type ChunkInFile, chunksIn, runsIn, sizesIn } from './sampleTable.ts';

/** What a finished MP4 says of itself: read back from its `moov` box, to know that it holds what was meant. */
export interface ClipFile {
  /** Whether a player can begin before it has the whole file. */
  readonly startsWithIndex: boolean;
  readonly bytes: number;
  /** Where the media lie: the body of its `mdat`; the first one, where there are several. */
  readonly media: { readonly from: number; readonly to: number };
  readonly video: ClipTrack | undefined;
  readonly audio: ClipTrack | undefined;
}

export interface ClipTrack {
  /** Bytes of each sample, in decoding order. */
  readonly sizes: readonly number[];
  readonly chunks: readonly ChunkInFile[];
  /** Samples that are presented before the edit list's span, and inside it: those that a player shows. */
  readonly hidden: number;
  readonly shown: number;
  /** Milliseconds from the track's first sample to the first one shown, and for how long it shows. */
  readonly hiddenMs: number;
  readonly shownMs: number;
  /** When the first and the last sample that are shown begin, in milliseconds after showing begins; NaN where none is. */
  readonly firstMs: number;
  readonly lastMs: number;
}

const MAX_INDEX_BYTES = 64 << 20;

/** Undefined where the file is no MP4 whose index can be read. Throws where it cannot be opened. */
export function readClipFile(path: string): ClipFile | undefined {
  const fd = openSync(path, 'r');
  try {
    const index = findIndex(fd);
    if (!index) return undefined;
    const { first, fileSize, media } = index;
    return { startsWithIndex: first, bytes: fileSize, media, ...tracksIn(index.moov.subarray(8)) };
  } catch (error) {
    if (error instanceof RangeError) return undefined; // a field beyond the end of its box
    throw error;
  } finally {
    closeSync(fd);
  }
}

/**
 * Ends what a finished MP4 shows after `durationMs`, in the file itself. Media behind it stay: the pictures that are
 * shown may refer to them. The file's clock may be as coarse as a millisecond, so this rounds down, but never so far
 * that the picture that begins at `lastFrameMs` would be lost.
 */
export function endShowingAfter(path: string, durationMs: number, lastFrameMs: number): void {
  const fd = openSync(path, 'r+');
  try {
    const index = findIndex(fd);
    if (!index) return;
    const moov = index.moov.subarray(8);
    const mvhd = findBody(moov, 'mvhd');
    const ticksInMs = (mvhd?.readUInt32BE(12) || 1000) / 1000;
    const limit = Math.max(Math.floor(durationMs * ticksInMs), Math.floor(lastFrameMs * ticksInMs) + 1);
    if (mvhd?.readUInt8(0) === 0) mvhd.writeUInt32BE(Math.min(limit, mvhd.readUInt32BE(16)), 16);
    for (const child of boxesIn(moov)) {
      if (child.type === 'trak') limitTrack(moov.subarray(child.body, child.end), limit);
    }
    writeSync(fd, index.moov, 0, index.moov.length, index.offset);
  } finally {
    closeSync(fd);
  }
}

function limitTrack(trak: Buffer, limit: number): void {
  const tkhd = findBody(trak, 'tkhd');
  if (tkhd?.readUInt8(0) === 0) tkhd.writeUInt32BE(Math.min(limit, tkhd.readUInt32BE(20)), 20);
  const elst = findBody(trak, 'edts', 'elst');
  const edit = elst && editIn(elst);
  if (!edit) return;
  const shown = Math.max(0, limit - edit.delay);
  if (edit.duration <= shown) return;
  if (edit.wide) elst.writeBigUInt64BE(BigInt(shown), edit.at);
  else elst.writeUInt32BE(shown, edit.at);
}

interface Index {
  readonly moov: Buffer;
  readonly offset: number;
  /** Whether it stands before the media. */
  readonly first: boolean;
  readonly fileSize: number;
  readonly media: ClipFile['media'];
}

function findIndex(fd: number): Index | undefined {
  const head = Buffer.alloc(16);
  let first = true;
  let found: { moov: Buffer; offset: number } | undefined;
  let media: Index['media'] | undefined;
  let at = 0;
  while (readSync(fd, head, 0, 16, at) >= 8) {
    const type = head.toString('latin1', 4, 8);
    const small = head.readUInt32BE(0);
    const size = small === 1 ? Number(head.readBigUInt64BE(8)) : small;
    if (size < 8 || (type === 'moov' && size > MAX_INDEX_BYTES)) return undefined;
    if (type === 'mdat') media ??= { from: at + (small === 1 ? 16 : 8), to: at + size };
    if (type === 'mdat' && !found) first = false;
    if (type === 'moov') {
      found = { moov: Buffer.alloc(size), offset: at };
      if (readSync(fd, found.moov, 0, size, at) < size) return undefined;
    }
    at += size;
  }
  return found && media && { ...found, first, fileSize: at, media };
}

function tracksIn(moov: Buffer): Pick<ClipFile, 'video' | 'audio'> {
  const movieTimescale = findBody(moov, 'mvhd')?.readUInt32BE(12) || 1000;
  const found: { video?: ClipTrack; audio?: ClipTrack } = {};
  for (const child of boxesIn(moov)) {
    if (child.type !== 'trak') continue;
    const trak = moov.subarray(child.body, child.end);
    const handler = findBody(trak, 'mdia', 'hdlr')?.toString('latin1', 8, 12);
    if (handler === 'vide') found.video ??= trackIn(trak, movieTimescale);
    if (handler === 'soun') found.audio ??= trackIn(trak, movieTimescale);
  }
  return { video: found.video, audio: found.audio };
}

function trackIn(trak: Buffer, movieTimescale: number): ClipTrack | undefined {
  const mdhd = findBody(trak, 'mdia', 'mdhd');
  const stbl = findBody(trak, 'mdia', 'minf', 'stbl');
  const sizes = stbl && sizesIn(stbl);
  if (!mdhd || !stbl || !sizes) return undefined;
  const timescale = mdhd.readUInt32BE(mdhd.readUInt8(0) === 1 ? 20 : 12) || 1;
  const durations = runsIn(stbl, 'stts');
  const offsets = runsIn(stbl, 'ctts');
  const times: number[] = [];
  let dts = 0;
  for (const duration of durations) {
    times.push(dts + ((offsets[times.length] ?? 0) | 0));
    dts += duration;
  }
  const elst = findBody(trak, 'edts', 'elst');
  const edit = (elst && editIn(elst)) ?? { mediaTime: 0, duration: (dts * movieTimescale) / timescale };
  const endTime = edit.mediaTime + (edit.duration * timescale) / movieTimescale;
  const shown = times.filter((time) => time >= edit.mediaTime && time < endTime);
  const moment = (time: number) => ((time - edit.mediaTime) * 1000) / timescale;
  return {
    sizes,
    chunks: chunksIn(stbl),
    hidden: times.filter((time) => time < edit.mediaTime).length,
    shown: shown.length,
    hiddenMs: (edit.mediaTime * 1000) / timescale,
    shownMs: (edit.duration * 1000) / movieTimescale,
    firstMs: moment(shown.reduce((first, time) => Math.min(first, time), shown[0] ?? Number.NaN)),
    lastMs: moment(shown.reduce((last, time) => Math.max(last, time), shown[0] ?? Number.NaN)),
  };
}

interface Edit {
  readonly mediaTime: number;
  readonly duration: number;
  /** What an empty edit before it delays, in movie ticks. */
  readonly delay: number;
  /** Where in the box it stands, and whether its numbers are 64 bits wide. */
  readonly at: number;
  readonly wide: boolean;
}

/** The edit that shows something. */
function editIn(elst: Buffer): Edit | undefined {
  const wide = elst.readUInt8(0) === 1;
  let delay = 0;
  for (let i = 0, at = 8; i < elst.readUInt32BE(4); i++, at += wide ? 20 : 12) {
    const duration = wide ? Number(elst.readBigUInt64BE(at)) : elst.readUInt32BE(at);
    const mediaTime = wide ? Number(elst.readBigInt64BE(at + 8)) : elst.readInt32BE(at + 4);
    if (mediaTime >= 0) return { mediaTime, duration, delay, at, wide };
    delay += duration;
  }
  return undefined;
}
