import type { ChannelFolder } from './channelFolder.ts';
import type { Header, Track } from './header.ts';
import type { Sample } from './part.ts';
import { lookAt, type Part, type SegmentFile, type Span, samplesOf } from './segmentFile.ts';

/** What is on disk of one channel between two moments. */
export interface Footage {
  readonly channelPath: string;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** What each file contributes, in the order of time. */
  readonly pieces: readonly Piece[];
  /** How far the channel's newest footage reaches, in picture and sound; null where there is none. */
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

/** The part of a file that counts for a window. Wall clock in epoch milliseconds, with fractions. */
export interface Piece {
  readonly path: string;
  readonly header: Header;
  /** Wall clock of the file's time zero: media time = wall - zeroMs. */
  readonly zeroMs: number;
  /** What its pictures cover, up to where the next file takes over. */
  readonly startMs: number;
  readonly endMs: number;
  readonly bytesOnDisk: number;
  /** Whether it may still grow. */
  readonly growing: boolean;
  /** From the last frame at or before the window where decoding can begin, to its end; in decoding order. */
  readonly video: readonly Frame[];
  /** What sounds in the window, and a little around it. */
  readonly audio: readonly Frame[];
}

export interface Frame extends Sample {
  /** When it is shown. */
  readonly wallMs: number;
  readonly wallEndMs: number;
}

/** Files may begin this much before or after the time in their name. */
const NAME_SLACK_MS = 2000;
/** Longer holes between two pictures are gaps; a frame of 25 fps is 40 ms, of which the last may be cut short. */
const GAP_MS = 60;
/** Sound that lags more than this behind the picture has stopped; footage is not waiting for it. */
const SILENT_AFTER_MS = 2000;
/** Clock ticks are floored: moments closer than this are the same moment. */
const SAME_MOMENT_MS = 0.05;
/** Parts taken in before others get their turn. */
const PARTS_AT_ONCE = 2000;

export async function footageOf(folder: ChannelFolder, channelPath: string, from: Date, to: Date): Promise<Footage> {
  folder.scan();
  const fromMs = from.getTime();
  const toMs = to.getTime();
  const coveredUntilMs = await coveredUntil(folder);
  const spans = await fileSpans(folder, fromMs, toMs);
  const inside = spans.filter(({ startMs, endMs }) => startMs < toMs && endMs > fromMs);
  const covered = merge(
    inside.flatMap((span) => coveredBy(span)),
    fromMs,
    toMs,
  );
  const lengthMs = Math.max(0, toMs - fromMs);
  return {
    channelPath,
    from,
    to,
    pieces: inside.map((span) => pieceOf(span, folder, fromMs, toMs)).filter(({ video }) => video.length > 0),
    coveredUntil: coveredUntilMs === undefined ? null : new Date(coveredUntilMs),
    recordedBefore: folder.files.some((file) => folder.zeroMs(file) < toMs),
    gaps: holesIn(covered, fromMs, toMs).map(([start, end]) => ({ from: toMoment(start), to: toMoment(end) })),
    coverage: lengthMs === 0 ? 0 : covered.reduce((sum, [start, end]) => sum + end - start, 0) / lengthMs,
    damaged: spans.some(({ file, startMs }) => file.damaged && startMs < toMs),
    refused: folder.strangers.some((nameMs) => nameMs < toMs && nameMs >= lastNameBefore(folder, fromMs)),
  };
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

interface FileSpan {
  readonly file: SegmentFile;
  readonly track: Track;
  readonly zeroMs: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** The files that can matter for the window, each up to where the next one's pictures begin. */
async function fileSpans(folder: ChannelFolder, fromMs: number, toMs: number): Promise<FileSpan[]> {
  const { files } = folder;
  const first = files.findLastIndex(({ nameMs }) => nameMs <= fromMs - NAME_SLACK_MS);
  const spans: FileSpan[] = [];
  for (const file of files.slice(Math.max(0, first - 1))) {
    if (file.nameMs >= toMs + NAME_SLACK_MS) break;
    await readWhole(file);
    const track = file.header?.tracks.find(({ kind }) => kind === 'video');
    const pictures = track && file.parts.flatMap((part) => part.spans.filter(({ trackId }) => trackId === track.id));
    const start = pictures?.[0]?.start;
    const end = pictures?.reduce((latest, span) => Math.max(latest, span.end), 0);
    if (track === undefined || start === undefined || end === undefined) continue;
    const zeroMs = folder.zeroMs(file);
    const startMs = zeroMs + (start * 1000) / track.timescale;
    const previous = spans.at(-1);
    // Two cameras on one path, or a recorder that starts again, overlap: the newer one counts.
    if (previous && previous.endMs > startMs) spans[spans.length - 1] = { ...previous, endMs: startMs };
    spans.push({ file, track, zeroMs, startMs, endMs: zeroMs + (end * 1000) / track.timescale });
  }
  return spans;
}

async function readWhole(file: SegmentFile): Promise<void> {
  while (lookAt(file, PARTS_AT_ONCE) === 'more') await new Promise(setImmediate);
}

function coveredBy({ file, track, zeroMs, endMs }: FileSpan): [number, number][] {
  return file.parts
    .flatMap(({ spans }) => spans.filter(({ trackId }) => trackId === track.id))
    .map(({ start, end }): [number, number] => [
      zeroMs + (start * 1000) / track.timescale,
      Math.min(endMs, zeroMs + (end * 1000) / track.timescale),
    ]);
}

/** The union of these intervals inside the window; holes too short to be gaps are closed. */
function merge(intervals: [number, number][], fromMs: number, toMs: number): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of intervals.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1] + GAP_MS) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged
    .map(([start, end]): [number, number] => [Math.max(start, fromMs), Math.min(end, toMs)])
    .filter(([start, end]) => end - start > SAME_MOMENT_MS);
}

function holesIn(covered: readonly [number, number][], fromMs: number, toMs: number): [number, number][] {
  const edges = [fromMs, ...covered.flat(), toMs];
  const holes: [number, number][] = [];
  for (let i = 0; i + 1 < edges.length; i += 2) {
    const [start, end] = [edges[i] ?? 0, edges[i + 1] ?? 0];
    if (end - start > 1) holes.push([start, end]);
  }
  return holes;
}

function pieceOf(span: FileSpan, folder: ChannelFolder, fromMs: number, toMs: number): Piece {
  const { file, zeroMs, startMs, endMs } = span;
  const header = file.header as Header; // it has parts, so it has a header
  const parts = partsFor(span, fromMs, toMs);
  const frames = (kind: Track['kind']): Frame[] =>
    parts
      .flatMap(({ runs }) => runs.filter((run) => run.track.kind === kind))
      .flatMap((run) => run.samples.map((sample) => frameOf(sample, run.track, zeroMs)));
  const video = frames('video');
  const entry = video.findLastIndex((frame) => frame.sync && frame.wallMs <= fromMs + SAME_MOMENT_MS);
  const firstSync = entry >= 0 ? entry : video.findIndex(({ sync }) => sync);
  return {
    path: file.path,
    header,
    zeroMs,
    startMs,
    endMs,
    bytesOnDisk: file.size,
    growing: file === folder.files.at(-1) && header.closedDurationMs === 0,
    video: firstSync < 0 ? [] : video.slice(firstSync),
    audio: frames('audio'),
  };
}

function frameOf(sample: Sample, { timescale }: Track, zeroMs: number): Frame {
  const shown = sample.dts + sample.cts;
  const wallMs = zeroMs + (shown * 1000) / timescale;
  return { ...sample, wallMs, wallEndMs: zeroMs + ((shown + sample.duration) * 1000) / timescale };
}

/** The parts of the window, back to one in which decoding can begin, and a neighbour on both sides for the sound. */
function partsFor({ file, track, zeroMs }: FileSpan, fromMs: number, toMs: number) {
  const ticks = (wallMs: number) => ((wallMs - zeroMs) * track.timescale) / 1000;
  const spanIn = (part: Part) => part.spans.find(({ trackId }) => trackId === track.id);
  const begins = (part: Part, before: number) => {
    const span = spanIn(part);
    return span !== undefined && span.start <= before;
  };
  const { parts } = file;
  const last = parts.findLastIndex((part) => begins(part, ticks(toMs)));
  const inFrom = parts.findLastIndex((part) => begins(part, ticks(fromMs + SAME_MOMENT_MS)));
  let first = Math.max(0, inFrom);
  let read = samplesOf(file, parts.slice(first, last + 2));
  const canBegin = () =>
    read.some(
      (run) =>
        run.track.id === track.id &&
        run.samples.some(({ sync, dts, cts }) => sync && dts + cts <= ticks(fromMs + SAME_MOMENT_MS)),
    );
  while (first > 0 && !canBegin()) {
    first -= 1;
    if (spanIn(parts[first] as Part)?.sync || first === 0) read = samplesOf(file, parts.slice(first, last + 2));
  }
  const before =
    first > 0 ? samplesOf(file, parts.slice(first - 1, first)).filter((r) => r.track.kind !== 'video') : [];
  return [{ runs: before }, { runs: read }];
}

function toMoment(wallMs: number): Date {
  return new Date(Math.round(wallMs));
}
