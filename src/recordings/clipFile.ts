import { closeSync, openSync, readSync } from 'node:fs';
import { boxesIn, findBody } from './boxes.ts';

/** What a finished MP4 says of itself: read back from its `moov` box, to know that it holds what was meant. */
export interface ClipFile {
  /** Whether a player can begin before it has the whole file. */
  readonly startsWithIndex: boolean;
  readonly bytes: number;
  readonly video: ClipTrack | undefined;
  readonly audio: ClipTrack | undefined;
}

export interface ClipTrack {
  readonly samples: number;
  /** Samples that begin inside the edit list's span: those that a player shows. */
  readonly shown: number;
  /** Milliseconds from the track's first sample to the first one shown, and for how long it shows. */
  readonly hiddenMs: number;
  readonly shownMs: number;
}

const MAX_INDEX_BYTES = 64 << 20;

/** Undefined where the file is no MP4 whose index can be read. Throws where it cannot be opened. */
export function readClipFile(path: string): ClipFile | undefined {
  const fd = openSync(path, 'r');
  try {
    const head = Buffer.alloc(16);
    let startsWithIndex = true;
    let moov: Buffer | undefined;
    let at = 0;
    while (readSync(fd, head, 0, 16, at) >= 8) {
      const type = head.toString('latin1', 4, 8);
      const small = head.readUInt32BE(0);
      const size = small === 1 ? Number(head.readBigUInt64BE(8)) : small;
      if (size < 8) break;
      if (type === 'mdat' && !moov) startsWithIndex = false;
      if (type === 'moov') {
        if (size > MAX_INDEX_BYTES) return undefined;
        moov = Buffer.alloc(size);
        if (readSync(fd, moov, 0, size, at) < size) return undefined;
      }
      at += size;
    }
    return moov && { startsWithIndex, bytes: at, ...tracksIn(moov.subarray(8)) };
  } catch (error) {
    if (error instanceof RangeError) return undefined; // a field beyond the end of its box
    throw error;
  } finally {
    closeSync(fd);
  }
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
  const stsz = stbl && findBody(stbl, 'stsz');
  if (!mdhd || !stbl || !stsz) return undefined;
  const timescale = mdhd.readUInt32BE(mdhd.readUInt8(0) === 1 ? 20 : 12) || 1;
  const durations = runsIn(findBody(stbl, 'stts'));
  const offsets = runsIn(findBody(stbl, 'ctts'));
  const times: number[] = [];
  let dts = 0;
  for (const duration of durations) {
    times.push(dts + ((offsets[times.length] ?? 0) | 0));
    dts += duration;
  }
  const edit = editIn(trak) ?? { mediaTime: 0, duration: (dts * movieTimescale) / timescale };
  const endTime = edit.mediaTime + (edit.duration * timescale) / movieTimescale;
  const half = timescale / movieTimescale / 2 + 1; // the movie's clock is coarser than the track's
  return {
    samples: stsz.readUInt32BE(8),
    shown: times.filter((time) => time >= edit.mediaTime - 1 && time < endTime - half).length,
    hiddenMs: (edit.mediaTime * 1000) / timescale,
    shownMs: (edit.duration * 1000) / movieTimescale,
  };
}

/** A run-length table (count, value) written out: one value a sample. */
function runsIn(table: Buffer | undefined): number[] {
  const values: number[] = [];
  const runs = table?.readUInt32BE(4) ?? 0;
  for (let i = 0; i < runs; i++) {
    const count = table?.readUInt32BE(8 + i * 8) ?? 0;
    const value = table?.readUInt32BE(12 + i * 8) ?? 0;
    if (values.length + count > 1 << 22) throw new RangeError('more samples than a clip can have');
    for (let n = 0; n < count; n++) values.push(value);
  }
  return values;
}

/** The edit that shows something; an empty one before it only delays. */
function editIn(trak: Buffer): { mediaTime: number; duration: number } | undefined {
  const elst = findBody(trak, 'edts', 'elst');
  if (!elst) return undefined;
  const wide = elst.readUInt8(0) === 1;
  for (let i = 0, at = 8; i < elst.readUInt32BE(4); i++, at += wide ? 20 : 12) {
    const duration = wide ? Number(elst.readBigUInt64BE(at)) : elst.readUInt32BE(at);
    const mediaTime = wide ? Number(elst.readBigInt64BE(at + 8)) : elst.readInt32BE(at + 4);
    if (mediaTime >= 0) return { mediaTime, duration };
  }
  return undefined;
}
