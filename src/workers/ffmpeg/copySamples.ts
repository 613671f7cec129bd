import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { PlannedSample } from '../../recordings/clipPlan.ts';
import type { Progress } from './clipEngine.ts';
import { CutError } from './cutError.ts';

/** A sample to copy; `codec` tells what its bytes must look like. */
export interface SampleToCopy extends PlannedSample {
  readonly codec: string;
}

const BUFFER_BYTES = 4 << 20;
/** A link is not followed, and nobody is waited for at the other end of a pipe that took the recording's name. */
const OPEN_ONLY = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

export interface CopyOptions {
  readonly signal?: AbortSignal;
  /** Told the share of the bytes that are written, 0 to 1. */
  readonly progress?: Progress | undefined;
}

/**
 * Writes the bytes of these samples to `target`, one after the other. Neighbours in a file are read together, and
 * written together as far as the buffer goes. Throws CutError where the source has less than it had, or where most
 * pictures are no pictures, and the signal's reason.
 */
export async function copySamples(
  samples: readonly SampleToCopy[],
  target: FileHandle,
  { signal, progress }: CopyOptions = {},
): Promise<void> {
  const sources = new Map<string, FileHandle>();
  let buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let filled = 0;
  let broken = 0;
  let written = 0;
  const all = samples.reduce((sum, { size }) => sum + size, 0);
  try {
    // All at once: what is deleted from now on can be read to its end.
    for (const path of new Set(samples.map(({ path }) => path))) await openSource(path, sources);
    for (const run of neighbours(samples)) {
      signal?.throwIfAborted();
      if (filled + run.size > buffer.length) {
        await target.write(buffer, 0, filled);
        written += filled;
        progress?.(written / all);
        filled = 0;
        if (run.size > buffer.length) buffer = Buffer.allocUnsafe(run.size);
      }
      const { bytesRead } = await sources.get(run.path)!.read(buffer, filled, run.size, run.offset);
      if (bytesRead < run.size) {
        throw new CutError('CLIP_SOURCE_CORRUPT', 'The recording is shorter than it was a moment ago.');
      }
      broken += run.samples.filter(({ codec, offset, size }) => {
        const at = filled + offset - run.offset;
        return (codec === 'avc1' || codec === 'hvc1') && !isNalUnits(buffer.subarray(at, at + size));
      }).length;
      filled += run.size;
    }
    await target.write(buffer, 0, filled);
  } finally {
    await Promise.all([...sources.values()].map((source) => source.close()));
  }
  const pictures = samples.filter(({ codec }) => codec === 'avc1' || codec === 'hvc1').length;
  if (broken > pictures / 2) throw new CutError('CLIP_SOURCE_CORRUPT', 'The recording holds no pictures here.');
}

interface Neighbours {
  readonly path: string;
  readonly offset: number;
  readonly samples: SampleToCopy[];
  size: number;
}

/** Samples that follow one another in the same file, up to the size of the buffer. */
function neighbours(samples: readonly SampleToCopy[]): Neighbours[] {
  const runs: Neighbours[] = [];
  for (const sample of samples) {
    const run = runs.at(-1);
    const follows = run?.path === sample.path && sample.offset === run.offset + run.size;
    if (run && follows && run.size + sample.size <= BUFFER_BYTES) {
      run.samples.push(sample);
      run.size += sample.size;
    } else {
      runs.push({ path: sample.path, offset: sample.offset, samples: [sample], size: sample.size });
    }
  }
  return runs;
}

async function openSource(path: string, sources: Map<string, FileHandle>): Promise<void> {
  const opened = await open(path, OPEN_ONLY).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ELOOP') throw error;
    throw new CutError('CLIP_NO_FOOTAGE', 'The recording has been deleted.', error.message);
  });
  sources.set(path, opened);
  if (!(await opened.stat()).isFile()) {
    throw new CutError('CLIP_NO_FOOTAGE', 'Something else lies where the recording was.');
  }
}

/** Coded pictures are units behind their lengths, which fill the sample exactly. Zeroed or shifted bytes do not. */
function isNalUnits(sample: Buffer): boolean {
  let at = 0;
  while (at + 4 < sample.length) {
    const size = sample.readUInt32BE(at);
    if (size === 0 || at + 4 + size > sample.length) return false;
    at += 4 + size;
  }
  return at === sample.length;
}
