import { type FileHandle, open } from 'node:fs/promises';
import type { ClipPlan, PlannedSample, PlannedTrack } from '../../recordings/clipPlan.ts';
import { fragmentHead, headerBytes } from '../../recordings/fragmentWriter.ts';
import { CutError } from './cutError.ts';

/**
 * Writes the plan's samples, and only these, as a small recording of its own. FFmpeg then reads a file that we made:
 * whatever lies in the recordings' folders, it opens nothing but this; holes, file boundaries and the reordering of
 * B-frames are settled before it starts; and it need not walk through ten minutes of parts to find twelve seconds.
 */
export async function writeWindow(plan: ClipPlan, path: string): Promise<void> {
  const tracks = plan.audio ? [plan.video, plan.audio] : [plan.video];
  const header = headerBytes(
    tracks.map(({ track }, i) => ({
      ...track,
      id: i + 1,
      kind: track.kind === 'audio' ? ('audio' as const) : ('video' as const),
    })),
  );
  const head = fragmentHead(
    0,
    tracks.map(({ samples }, i) => ({ trackId: i + 1, dts: samples[0]?.dts ?? 0, samples })),
  );
  const file = await open(path, 'wx', 0o600);
  const sources = new Map<string, FileHandle>();
  try {
    await file.write(Buffer.concat([header, head]));
    for (const track of tracks) await copySamples(track, file, sources);
  } finally {
    await file.close();
    for (const source of sources.values()) await source.close();
  }
}

const BUFFER_BYTES = 4 << 20;

/** Neighbouring samples are read together, and written together as far as the buffer goes. */
async function copySamples({ samples, track }: PlannedTrack, target: FileHandle, sources: Map<string, FileHandle>) {
  const check = track.codec === 'avc1' || track.codec === 'hvc1' ? startsLikeNalUnits : () => true;
  let buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let filled = 0;
  let broken = 0;
  for (const run of neighbours(samples)) {
    const size = run.samples.reduce((sum, sample) => sum + sample.size, 0);
    if (filled + size > buffer.length) {
      await target.write(buffer, 0, filled);
      filled = 0;
      if (size > buffer.length) buffer = Buffer.allocUnsafe(size);
    }
    const source = await sourceFor(run.path, sources);
    const { bytesRead } = await source.read(buffer, filled, size, run.offset);
    if (bytesRead < size)
      throw new CutError('CLIP_SOURCE_CORRUPT', 'The recording is shorter than it was a moment ago.');
    let at = filled;
    for (const sample of run.samples) {
      if (!check(buffer.subarray(at, at + sample.size))) broken += 1;
      at += sample.size;
    }
    filled += size;
  }
  await target.write(buffer, 0, filled);
  if (broken > samples.length / 2) throw new CutError('CLIP_SOURCE_CORRUPT', 'The recording holds no pictures here.');
}

interface Neighbours {
  readonly path: string;
  readonly offset: number;
  readonly samples: PlannedSample[];
}

/** Samples that follow one another in the same file. */
function neighbours(samples: readonly PlannedSample[]): Neighbours[] {
  const runs: Neighbours[] = [];
  let end = -1;
  for (const sample of samples) {
    const run = runs.at(-1);
    if (run && run.path === sample.path && sample.offset === end) run.samples.push(sample);
    else runs.push({ path: sample.path, offset: sample.offset, samples: [sample] });
    end = sample.offset + sample.size;
  }
  return runs;
}

async function sourceFor(path: string, sources: Map<string, FileHandle>): Promise<FileHandle> {
  const known = sources.get(path);
  if (known) return known;
  const opened = await open(path, 'r').catch((error: unknown) => {
    throw new CutError('CLIP_NO_FOOTAGE', 'The recording has been deleted.', String(error));
  });
  sources.set(path, opened);
  return opened;
}

/** Coded pictures are units behind their lengths, which fill the sample exactly. Zeroed or shifted bytes do not. */
function startsLikeNalUnits(sample: Buffer): boolean {
  let at = 0;
  while (at + 4 < sample.length) {
    const size = sample.readUInt32BE(at);
    if (size === 0 || at + 4 + size > sample.length) return false;
    at += 4 + size;
  }
  return at === sample.length;
}
