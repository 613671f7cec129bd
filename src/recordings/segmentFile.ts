import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { announcedHeaderSize, type Header, parseHeader } from './header.ts';
import { parsePart, type Run, type Sample, type Span, spansIn } from './part.ts';

/**
 * What is known of one recording file. It grows while the file does: every look reads only what is new, and only whole
 * parts count, since a recorder may be in the middle of a write. Only this module changes it.
 *
 * Reads are synchronous on purpose: a part's head is a few hundred bytes that were written a moment ago, and asking the
 * thread pool for each would cost ten times as much as reading it.
 */
export interface SegmentFile {
  readonly path: string;
  /** Time in the file's name, epoch milliseconds. */
  readonly nameMs: number;
  header: Header | undefined;
  parts: Part[];
  /** Bytes on disk at the last look. */
  size: number;
  /** Whether bytes were met that are no part. Footage after them is found again. */
  damaged: boolean;
  /** Wall clock of the file's time zero by its own stamp, epoch milliseconds; known with the first part. */
  zeroMs: number | undefined;
  /** Offset of the first byte that is not understood yet. */
  next: number;
  inode: number;
  /** Not a recording, whatever its name says; cleared when the file is replaced. */
  refused: boolean;
}

export interface Part {
  readonly offset: number;
  /** Bytes of its `moof` box. */
  readonly headSize: number;
  /** Bytes of the whole part. */
  readonly size: number;
  readonly spans: readonly Span[];
}

/** The heads of parts of 200 ms fit, with sound and B-frames; longer ones are read once more. */
const LOOK = 1024;
/** Types of boxes, as the numbers that their four letters are. */
const MOOF = 0x6d6f6f66;
const MDAT = 0x6d646174;
/** The beginning of the part that is looked at, which the next look overwrites: nothing of it is kept. */
const beginning = Buffer.allocUnsafe(LOOK);
/** A part is at most 50 MB (recordMaxPartSize), its head far below. What claims more is damage. */
const MAX_HEAD = 4 << 20;
const MAX_PART = 256 << 20;

export function openSegmentFile(path: string, nameMs: number): SegmentFile {
  return { path, nameMs, ...nothingKnown(0) };
}

function nothingKnown(inode: number): Omit<SegmentFile, 'path' | 'nameMs'> {
  return {
    header: undefined,
    parts: [],
    size: 0,
    damaged: false,
    zeroMs: undefined,
    next: 0,
    inode,
    refused: false,
  };
}

/**
 * Takes in what the file has grown by, at most `maxParts` parts of it: `more` says that it stopped there. `gone`: there
 * is no such file, or something else has its name. One that was replaced or shortened is read anew. Never throws for
 * what a file holds.
 */
export function lookAt(file: SegmentFile, maxParts: number): 'done' | 'more' | 'gone' {
  const fd = openPlain(file.path);
  if (fd === undefined) return 'gone';
  try {
    const stat = fstatSync(fd);
    if (stat.ino !== file.inode || stat.size < file.next) Object.assign(file, nothingKnown(stat.ino));
    file.size = stat.size;
    if (!file.header) readHeader(file, fd);
    if (!file.header) return 'done';
    if (file.header.closedDurationMs === 0) file.header = parseHeader(read(fd, 0, file.header.size)) ?? file.header;
    for (let parts = 0; parts < maxParts; parts++) if (!readNext(file, fd, file.header)) return 'done';
    return 'more';
  } finally {
    closeSync(fd);
  }
}

function readHeader(file: SegmentFile, fd: number): void {
  if (file.refused) return;
  const size = announcedHeaderSize(read(fd, 0, LOOK));
  if (size === undefined || size > file.size) return; // not written whole yet
  file.header = size === 0 ? undefined : parseHeader(read(fd, 0, size));
  file.refused = file.header === undefined;
  file.damaged = file.refused;
  file.next = size;
}

/** Takes in the part at `file.next`, or looks for the next one if there is none. False: nothing more for now. */
function readNext(file: SegmentFile, fd: number, header: Header): boolean {
  const glanced = readSync(fd, beginning, 0, LOOK, file.next);
  if (glanced < 8) return false;
  const start = beginning;
  const headSize = start.readUInt32BE(0);
  if (start.readUInt32BE(4) !== MOOF || headSize < 16 || headSize > MAX_HEAD) return skipDamage(file, fd);
  if (file.next + headSize + 8 > file.size) return false;

  const head = headSize + 8 <= glanced ? start : read(fd, file.next, headSize + 8);
  if (head.length < headSize + 8) return false;
  const size = headSize + head.readUInt32BE(headSize);
  if (head.readUInt32BE(headSize + 4) !== MDAT || size < headSize + 8 || size > MAX_PART) return skipDamage(file, fd);
  const end = file.next + size;
  if (end > file.size) return false;

  const spans = spansIn(head, { offset: file.next, headSize, end }, header.tracks);
  if (spans) {
    file.parts.push({ offset: file.next, headSize, size, spans });
    file.zeroMs ??= zeroOf(
      file.nameMs,
      header,
      parsePart(head.subarray(0, headSize), file.next, end, header.tracks) ?? [],
    );
  } else {
    file.damaged = true;
  }
  file.next += size;
  return true;
}

/** Moves `file.next` to the next thing that looks like the head of a part. False: none in what is there. */
function skipDamage(file: SegmentFile, fd: number): boolean {
  file.damaged = true;
  const WINDOW = 1 << 16;
  for (let at = file.next + 1; at + 8 <= file.size; at += WINDOW - 8) {
    const bytes = read(fd, at, WINDOW);
    for (let hit = bytes.indexOf('moof'); hit >= 0; hit = bytes.indexOf('moof', hit + 1)) {
      if (hit < 4) continue;
      const size = bytes.readUInt32BE(hit - 4);
      if (size < 16 || size > MAX_HEAD || !isType(read(fd, at + hit - 4 + size + 4, 4), 0, 'mdat')) continue;
      file.next = at + hit - 4;
      return true;
    }
  }
  return false;
}

/**
 * The recorder's clock belongs to the presentation time of the first sample, the file's axis is decoding time. They
 * differ by that sample's composition time, and only where a picture comes first: sound has none.
 */
function zeroOf(nameMs: number, header: Header, firstRuns: readonly Run[]): number {
  const first = (kind: string): Sample | undefined => firstRuns.find(({ track }) => track.kind === kind)?.samples[0];
  const picture = firstRuns.find(({ track }) => track.kind === 'video');
  const pictureLeads = first('video')?.dts === 0 && first('audio')?.dts !== 0;
  const lead = picture && pictureLeads ? ((picture.samples[0]?.cts ?? 0) * 1000) / picture.track.timescale : 0;
  return (header.recorder?.wallMs ?? nameMs) - lead;
}

/** The samples of these parts, read anew from the file. A part that has vanished or changed is left out. */
export function samplesOf(segment: SegmentFile, parts: readonly Part[]): readonly Run[] {
  const { header } = segment;
  const fd = header && parts.length > 0 ? openPlain(segment.path) : undefined;
  if (!header || fd === undefined) return [];
  try {
    if (fstatSync(fd).ino !== segment.inode) return [];
    return parts.flatMap(
      ({ offset, headSize, size }) => parsePart(read(fd, offset, headSize), offset, offset + size, header.tracks) ?? [],
    );
  } finally {
    closeSync(fd);
  }
}

/**
 * Opens a plain file; undefined where there is none that we may read. A link or a pipe that took its place is refused
 * without waiting for anyone at its other end. Being short of descriptors is no news about the file, so that throws.
 */
export function openPlain(path: string): number | undefined {
  try {
    const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    if (fstatSync(fd).isFile()) return fd;
    closeSync(fd);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EMFILE' || code === 'ENFILE' || code === 'EIO') throw error;
    return undefined;
  }
}

function isType(bytes: Buffer, at: number, type: string): boolean {
  return bytes.length >= at + 4 && bytes.toString('latin1', at, at + 4) === type;
}

/** Up to `length` bytes from `offset`; fewer at the end of the file. */
function read(fd: number, offset: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(fd, bytes, 0, length, offset));
}
