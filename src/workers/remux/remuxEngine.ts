import { open } from 'node:fs/promises';
import type { ClipPlan, PlannedSample, PlannedTrack } from '../../recordings/clipPlan.ts';
import { MOVIE_TIMESCALE } from '../../recordings/movieBoxes.ts';
import type { ClipEngine, EngineName, Progress } from '../ffmpeg/clipEngine.ts';
import { copySamples } from '../ffmpeg/copySamples.ts';
import { type Chunk, clipHead, type TrackToMux } from './clipHead.ts';

/**
 * Cuts without FFmpeg: our own index in front of the samples as they are. Pictures that only serve to decode the first
 * one last a tick or two each, so that a player that ignores edit lists is off by about a millisecond.
 */
export const remuxEngine: ClipEngine = {
  async write(plan: ClipPlan, target: string, signal: AbortSignal, progress?: Progress): Promise<EngineName> {
    const tracks = plan.audio ? [videoOf(plan), audioOf(plan, plan.audio)] : [videoOf(plan)];
    const planned = plan.audio ? [plan.video, plan.audio] : [plan.video];
    const ordered = inFileOrder(planned);
    const file = await open(target, 'wx', 0o600);
    try {
      await file.write(clipHead(tracks, chunksOf(ordered, tracks)));
      signal.throwIfAborted();
      await copySamples(
        ordered.map(({ sample, track }) => ({ ...sample, codec: planned[track]?.track.codec ?? '' })),
        file,
        { signal, progress },
      );
    } finally {
      await file.close();
    }
    return 'remux';
  },
};

function videoOf({ video: { track, samples }, showFromMs, durationMs }: ClipPlan): TrackToMux {
  const origin = samples[0]?.dts ?? 0;
  const start = firstShownTick(samples, Math.round((showFromMs * track.timescale) / 1000));
  const pressed = pressedBefore(start, samples);
  const shifted = samples.map(({ dts, cts }) => ({ dts: pressed(dts), pts: pressed(dts + cts) }));
  return {
    ...track,
    kind: 'video',
    samples: samples.map(({ size, sync, duration }, i) => {
      const { dts, pts } = shifted[i] ?? { dts: 0, pts: 0 };
      const next = shifted[i + 1]?.dts;
      return { size, sync, cts: pts - dts, duration: next === undefined ? duration : next - dts };
    }),
    edit: { delay: 0, from: pressed(start) - pressed(origin), duration: movieTicks(durationMs) },
  };
}

/** Rounding may have put the first picture a tick beside the moment of showing; none may be lost to that. */
function firstShownTick(samples: readonly PlannedSample[], about: number): number {
  const moments = samples.map(({ dts, cts }) => dts + cts).filter((pts) => Math.abs(pts - about) <= 2);
  return moments.length > 0 ? Math.min(...moments) : about;
}

/**
 * Time as the clip has it: of what lies before `start`, each moment of decoding or showing lasts a tick. One increasing
 * map for both, so that their order stays, however irregular the recorder's times of decoding are.
 */
function pressedBefore(start: number, samples: readonly PlannedSample[]): (ticks: number) => number {
  const hidden = samples.flatMap(({ dts, cts }) => [dts, dts + cts]).filter((ticks) => ticks < start);
  const order = new Map([...new Set(hidden)].sort((a, b) => a - b).map((ticks, i) => [ticks, i]));
  return (ticks) => order.get(ticks) ?? order.size + ticks - start;
}

function audioOf({ showFromMs, durationMs }: ClipPlan, { track, samples }: PlannedTrack): TrackToMux {
  const origin = samples[0]?.dts ?? 0;
  const start = Math.round((showFromMs * track.timescale) / 1000);
  const delay = Math.max(0, Math.round(((origin - start) * MOVIE_TIMESCALE) / track.timescale));
  const end = samples.reduce((latest, { dts, duration }) => Math.max(latest, dts + duration), 0);
  const there = Math.round(((end - Math.max(origin, start)) * MOVIE_TIMESCALE) / track.timescale);
  return {
    ...track,
    kind: 'audio',
    samples: samples.map(({ size, sync, duration }) => ({ size, sync, duration, cts: 0 })),
    edit: { delay, from: Math.max(0, start - origin), duration: Math.min(there, movieTicks(durationMs) - delay) },
  };
}

function movieTicks(ms: number): number {
  return Math.round((ms * MOVIE_TIMESCALE) / 1000);
}

interface Placed {
  readonly sample: PlannedSample;
  /** Index of its track. */
  readonly track: number;
}

/**
 * As the samples lie in the recordings: picture and sound of a part together, which is how a player wants them. Each
 * track keeps its own order whatever the files are, because its index says nothing else.
 */
function inFileOrder(tracks: readonly PlannedTrack[]): Placed[] {
  const heads = tracks.map(({ track, samples }, index) => ({ index, samples, timescale: track.timescale, next: 0 }));
  const placed: Placed[] = [];
  for (;;) {
    let first: { head: (typeof heads)[number]; sample: PlannedSample } | undefined;
    for (const head of heads) {
      const sample = head.samples[head.next];
      if (sample && (!first || liesBefore(sample, head.timescale, first.sample, first.head.timescale))) {
        first = { head, sample };
      }
    }
    if (!first) return placed;
    first.head.next += 1;
    placed.push({ sample: first.sample, track: first.head.index });
  }
}

function liesBefore(a: PlannedSample, timescaleOfA: number, b: PlannedSample, timescaleOfB: number): boolean {
  if (a.path === b.path) return a.offset < b.offset;
  return a.dts / timescaleOfA < b.dts / timescaleOfB;
}

function chunksOf(ordered: readonly Placed[], tracks: readonly TrackToMux[]): Chunk[] {
  const chunks: { index: number; track: TrackToMux; count: number; size: number }[] = [];
  for (const { sample, track: index } of ordered) {
    const track = tracks[index];
    const last = chunks.at(-1);
    if (!track) continue;
    if (last?.index === index) {
      last.count += 1;
      last.size += sample.size;
    } else {
      chunks.push({ index, track, count: 1, size: sample.size });
    }
  }
  return chunks;
}
