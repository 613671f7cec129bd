import { boxesIn, findBody } from './boxes.ts';
import type { Track } from './header.ts';

/** One coded frame of picture or sound, as a part lists it. Times are ticks of its track, on the file's own axis. */
export interface Sample {
  /** Decoding time. */
  readonly dts: number;
  /** Presentation time minus decoding time; may be negative. */
  readonly cts: number;
  readonly duration: number;
  /** Whether decoding can begin here. */
  readonly sync: boolean;
  /** Place of its bytes in the file. */
  readonly offset: number;
  readonly size: number;
}

/** The samples of one track in one part, in decoding order. */
export interface Run {
  readonly track: Track;
  readonly samples: readonly Sample[];
}

/** A part of MediaMTX holds a second of media. What lists more samples than this is damaged. */
const MAX_SAMPLES_IN_RUN = 1 << 16;
const NOT_SYNC = 0x10000;

/**
 * The runs of a part whose `moof` box is exactly `moof`, at `offset` in its file, where the whole part ends at `end`.
 * `undefined` where the box is damaged, or lists bytes outside its part. Runs of tracks that the header does not know
 * are left out; the order of tracks in a part means nothing.
 */
export function parsePart(
  moof: Buffer,
  offset: number,
  end: number,
  tracks: readonly Track[],
): readonly Run[] | undefined {
  try {
    const body = findBody(moof, 'moof');
    if (!body) return undefined;
    const runs: Run[] = [];
    for (const child of boxesIn(body)) {
      if (child.type !== 'traf') continue;
      const run = parseRun(body.subarray(child.body, child.end), offset, tracks);
      if (run === 'unknown track') continue;
      if (
        !run?.samples.every((sample) => sample.offset >= offset + moof.length && sample.offset + sample.size <= end)
      ) {
        return undefined;
      }
      if (run.samples.length > 0) runs.push(run);
    }
    return runs;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // a field beyond the end of its box
    throw error;
  }
}

function parseRun(traf: Buffer, moofOffset: number, tracks: readonly Track[]): Run | 'unknown track' | undefined {
  const tfhd = findBody(traf, 'tfhd');
  const tfdt = findBody(traf, 'tfdt');
  if (!tfhd || !tfdt) return undefined;
  const track = tracks.find(({ id }) => id === tfhd.readUInt32BE(4));
  if (!track) return 'unknown track';

  const { base, duration, size, flags } = parseTrackHeader(tfhd, moofOffset, track);
  let dts = tfdt.readUInt8(0) === 1 ? Number(tfdt.readBigUInt64BE(4)) : tfdt.readUInt32BE(4);
  let offset = base;
  const samples: Sample[] = [];
  for (const child of boxesIn(traf)) {
    if (child.type !== 'trun') continue;
    const fields = fieldsOf(traf.subarray(child.body + 4, child.end));
    const present = traf.readUInt32BE(child.body) & 0xffffff;
    const count = fields.next();
    if (count > MAX_SAMPLES_IN_RUN) return undefined;
    if (present & 0x1) offset = base + (fields.next() | 0);
    const firstFlags = present & 0x4 ? fields.next() : undefined;
    for (let i = 0; i < count; i++) {
      const own = {
        duration: present & 0x100 ? fields.next() : duration,
        size: present & 0x200 ? fields.next() : size,
        flags: present & 0x400 ? fields.next() : i === 0 && firstFlags !== undefined ? firstFlags : flags,
        cts: present & 0x800 ? fields.next() | 0 : 0,
      };
      const sync = (own.flags & NOT_SYNC) === 0;
      samples.push({ dts, cts: own.cts, duration: own.duration, sync, offset, size: own.size });
      dts += own.duration;
      offset += own.size;
    }
  }
  return { track, samples };
}

function parseTrackHeader(tfhd: Buffer, moofOffset: number, track: Track) {
  const present = tfhd.readUInt32BE(0) & 0xffffff;
  const fields = fieldsOf(tfhd.subarray(8));
  const { duration, size, flags } = track.defaults;
  let base = moofOffset;
  if (present & 0x1) base = fields.next() * 0x100000000 + fields.next();
  if (present & 0x2) fields.next(); // index of the sample description: MediaMTX has one
  return {
    base,
    duration: present & 0x8 ? fields.next() : duration,
    size: present & 0x10 ? fields.next() : size,
    flags: present & 0x20 ? fields.next() : flags,
  };
}

/** The 32-bit numbers in `bytes`, one after the other; a RangeError past their end. */
function fieldsOf(bytes: Buffer): { next(): number } {
  let at = 0;
  return {
    next() {
      at += 4;
      return bytes.readUInt32BE(at - 4);
    },
  };
}
