import type { ChannelFolder } from './channelFolder.ts';
import { type FileSpan, fileSpans, picturesOf, readWhole } from './fileSpans.ts';
import type { Track } from './header.ts';
import { holesIn, type Interval, lengthOf, unionWithin } from './intervals.ts';
import type { Span } from './part.ts';
import { type Piece, pieceOf } from './piece.ts';
import type { Part, SegmentFile } from './segmentFile.ts';

/** What is on disk of one channel between two moments. */
export interface Footage {
  readonly channelPath: string;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** What each file contributes, in the order of time; at the ends perhaps nothing but a little sound. */
  readonly pieces: readonly Piece[];
  /** How far the channel's footage is known to reach, in picture and sound, exact up to `to`; null where there is none. */
  readonly coveredUntil: Date | null;
  /** Whether anything of this channel was recorded before `to`. */
  readonly recordedBefore: boolean;
  /** Spans of the window without a picture. */
  readonly gaps: readonly { readonly from: Date; readonly to: Date }[];
  /** Share of the window that has a picture, 0 to 1. */
  readonly coverage: number;
  /** Whether a file that overlaps the window holds bytes that are no footage. */
  readonly damaged: boolean;
  /** Whether something that is no recording lies where the window's recording would be. */
  readonly refused: boolean;
}

/** Longer holes between two pictures are gaps; a frame of 25 fps is 40 ms, of which the last may be cut short. */
export const GAP_MS = 60;
/** What is missing at the edges of a window by rounding. */
export const LEAST_GAP_MS = 1;
/** A file's sound reaches beyond its pictures on both sides: by a frame of sound, or by the reordering of B-frames. */
export const SOUND_MS = 100;
/** Sound that lags more than this behind the picture has stopped; footage is not waiting for it. */
const SILENT_AFTER_MS = 2000;

export async function footageOf(folder: ChannelFolder, channelPath: string, from: Date, to: Date): Promise<Footage> {
  folder.scan();
  const [fromMs, toMs] = [from.getTime(), to.getTime()];
  const window: Interval = [fromMs, toMs];
  const spans = await fileSpans(folder, fromMs, toMs);
  const coveredUntilMs = reachBeyond(spans.at(-1), toMs) ?? (await coveredUntil(folder));
  const inside = spans.filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs);
  const around = spans.filter(({ startMs, endMs }) => startMs < toMs + SOUND_MS && endMs > fromMs - SOUND_MS);
  const covered = unionWithin(
    inside.flatMap((span) => coveredBy(span, window)),
    window,
    GAP_MS,
  );
  const newest = folder.files.at(-1);
  return {
    channelPath,
    from,
    to,
    pieces: around.flatMap((span) => pieceOf(span, fromMs, toMs, span.file === newest) ?? []),
    coveredUntil: coveredUntilMs === undefined ? null : new Date(coveredUntilMs),
    recordedBefore: folder.files.some((file) => folder.zeroMs(file) < toMs),
    gaps: holesIn(covered, window, LEAST_GAP_MS).map(([start, end]) => ({ from: toMoment(start), to: toMoment(end) })),
    coverage: toMs > fromMs ? lengthOf(covered) / (toMs - fromMs) : 0,
    damaged: spans.some(({ file, startMs }) => file.damaged && startMs < toMs),
    refused: folder.strangers.some((nameMs) => nameMs < toMs && nameMs >= lastNameBefore(folder, fromMs)),
  };
}

/** How far the window's last file reaches, where that is beyond the window: then nobody needs to know more. */
function reachBeyond(span: FileSpan | undefined, toMs: number): number | undefined {
  const until = span && reachOf(span.file);
  return span && until !== undefined && span.zeroMs + until > toMs ? span.zeroMs + until : undefined;
}

/** Wall clock up to which the newest footage of a channel is on disk; `undefined` where there is none. */
export async function coveredUntil(folder: ChannelFolder): Promise<number | undefined> {
  for (const file of folder.files.toReversed()) {
    await readWhole(file);
    const until = reachOf(file);
    if (until !== undefined) return folder.zeroMs(file) + until;
  }
  return undefined;
}

/** Milliseconds of a file's own time that are on disk in picture and sound; `undefined` before its first picture. */
function reachOf({ header, parts }: SegmentFile): number | undefined {
  const until = (track: Track | undefined): number | undefined => {
    const span = track && lastSpan(parts, track);
    return span && (span.decodedUntil * 1000) / track.timescale;
  };
  const picture = until(header?.tracks.find(({ kind }) => kind === 'video'));
  const sound = until(header?.tracks.find(({ kind }) => kind === 'audio'));
  if (picture === undefined || sound === undefined || sound < picture - SILENT_AFTER_MS) return picture;
  return Math.min(picture, sound);
}

function lastSpan(parts: readonly Part[], track: Track): Span | undefined {
  for (let i = parts.length - 1; i >= 0; i--) {
    const span = parts[i]?.spans.find(({ trackId }) => trackId === track.id);
    if (span) return span;
  }
  return undefined;
}

function lastNameBefore({ files, strangers }: ChannelFolder, fromMs: number): number {
  const names = [...files.map(({ nameMs }) => nameMs), ...strangers].filter((nameMs) => nameMs <= fromMs);
  return Math.max(Number.NEGATIVE_INFINITY, ...names);
}

/** What the pictures of a file cover, part by part, as far as it matters for the window. */
export function coveredBy({ file, track, zeroMs, endMs }: FileSpan, [fromMs, toMs]: Interval): Interval[] {
  const covered: Interval[] = [];
  for (const part of file.parts) {
    const pictures = picturesOf(part, track);
    if (!pictures) continue;
    const start = zeroMs + (pictures.start * 1000) / track.timescale;
    const end = Math.min(endMs, zeroMs + (pictures.end * 1000) / track.timescale);
    if (end >= fromMs - GAP_MS && start <= toMs + GAP_MS) covered.push([start, end]);
  }
  return covered;
}

export function toMoment(wallMs: number): Date {
  return new Date(Math.round(wallMs));
}
