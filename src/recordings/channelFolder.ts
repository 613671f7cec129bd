import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connectionBeganMs } from './connectionClock.ts';
import { timeInName } from './recordingName.ts';
import { lookAt, openSegmentFile, type SegmentFile } from './segmentFile.ts';

/** The recordings of one channel, as its folder holds them. */
export interface ChannelFolder {
  /** Files that hold footage, in the order in which they begin; as of the last `scan`. */
  readonly files: readonly SegmentFile[];
  /** Times in the names of files that are no recordings, whatever their name says. */
  readonly strangers: readonly number[];
  /** Looks at the folder again: files that came, went, or have no footage yet. */
  scan(): void;
  /** Wall clock of a file's time zero, epoch milliseconds. */
  zeroMs(file: SegmentFile): number;
}

/** A folder that does not exist (yet) is one without recordings. */
export function channelFolder(folder: string): ChannelFolder {
  const known = new Map<string, SegmentFile>();
  let files: SegmentFile[] = [];
  let strangers: number[] = [];

  return {
    get strangers() {
      return strangers;
    },

    get files() {
      return files;
    },

    scan() {
      const names = namesIn(folder);
      for (const name of known.keys()) if (!names.has(name)) known.delete(name);
      for (const [name, nameMs] of names) {
        const file = known.get(name) ?? openSegmentFile(join(folder, name), nameMs);
        known.set(name, file);
        // One part tells when a file begins; the rest is read when someone asks for that time.
        if (file.parts.length === 0 && (!file.refused || hasChanged(file))) lookAt(file, 1);
      }
      files = [...known.values()].filter(({ parts }) => parts.length > 0).sort((a, b) => ownZeroMs(a) - ownZeroMs(b));
      strangers = [...known.values()].filter(({ refused }) => refused).map(({ nameMs }) => nameMs);
    },

    zeroMs(file) {
      const stamp = file.header?.recorder;
      if (!stamp) return ownZeroMs(file);
      const beganMs = connectionBeganMs(stamp, files);
      return beganMs === undefined ? file.nameMs : beganMs + stamp.streamMs;
    },
  };
}

/** By its own stamp: the time in a name may be another zone's, or that of a clock that was set since. */
export function ownZeroMs({ zeroMs, nameMs }: SegmentFile): number {
  return zeroMs ?? nameMs;
}

/** Plain files with a recording's name. Links, pipes and folders are none, whatever they are called. */
function namesIn(folder: string): Map<string, number> {
  const names = new Map<string, number>();
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const time = entry.isFile() ? timeInName(entry.name) : undefined;
      if (time !== undefined) names.set(entry.name, time);
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return names;
}

function hasChanged(file: SegmentFile): boolean {
  const stat = lstatSync(file.path, { throwIfNoEntry: false });
  return stat !== undefined && (stat.ino !== file.inode || stat.size !== file.size);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
