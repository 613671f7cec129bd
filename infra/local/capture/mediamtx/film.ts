import { readFileSync } from 'node:fs';
import {
  headerBytes,
  partBytes,
  type RunToWrite,
  type SampleToWrite,
} from '../../../../src/recordings/fragmentWriter.ts';
import type { Track } from '../../../../src/recordings/header.ts';
import type { Sample } from '../../../../src/recordings/part.ts';
import { samplesOf } from '../../../../src/recordings/segmentFile.ts';
import { continues, type Segment, streamNs } from './segments.ts';

/** A sample of a range: `at` is its decoding time, in ticks from where the range begins; before it, less than 0. */
interface Placed {
  readonly at: number;
  readonly sample: Sample;
  readonly bytes: Buffer;
}

const inTicks = (ns: bigint, { timescale }: Track): number => Number((ns * BigInt(timescale)) / 1_000_000_000n);

/**
 * The range [start, start + duration) as MediaMTX's `/get` cuts it, which is not how clips are cut: by decoding time on
 * the axis of the first file's name; from the first sample at or after the start, with those before it that decoding
 * needs squeezed into no time; to the first gap; and each file only to the part in which any track has come to the end.
 * Undefined where it has none. @param segments of one path, in the order of time
 */
export function filmOf(segments: readonly Segment[], startNs: bigint, durationNs: bigint): Buffer | undefined {
  const files = filesFrom(segments, startNs, startNs + durationNs);
  const first = files[0];
  const tracks = first?.file.header?.tracks ?? [];
  const placed = new Map<number, Placed[]>(tracks.map(({ id }) => [id, []]));
  for (const [n, segment] of files.entries()) {
    if (n > 0 && !continues(files[n - 1]!, segment)) break;
    const offsetNs = first!.startNs - startNs + streamNs(segment) - streamNs(first!);
    placeFile(segment, offsetNs, durationNs, placed);
  }
  const runs = tracks.flatMap((track) => runOf(track, placed.get(track.id)!) ?? []);
  if (runs.length === 0) return undefined;
  const written = tracks.map((track) => ({
    ...track,
    kind: track.kind === 'video' ? ('video' as const) : ('audio' as const),
  }));
  return Buffer.concat([headerBytes(written), partBytes(0, runs)]);
}

/** Those whose name is not after the end, from the one in which the start lies. */
function filesFrom(segments: readonly Segment[], startNs: bigint, endNs: bigint): readonly Segment[] {
  const inTime = segments.filter((segment) => segment.startNs <= endNs);
  const at = inTime.findLastIndex((segment) => segment.startNs <= startNs);
  return inTime.slice(Math.max(0, at));
}

function placeFile({ file }: Segment, offsetNs: bigint, durationNs: bigint, placed: Map<number, Placed[]>): void {
  const bytes = readFileSync(file.path);
  for (const part of file.parts) {
    let isOver = false;
    for (const { track, samples } of samplesOf(file, [part])) {
      const [offset, end] = [inTicks(offsetNs, track), inTicks(durationNs, track)];
      for (const sample of samples) {
        const at = sample.dts + offset;
        isOver ||= at >= end;
        if (at >= end) break;
        placed.get(track.id)?.push({ at, sample, bytes: bytes.subarray(sample.offset, sample.offset + sample.size) });
      }
    }
    if (isOver) return;
  }
}

function runOf({ id }: Track, all: readonly Placed[]): RunToWrite | undefined {
  const shown = all.findIndex(({ at }) => at >= 0);
  if (shown < 0) return undefined;
  const from = all.slice(0, shown + 1).findLastIndex(({ sample }) => sample.sync);
  const samples = all.slice(Math.max(0, from)).map(({ at, sample, bytes }): SampleToWrite => {
    const { cts, sync, size, duration } = sample;
    return { cts, sync, size, data: bytes, duration: at < 0 ? 0 : duration };
  });
  return { trackId: id, dts: all[shown]!.at, samples };
}
