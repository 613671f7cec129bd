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

/** What one track covers in a part, in ticks of that track. */
export interface Span {
  readonly trackId: number;
  /** Presentation time of its earliest sample, and where its latest one ends. */
  readonly start: number;
  readonly end: number;
  /** Where decoding has come to. Nothing that is shown earlier is still to come. */
  readonly decodedUntil: number;
  /** Whether decoding can begin somewhere in it. */
  readonly sync: boolean;
}

/** The samples of one track in one part, in decoding order. */
export interface Run {
  readonly track: Track;
  readonly samples: readonly Sample[];
}

/** A part of MediaMTX holds a second of media. What lists more samples than this is damaged. */
const MAX_SAMPLES_IN_RUN = 1 << 16;
const NOT_SYNC = 0x10000;
/** Types of boxes, as the numbers that their four letters are. */
const MOOF = 0x6d6f6f66;
const TRAF = 0x74726166;
const TFHD = 0x74666864;
const TFDT = 0x74666474;
const TRUN = 0x7472756e;

/** Where a part lies in its file, from the first byte of its `moof` to the last of its `mdat`. */
export interface Extent {
  readonly offset: number;
  /** Bytes of its `moof`. */
  readonly headSize: number;
  readonly end: number;
}

/**
 * Told of each sample in decoding order, and of each run at its end. Functions and plain numbers, because an index of
 * an hour meets hundreds of thousands of samples and needs none of them as an object.
 */
export interface Listener {
  /** The samples that follow are of this track. */
  begin?(track: Track): void;
  sample?(dts: number, cts: number, duration: number, sync: boolean, offset: number, size: number): void;
  run(track: Track, covered: Covered): void;
}

/** What was met of a run so far; one object for all runs, so whoever listens keeps numbers of it and not itself. */
export interface Covered {
  samples: number;
  dts: number;
  offset: number;
  start: number;
  end: number;
  sync: boolean;
}

const covered: Covered = { samples: 0, dts: 0, offset: 0, start: 0, end: 0, sync: false };

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
  const runs: Run[] = [];
  let samples: Sample[] = [];
  const isWhole = scanPart(moof, { offset, headSize: moof.length, end }, tracks, {
    sample: (dts, cts, duration, sync, offset, size) => void samples.push({ dts, cts, duration, sync, offset, size }),
    run: (track) => {
      runs.push({ track, samples });
      samples = [];
    },
  });
  return isWhole ? runs : undefined;
}

/** What each run of a part covers, whose `moof` is at the beginning of `bytes`; otherwise as `parsePart`. */
export function spansIn(bytes: Buffer, extent: Extent, tracks: readonly Track[]): readonly Span[] | undefined {
  const spans: Span[] = [];
  const isWhole = scanPart(bytes, extent, tracks, {
    run: ({ id }, { start, end, dts, sync }) => void spans.push({ trackId: id, start, end, decodedUntil: dts, sync }),
  });
  // A copy is as long as it must be. What grew by pushing has room for sixteen more, and an index keeps them for good.
  return isWhole ? spans.slice() : undefined;
}

/**
 * Visits the samples of a part whose `moof` is at the beginning of the bytes. False where the part is damaged; then what
 * was visited means nothing.
 */
export function scanPart(moof: Buffer, extent: Extent, tracks: readonly Track[], listener: Listener): boolean {
  const { headSize } = extent;
  if (headSize < 8 || moof.readUInt32BE(4) !== MOOF) return false;
  for (let at = 8; at + 8 <= headSize; at += moof.readUInt32BE(at)) {
    const size = moof.readUInt32BE(at);
    if (size < 8 || at + size > headSize) return true;
    if (moof.readUInt32BE(at + 4) !== TRAF) continue;
    if (!scanTrack(moof, at + 8, at + size, extent, tracks, listener)) return false;
  }
  return true;
}

/** The track's boxes are those in `moof[from, to)`. */
function scanTrack(
  moof: Buffer,
  from: number,
  to: number,
  extent: Extent,
  tracks: readonly Track[],
  listener: Listener,
): boolean {
  const tfhd = findIn(moof, from, to, TFHD);
  const tfdt = findIn(moof, from, to, TFDT);
  if (tfhd < 0 || tfdt < 0 || !holds(moof, tfhd, 16) || !holds(moof, tfdt, 16)) return false;
  const id = moof.readUInt32BE(tfhd + 12);
  const track = tracks.find((one) => one.id === id);
  if (!track) return true;
  const settings = settingsIn(moof, tfhd, extent.offset, track);
  const isLong = moof.readUInt8(tfdt + 8) === 1;
  if (!settings || (isLong && !holds(moof, tfdt, 20))) return false;
  listener.begin?.(track);
  covered.samples = 0;
  covered.sync = false;
  covered.dts = isLong ? uint64At(moof, tfdt + 12) : moof.readUInt32BE(tfdt + 12);
  covered.offset = settings.base;
  for (let at = from; at + 8 <= to; at += moof.readUInt32BE(at)) {
    const size = moof.readUInt32BE(at);
    if (size < 8 || at + size > to) break;
    if (moof.readUInt32BE(at + 4) === TRUN && !scanRun(moof, at, extent, settings, listener)) return false;
  }
  if (covered.samples > 0) listener.run(track, covered);
  return true;
}

function scanRun(moof: Buffer, box: number, extent: Extent, settings: Settings, listener: Listener): boolean {
  const end = box + moof.readUInt32BE(box);
  if (box + 16 > end) return false;
  const present = moof.readUInt32BE(box + 8) & 0xffffff;
  const count = moof.readUInt32BE(box + 12);
  const before = 16 + (present & 0x1 ? 4 : 0) + (present & 0x4 ? 4 : 0);
  const [hasDuration, hasSize, hasFlags, hasCts] = [present & 0x100, present & 0x200, present & 0x400, present & 0x800];
  const each = (hasDuration ? 4 : 0) + (hasSize ? 4 : 0) + (hasFlags ? 4 : 0) + (hasCts ? 4 : 0);
  if (count > MAX_SAMPLES_IN_RUN || box + before + count * each > end) return false;

  let at = box + 16;
  if (present & 0x1) {
    covered.offset = settings.base + moof.readInt32BE(at);
    at += 4;
  }
  const firstFlags = present & 0x4 ? moof.readUInt32BE(at) : settings.flags;
  at = box + before;
  const media = extent.offset + extent.headSize;
  for (let i = 0; i < count; i++) {
    const duration = hasDuration ? moof.readUInt32BE(at) : settings.duration;
    if (hasDuration) at += 4;
    const size = hasSize ? moof.readUInt32BE(at) : settings.size;
    if (hasSize) at += 4;
    const flags = hasFlags ? moof.readUInt32BE(at) : i === 0 ? firstFlags : settings.flags;
    if (hasFlags) at += 4;
    const cts = hasCts ? moof.readInt32BE(at) : 0;
    if (hasCts) at += 4;
    const { dts, offset } = covered;
    if (offset < media || offset + size > extent.end) return false;
    const sync = (flags & NOT_SYNC) === 0;
    listener.sample?.(dts, cts, duration, sync, offset, size);
    const [shown, isFirst] = [dts + cts, covered.samples === 0];
    if (isFirst || shown < covered.start) covered.start = shown;
    if (isFirst || shown + duration > covered.end) covered.end = shown + duration;
    covered.sync ||= sync;
    covered.samples += 1;
    covered.dts = dts + duration;
    covered.offset = offset + size;
  }
  return true;
}

/** What holds for the samples of a track in this part that say nothing else. */
interface Settings {
  readonly base: number;
  readonly duration: number;
  readonly size: number;
  readonly flags: number;
}

/** Undefined where the box is too short for what it says that it holds. */
function settingsIn(moof: Buffer, tfhd: number, moofOffset: number, { defaults }: Track): Settings | undefined {
  const present = moof.readUInt32BE(tfhd + 8) & 0xffffff;
  // In this order, where they are there: base, index of the sample description (MediaMTX has one), the three defaults.
  const duration = tfhd + 16 + (present & 0x1 ? 8 : 0) + (present & 0x2 ? 4 : 0);
  const size = duration + (present & 0x8 ? 4 : 0);
  const flags = size + (present & 0x10 ? 4 : 0);
  if (!holds(moof, tfhd, flags + (present & 0x20 ? 4 : 0) - tfhd)) return undefined;
  return {
    base: present & 0x1 ? uint64At(moof, tfhd + 16) : moofOffset,
    duration: present & 0x8 ? moof.readUInt32BE(duration) : defaults.duration,
    size: present & 0x10 ? moof.readUInt32BE(size) : defaults.size,
    flags: present & 0x20 ? moof.readUInt32BE(flags) : defaults.flags,
  };
}

/** Where the first box of that type begins; -1 where there is none. */
function findIn(bytes: Buffer, from: number, to: number, type: number): number {
  for (let at = from; at + 8 <= to; at += bytes.readUInt32BE(at)) {
    const size = bytes.readUInt32BE(at);
    if (size < 8 || at + size > to) return -1;
    if (bytes.readUInt32BE(at + 4) === type) return at;
  }
  return -1;
}

/** Whether the box that begins there has at least so many bytes. */
function holds(bytes: Buffer, box: number, size: number): boolean {
  return bytes.readUInt32BE(box) >= size;
}

function uint64At(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at) * 0x100000000 + bytes.readUInt32BE(at + 4);
}
