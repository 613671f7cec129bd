import { statSync } from 'node:fs';
import type { ChannelFolder } from './channelFolder.ts';
import { coveredUntil } from './footage.ts';
import { type FootageClock, type Growth, openFootageClock } from './footageClock.ts';
import type { RecorderClock } from './mediamtx/recorderClock.ts';
import { lookAt, type Part, type SegmentFile } from './segmentFile.ts';

/** How a channel's recorder fares, as its newest files tell. */
export interface RecorderState {
  /** How far the newest footage reaches, by the recorder's clock. */
  readonly recordedUntil: Date;
  /** When the newest file grew last, by the clock of the machine that it lies on. */
  readonly grownAt: Date;
  /** How much it grows by at a time, in milliseconds of footage. */
  readonly partMs: number;
  /** How the clock that dates the footage stands beside the disk's; undefined before it was seen to grow. */
  readonly clock: RecorderClock | undefined;
  /** The newest restart that two of its files tell of; null where none does. */
  readonly restart: { readonly at: Date; readonly missingMs: number } | null;
}

/** What is left out between one file and the next, and what a busy machine takes, in milliseconds. */
const PAUSE_MS = 1_000;
const PARTS_LOOKED_AT = 5;
const PARTS_AT_ONCE = 100;
const TRIES = 3;

/**
 * Whether it records. Nothing that a recorder says of itself tells that: one whose disk is full, and one whose camera
 * died a moment ago, say that all is well. A file that grows does; between two files nothing does for a part's length.
 */
export const isRecording = ({ grownAt, partMs }: RecorderState, nowMs: number): boolean =>
  nowMs - grownAt.getTime() <= 3 * partMs + PAUSE_MS;

const clocks = new WeakMap<ChannelFolder, FootageClock>();

/** Undefined where there is no footage. */
export async function recorderState(folder: ChannelFolder): Promise<RecorderState | undefined> {
  folder.scan();
  const untilMs = await coveredUntil(folder);
  const newest = folder.files.at(-1);
  const grown = newest && grownMs(newest);
  if (untilMs === undefined || !newest || grown === undefined) return undefined;
  const clock = clocks.get(folder) ?? openFootageClock();
  clocks.set(folder, clock);
  const growth = growthOf(folder, newest);
  if (growth) clock.add(growth);
  return {
    recordedUntil: new Date(untilMs),
    grownAt: new Date(grown),
    partMs: partMsOf(newest),
    clock: clock.read(),
    restart: newestRestart(folder),
  };
}

/** Undefined where the file grows too fast to say what its last write was, or where that write only closed it. */
function growthOf(folder: ChannelFolder, file: SegmentFile): Growth | undefined {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const writtenMs = grownMs(file);
    while (lookAt(file, PARTS_AT_ONCE) === 'more');
    const datedMs = endMs(folder, file);
    const isStill = writtenMs !== undefined && writtenMs === grownMs(file);
    if (isStill && datedMs !== undefined)
      return file.header?.closedDurationMs === 0 ? { datedMs, writtenMs } : undefined;
  }
  return undefined;
}

const grownMs = ({ path }: SegmentFile): number | undefined => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

/** Where decoding of the newest part has come to, in any track, by the recorder's clock. */
function endMs(folder: ChannelFolder, file: SegmentFile): number | undefined {
  const newest = file.parts.at(-1);
  const extent = newest && extentOf(file, newest);
  return extent && folder.zeroMs(file) + extent.untilMs;
}

/** The longest of the newest parts: the last one of a file is cut short. */
function partMsOf(file: SegmentFile): number {
  const extents = file.parts.slice(-PARTS_LOOKED_AT).map((part) => extentOf(file, part));
  return Math.max(0, ...extents.map(({ fromMs, untilMs }) => untilMs - fromMs));
}

/** From its first sample to the end of its last one, over all tracks, on the file's own axis. */
function extentOf({ header }: SegmentFile, { spans }: Part): { readonly fromMs: number; readonly untilMs: number } {
  const timescales = new Map(header?.tracks.map(({ id, timescale }) => [id, timescale]));
  const inMs = (trackId: number, ticks: number) => (ticks * 1_000) / (timescales.get(trackId) ?? 1);
  return {
    fromMs: Math.min(...spans.map(({ trackId, start }) => inMs(trackId, start))),
    untilMs: Math.max(...spans.map(({ trackId, decodedUntil }) => inMs(trackId, decodedUntil))),
  };
}

/** A recorder that starts anew says so by another stream id. What lies between its two files was recorded by nobody. */
function newestRestart(folder: ChannelFolder): RecorderState['restart'] {
  const { files } = folder;
  for (let i = files.length - 1; i > 0; i -= 1) {
    const [before, after] = [files[i - 1]!, files[i]!];
    const [old, young] = [before.header?.recorder?.streamId, after.header?.recorder?.streamId];
    if (old === undefined || young === undefined || old === young) continue;
    const beganMs = folder.zeroMs(after);
    // Written until it stopped: the end of its footage is not needed more exactly than that.
    const end = grownMs(before) ?? beganMs;
    return { at: new Date(beganMs), missingMs: Math.max(0, beganMs - end) };
  }
  return null;
}
