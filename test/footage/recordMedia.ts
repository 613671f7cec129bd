import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  CLOSED_DURATION_OFFSET,
  headerBytes,
  partBytes,
  type RunToWrite,
  type SampleToWrite,
  type TrackToWrite,
} from '../../src/recordings/fragmentWriter.ts';
import type { Track } from '../../src/recordings/header.ts';
import { recordingName } from '../../src/recordings/recordingName.ts';
import type { Media } from './encodeMedia.ts';

export interface RecordOptions {
  /** Moment of frame 0, epoch milliseconds. */
  readonly startMs: number;
  /** When frame n is taken, in milliseconds after frame 0; whole n, below 0 too. 30 a second unless told. */
  readonly timeOf?: (n: number) => number;
  /** Seconds, lower limits as in MediaMTX. */
  readonly part?: number;
  readonly segment?: number;
  /** Milliseconds from a stretch's first picture to its first sound. */
  readonly soundAfter?: number;
  /** Connections of the camera, one after the other; each begins with a frame where decoding can. All of it unless told. */
  readonly stretches?: readonly Stretch[];
  /** Number of the first connection; another recorder's are others. */
  readonly firstStream?: number;
  /** Whether the recorder's last file is closed. */
  readonly closed?: boolean;
  /** Whether its files say which connection they are of, and when they begin; those of old recorders do not. */
  readonly stamped?: boolean;
  /** A span after frame 0 without sound, in milliseconds: the sound before it lasts until the next. */
  readonly muted?: readonly [from: number, to: number];
  /** By how much the recorder's clock has been set when file n begins, in milliseconds. */
  readonly clockSetBy?: (file: number) => number;
  /** Of a file whose first sample arrived then; UTC with microseconds unless told. */
  readonly nameOf?: (wallNs: bigint) => string;
}

/** Frames in decoding order, from one where decoding can begin. A camera that is lost in between leaves B-frames out. */
export interface Stretch {
  readonly first: number;
  readonly count: number;
  readonly silent?: boolean;
}

/** What was put on disk, as the camera knows it. */
export interface Recorded {
  readonly frames: readonly { readonly n: number; readonly wallMs: number; readonly endMs: number }[];
  readonly sounds: readonly { readonly size: number; readonly wallMs: number; readonly endMs: number }[];
}

/** A sample on the connection's axis, in seconds. */
interface Placed {
  readonly id: 1 | 2;
  readonly at: number;
  readonly pts: number;
  readonly until: number;
  readonly sync: boolean;
  readonly data: Buffer;
  /** Number of the frame. */
  readonly shownAs?: number;
}

/** Writes the files that MediaMTX would write of this media into `<root>/<channel>/`. */
export function recordMedia(root: string, channel: string, media: Media, options: RecordOptions): Recorded {
  const folder = path.join(root, channel);
  mkdirSync(folder, { recursive: true });
  const all = { first: 0, count: media.video.samples.length };
  const recorded: { frames: Recorded['frames'][number][]; sounds: Recorded['sounds'][number][] } = {
    frames: [],
    sounds: [],
  };
  for (const [i, stretch] of (options.stretches ?? [all]).entries()) {
    const { samples, zeroMs } = place(media, stretch, options);
    const streamId = Buffer.alloc(16, i + (options.firstStream ?? 1));
    const files = filesOf(samples, options);
    for (const [segmentNumber, own] of files.entries()) {
      const clockMs = zeroMs + (options.clockSetBy?.(segmentNumber) ?? 0);
      const closed = own !== files.at(-1) || (options.closed ?? true);
      writeFile(folder, media, own, { streamId, segmentNumber, clockMs, closed }, options);
      const span = ({ pts, at, until }: Placed) => {
        return { wallMs: clockMs + pts * 1000, endMs: clockMs + (pts + until - at) * 1000 };
      };
      const byTime = own.filter(({ id }) => id === 1).sort((a, b) => a.pts - b.pts);
      recorded.frames.push(...byTime.map((one) => ({ n: one.shownAs ?? 0, ...span(one) })));
      const sounds = own.filter(({ id }) => id === 2);
      recorded.sounds.push(...sounds.map((one) => ({ size: one.data.length, ...span(one) })));
    }
  }
  return recorded;
}

/** The stretch's samples on an axis that begins with the first of them. */
function place(media: Media, { first, count, silent }: Stretch, options: RecordOptions) {
  const { startMs, timeOf = (n: number) => (n * 1000) / 30, soundAfter = 0 } = options;
  const seconds = (n: number) => timeOf(n) / 1000;
  const video = numbered(media)
    .slice(first, first + count)
    .map((sample) => ({
      ...sample,
      at: seconds(sample.decodedAs),
      pts: seconds(sample.shownAs),
      until: seconds(sample.decodedAs + 1),
    }));
  const firstPts = Math.min(...video.map(({ pts }) => pts));
  const lastEnd = Math.max(...video.map(({ pts, at, until }) => pts + until - at));
  const all = silent ? [] : soundsFrom(media, firstPts + soundAfter / 1000, lastEnd);
  const audio = options.muted ? without(all, options.muted) : all;
  const zero = Math.min(video[0]?.at ?? 0, audio[0]?.at ?? Number.POSITIVE_INFINITY);
  const rebased = <T extends { at: number; pts: number; until: number }>(one: T): T => {
    return { ...one, at: one.at - zero, pts: one.pts - zero, until: one.until - zero };
  };
  const pictures = video.map((one): Placed => ({ id: 1, ...rebased(one) }));
  const sounds = audio.map((one): Placed => ({ id: 2, ...rebased(one) }));
  return { samples: [...pictures, ...sounds], zeroMs: startMs + zero * 1000 };
}

/** The recorder holds every sound until it gets the next one, which tells how long it lasts. */
function without<T extends { at: number; until: number }>(
  sounds: readonly T[],
  [fromMs, toMs]: readonly number[],
): T[] {
  const heard = sounds.filter(({ at }) => at * 1000 < (fromMs ?? 0) || at * 1000 >= (toMs ?? 0));
  return heard.map((sound, i) => ({ ...sound, until: heard[i + 1]?.at ?? sound.until }));
}

/** Which frame each picture is, and which frame's time it is decoded at: early enough for all of them. */
function numbered({ video: { samples } }: Media) {
  const moments = samples.map(({ dts, cts }) => dts + cts).sort((a, b) => a - b);
  const order = new Map(moments.map((moment, n) => [moment, n]));
  const shownAs = samples.map(({ dts, cts }) => order.get(dts + cts) ?? 0);
  const delay = Math.max(...shownAs.map((n, i) => i - n));
  return samples.map((sample, i) => ({ ...sample, shownAs: shownAs[i] ?? 0, decodedAs: i - delay }));
}

function soundsFrom({ audio }: Media, from: number, to: number) {
  const timescale = audio?.track.timescale ?? 1;
  const origin = audio?.samples[0]?.dts ?? 0;
  return (audio?.samples ?? [])
    .map(({ dts, duration, data }) => {
      const at = from + (dts - origin) / timescale;
      return { at, pts: at, until: at + duration / timescale, sync: true, data };
    })
    .filter(({ until }) => until <= to + 0.05);
}

function filesOf(samples: readonly Placed[], { segment = 10 }: RecordOptions): Placed[][] {
  const files: Placed[][] = [];
  for (const sample of [...samples].sort((a, b) => a.at - b.at)) {
    const begin = files.at(-1)?.[0]?.at;
    const isDue = begin === undefined || (sample.id === 1 && sample.sync && sample.at - begin >= segment);
    if (isDue) files.push([sample]);
    else files.at(-1)?.push(sample);
  }
  return files;
}

interface FileToWrite {
  readonly streamId: Buffer;
  readonly segmentNumber: number;
  /** What the recorder's clock shows at the connection's beginning, epoch milliseconds. */
  readonly clockMs: number;
  readonly closed: boolean;
}

function writeFile(
  folder: string,
  media: Media,
  own: readonly Placed[],
  { streamId, segmentNumber, clockMs, closed }: FileToWrite,
  { part = 0.2, stamped = true, nameOf = recordingName }: RecordOptions,
): void {
  const begin = own[0]?.at ?? 0;
  const picture = own.find(({ id }) => id === 1);
  const sound = own.find(({ id }) => id === 2);
  // The recorder's clock belongs to the first picture as shown, where a picture comes first.
  const pictureLeads = picture?.at === begin && sound?.at !== begin;
  const lead = pictureLeads ? (picture?.pts ?? 0) - begin : 0;
  const wallNs = BigInt(Math.round((clockMs + (begin + lead) * 1000) * 1000)) * 1000n;
  const stamp = { streamId, segmentNumber, streamNs: BigInt(Math.round(begin * 1e9)), wallNs };
  const tracks = sound && media.audio ? [media.video, media.audio] : [media.video];
  const header = headerBytes(
    tracks.map(({ track }, i) => asWritten(track, i + 1)),
    stamped ? stamp : undefined,
  );
  const end = Math.max(...own.map(({ until }) => until));
  if (closed) header.writeUInt32BE(Math.floor((end - begin) * 1000), CLOSED_DURATION_OFFSET);
  const timescales = tracks.map(({ track }) => track.timescale);
  const parts = partsOf(own, part).map((one, n) => partBytes(n, runsOf(one, begin, timescales, n)));
  writeFileSync(path.join(folder, nameOf(wallNs)), Buffer.concat([header, ...parts]));
}

function partsOf(samples: readonly Placed[], length: number): Placed[][] {
  const parts: Placed[][] = [];
  let due = Number.NEGATIVE_INFINITY;
  for (const sample of samples) {
    if (sample.at >= due) {
      parts.push([]);
      due = sample.at + length;
    }
    parts.at(-1)?.push(sample);
  }
  return parts;
}

/** The order of tracks in a part is random in MediaMTX; here it alternates. */
function runsOf(part: readonly Placed[], begin: number, timescales: readonly number[], n: number): RunToWrite[] {
  const runs = timescales.flatMap((timescale, i): RunToWrite[] => {
    const own = part.filter(({ id }) => id === i + 1);
    if (own.length === 0) return [];
    const ticks = (seconds: number) => Math.round((seconds - begin) * timescale);
    const samples = own.map(({ at, pts, until, sync, data }): SampleToWrite => {
      const cts = ticks(pts) - ticks(at);
      return { duration: ticks(until) - ticks(at), cts, sync, size: data.length, data };
    });
    return [{ trackId: i + 1, dts: ticks(own[0]?.at ?? 0), samples }];
  });
  return n % 2 === 0 ? runs : runs.reverse();
}

function asWritten({ timescale, sampleEntry, width, height, kind }: Track, id: number): TrackToWrite {
  return { id, kind: kind === 'audio' ? 'audio' : 'video', timescale, sampleEntry, width, height };
}
