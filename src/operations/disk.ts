import { statfs } from 'node:fs/promises';

export interface DiskSpace {
  /** What an ordinary user may still write. */
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** @throws where the folder does not exist */
export async function diskSpace(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** Under this no fact is certain to be kept. */
export const FULL_BYTES = 200 * 2 ** 20;
/** A rate is measured over at most so long, in milliseconds. */
const MEMORY_MS = 10 * 60_000;
/** Less than this says nothing of a rate. */
const LEAST_MS = 20_000;

export interface DiskForecast extends DiskSpace {
  /** Minutes until the disk is full at the rate of the last ten minutes; undefined while it does not fill. */
  readonly minutesLeft: number | undefined;
  /** Whether so little is free that what is left is kept for recording: no film is cut. */
  readonly isKeptForRecording: boolean;
}

export interface DiskWatch {
  look(): Promise<DiskForecast>;
}

interface Reading {
  readonly at: number;
  readonly freeBytes: number;
}

/** Each look is a reading; what several readings say is a forecast. @param reserveBytes what is kept for recording */
export function openDiskWatch(
  folder: string,
  reserveBytes: number,
  { space = diskSpace, now = Date.now }: { space?: typeof diskSpace; now?: () => number } = {},
): DiskWatch {
  let readings: Reading[] = [];
  return {
    async look() {
      const { freeBytes, totalBytes } = await space(folder);
      const at = now();
      readings = [...readings.filter((reading) => reading.at > at - MEMORY_MS), { at, freeBytes }];
      return {
        freeBytes,
        totalBytes,
        minutesLeft: minutesLeft(readings),
        isKeptForRecording: freeBytes < reserveBytes,
      };
    },
  };
}

function minutesLeft(readings: readonly Reading[]): number | undefined {
  const [first, last] = [readings[0]!, readings.at(-1)!];
  const usable = last.freeBytes - FULL_BYTES;
  if (usable <= 0) return 0;
  const [took, used] = [last.at - first.at, first.freeBytes - last.freeBytes];
  if (took < LEAST_MS || used <= 0) return undefined;
  return Math.round((usable / used) * (took / 60_000));
}
