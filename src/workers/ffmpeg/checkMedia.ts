import { closeSync, constants, openSync, readSync } from 'node:fs';
import type { ClipFile, ClipTrack } from '../../recordings/clipFile.ts';
import type { PlannedSample } from '../../recordings/clipPlan.ts';

/** Bytes at the end of a sample, which tell it from every other: coded pictures and sounds end in what is their own. */
const TAIL = 256;

/**
 * What is wrong with where a clip's index says that the samples of this track lie; false where nothing is. They have to
 * lie in the media, and the first of every chunk has to end as it does in the recording: the sizes, which were held
 * against the plan, put all others where they belong.
 */
export function mediaProblem(
  clip: ClipFile,
  track: ClipTrack,
  samples: readonly PlannedSample[],
  path: string,
): string | false {
  const { chunks, sizes } = track;
  const listed = chunks.reduce((sum, { count }) => sum + count, 0);
  if (listed !== sizes.length) return `its index places ${listed} samples of ${sizes.length}`;
  const strays = chunks.find(({ offset, first, count }) => {
    const end = sizes.slice(first, first + count).reduce((at, size) => at + size, offset);
    return offset < clip.media.from || end > clip.media.to;
  });
  if (strays) return `samples at ${strays.offset} lie outside its media`;
  return withFiles((read) => {
    for (const { offset, first } of chunks) {
      const sample = samples[first];
      if (!sample || sample.size === 0) continue;
      const [from, length] = tailOf(sample);
      const wanted = read(sample.path, from, length);
      // Whoever deleted the recording meanwhile did so after it had been copied.
      if (wanted && !read(path, offset + sample.size - length, length)?.equals(wanted)) {
        return `what lies at ${offset} is not what was recorded`;
      }
    }
    return false;
  });
}

function tailOf({ offset, size }: PlannedSample): [from: number, length: number] {
  const length = Math.min(size, TAIL);
  return [offset + size - length, length];
}

type Read = (path: string, from: number, length: number) => Buffer | undefined;

/** Reads are of a few bytes each that were in use a moment ago: asking the thread pool would take longer. */
function withFiles<T>(work: (read: Read) => T): T {
  const opened = new Map<string, number | undefined>();
  try {
    return work((path, from, length) => {
      if (!opened.has(path)) opened.set(path, openPlain(path));
      const fd = opened.get(path);
      if (fd === undefined) return undefined;
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(fd, bytes, 0, length, from));
    });
  } finally {
    for (const fd of opened.values()) if (fd !== undefined) closeSync(fd);
  }
}

function openPlain(path: string): number | undefined {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ELOOP') return undefined;
    throw error;
  }
}
