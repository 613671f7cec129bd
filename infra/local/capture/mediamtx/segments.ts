/**
 * What a MediaMTX answers over HTTP, of whatever recordings lie in a folder: for tests of its clients, and for pages and
 * platforms that have no MediaMTX. It records nothing and shows no live pictures.
 *
 * Here: the files of a path, as MediaMTX finds them.
 */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { timeInName } from '../../../../src/recordings/recordingName.ts';
import { lookAt, openSegmentFile, type SegmentFile } from '../../../../src/recordings/segmentFile.ts';

export interface Segment {
  /** The time in its name, nanoseconds since 1970. */
  readonly startNs: bigint;
  readonly file: SegmentFile;
  /** When it was written last, epoch milliseconds. */
  readonly writtenMs: number;
}

/** What the configuration knows as a path: infra/mediamtx.yml. */
export const PATH = /^[a-z0-9-]{1,40}$/;

/** Paths that were ever recorded, by name. */
export function recordedPaths(root: string): string[] {
  const entries = readdirSync(root, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() && PATH.test(entry.name) ? [entry.name] : [])).sort();
}

/** In the order of time. @throws as `lstat` does where the path has no folder */
export function segmentsOf(root: string, path: string): Segment[] {
  const folder = join(root, path);
  lstatSync(folder);
  return readdirSync(folder)
    .flatMap((name) => {
      const timeMs = timeInName(name);
      if (timeMs === undefined) return [];
      const file = openSegmentFile(join(folder, name), timeMs);
      const stat = lstatSync(file.path, { throwIfNoEntry: false });
      while (lookAt(file, 10_000) === 'more');
      // To the microsecond, as the name has it.
      const startNs = BigInt(Math.round(timeMs * 1_000)) * 1_000n;
      return stat ? [{ startNs, file, writtenMs: stat.mtimeMs }] : [];
    })
    .sort((a, b) => (a.startNs < b.startNs ? -1 : 1));
}

/** Whether the second goes on where the first ended, on the recorder's own word. */
export function continues({ file: before }: Segment, { file: after }: Segment): boolean {
  const [old, young] = [before.header?.recorder, after.header?.recorder];
  return old?.streamId === young?.streamId && (old?.segmentNumber ?? 0) + 1 === young?.segmentNumber;
}

/** Time of its zero on the axis of its connection, nanoseconds. */
export const streamNs = ({ file }: Segment): bigint => BigInt(Math.round((file.header?.recorder?.streamMs ?? 0) * 1e6));

/** As long as it says that it is, or, where nobody closed it, as its last part says; nanoseconds. */
export function lengthNs({ file: { header, parts } }: Segment): bigint {
  if (header?.closedDurationMs) return BigInt(header.closedDurationMs) * 1_000_000n;
  const ends = (parts.at(-1)?.spans ?? []).map(({ trackId, decodedUntil }) => {
    const timescale = header?.tracks.find(({ id }) => id === trackId)?.timescale ?? 1;
    return (BigInt(decodedUntil) * 1_000_000_000n) / BigInt(timescale);
  });
  return ends.reduce((longest, end) => (end > longest ? end : longest), 0n);
}

/** As Go writes it: UTC, and no zeros at the end of the fraction. */
export function rfc3339(ns: bigint): string {
  const seconds = new Date(Number(ns / 1_000_000n)).toISOString().slice(0, 19);
  const fraction = String(ns % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return `${seconds}${fraction && `.${fraction}`}Z`;
}
