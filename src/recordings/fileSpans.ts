import { type ChannelFolder, ownZeroMs } from './channelFolder.ts';
import type { Track } from './header.ts';
import type { Span } from './part.ts';
import { lookAt, type Part, type SegmentFile } from './segmentFile.ts';

/** What the pictures of one file cover, in epoch milliseconds with fractions. */
export interface FileSpan {
  readonly file: SegmentFile;
  /** The file's pictures. */
  readonly track: Track;
  /** Wall clock of the file's time zero. */
  readonly zeroMs: number;
  readonly startMs: number;
  /** Where its pictures end that are known: beyond the window, if any are; or where those of the next file begin. */
  readonly endMs: number;
}

/** Files may begin this much before or after the time in their stamp. */
const STAMP_SLACK_MS = 2000;
/** Parts taken in before others get their turn. */
const PARTS_AT_ONCE = 2000;

/** The files that can matter for the window, in the order of time. */
export async function fileSpans(folder: ChannelFolder, fromMs: number, toMs: number): Promise<FileSpan[]> {
  const { files } = folder;
  const inTime = files.findLastIndex((file) => ownZeroMs(file) <= fromMs - STAMP_SLACK_MS);
  const spans: FileSpan[] = [];
  for (const file of files.slice(Math.max(0, inTime - 1))) {
    if (ownZeroMs(file) >= toMs + STAMP_SLACK_MS) break;
    await readUntil(file, toMs + STAMP_SLACK_MS - folder.zeroMs(file));
    const span = spanOf(file, folder.zeroMs(file));
    if (!span) continue;
    const previous = spans.at(-1);
    // Two cameras on one path, or a recorder that starts again, overlap: the newer one counts.
    if (previous && previous.endMs > span.startMs) spans[spans.length - 1] = { ...previous, endMs: span.startMs };
    spans.push(span);
  }
  return spans;
}

/** Takes in everything that is on disk of the file, in portions. */
export async function readWhole(file: SegmentFile): Promise<void> {
  await readUntil(file, Number.POSITIVE_INFINITY);
}

/** Takes in the file up to that moment of its own time at least: whoever cuts minute 5 of an hour need not know the rest. */
async function readUntil(file: SegmentFile, ms: number): Promise<void> {
  let looked = lookAt(file, 0); // another file may have taken its name
  while (looked === 'more' && decodedMs(file) <= ms) {
    looked = lookAt(file, PARTS_AT_ONCE);
    if (looked === 'more') await new Promise(setImmediate);
  }
}

function decodedMs({ header, parts }: SegmentFile): number {
  const span = parts.at(-1)?.spans[0];
  const track = header?.tracks.find(({ id }) => id === span?.trackId);
  return span && track ? (span.decodedUntil * 1000) / track.timescale : Number.NEGATIVE_INFINITY;
}

function spanOf(file: SegmentFile, zeroMs: number): FileSpan | undefined {
  const track = file.header?.tracks.find(({ kind }) => kind === 'video');
  if (!track) return undefined;
  let [start, end] = [Number.NaN, Number.NEGATIVE_INFINITY];
  for (const part of file.parts) {
    const span = picturesOf(part, track);
    if (!span) continue;
    if (Number.isNaN(start)) start = span.start;
    if (span.end > end) end = span.end;
  }
  if (Number.isNaN(start)) return undefined;
  const wall = (ticks: number) => zeroMs + (ticks * 1000) / track.timescale;
  return { file, track, zeroMs, startMs: wall(start), endMs: wall(end) };
}

/** What the pictures of a part cover, in ticks; undefined where it holds none. */
export function picturesOf({ spans }: Part, { id }: Track): Span | undefined {
  for (const span of spans) if (span.trackId === id) return span;
  return undefined;
}

/** What the pictures of each part cover, in ticks. */
export function picturesIn({ parts }: SegmentFile, track: Track): Span[] {
  return parts.flatMap((part) => picturesOf(part, track) ?? []);
}
