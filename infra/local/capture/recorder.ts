import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import {
  CLOSED_DURATION_OFFSET,
  headerBytes,
  partBytes,
  type RunToWrite,
  type SampleToWrite,
  type TrackToWrite,
} from '../../../src/recordings/fragmentWriter.ts';
import { recordingName } from '../../../src/recordings/recordingName.ts';

/**
 * What MediaMTX's recorder does with one connection: it holds one sample of each track until the next tells its
 * duration, gathers parts by time, cuts files at pictures where decoding can begin, and writes every part at once.
 */
export interface Recorder {
  write(track: TrackToWrite, sample: IncomingSample): void;
  /** Ends the connection: the open part is written, held samples are lost, the file gets its length. */
  close(): void;
  /** Dies: the open part and the held samples are lost, the file stays as it is. */
  crash(): void;
}

export interface IncomingSample {
  /** Ticks of its track since the connection began. */
  readonly dts: number;
  readonly cts: number;
  readonly sync: boolean;
  readonly data: Buffer;
  /** When it arrived, nanoseconds since 1970. */
  readonly wallNs: bigint;
}

export interface RecorderOptions {
  /** The channel's folder; made when the first part is written. */
  readonly folder: string;
  readonly tracks: readonly TrackToWrite[];
  /** Seconds; both are lower limits. */
  readonly part: number;
  readonly segment: number;
}

const SECOND = 1_000_000_000;

interface OpenFile {
  readonly startNs: number;
  readonly wallNs: bigint;
  fd: number | undefined;
  parts: number;
  endNs: number;
}

interface OpenPart {
  readonly startNs: number;
  endNs: number;
  readonly runs: Map<TrackToWrite, { dtsNs: number; samples: SampleToWrite[] }>;
}

export function openRecorder({ folder, tracks, part: partSeconds, segment }: RecorderOptions): Recorder {
  const streamId = randomBytes(16);
  const hasVideo = tracks.some(({ kind }) => kind === 'video');
  const held = new Map<TrackToWrite, IncomingSample>();
  let segmentNumber = 0;
  let file: OpenFile | undefined;
  let part: OpenPart | undefined;

  const nanoseconds = (track: TrackToWrite, dts: number) => Math.floor((dts * SECOND) / track.timescale);

  function flushPart(): void {
    if (!part || !file) return;
    file.fd ??= create(file);
    const { startNs } = file;
    const runs = [...part.runs].map(([track, { dtsNs, samples }]): RunToWrite => {
      // Floored for every part by itself, so that it may differ from the end of the part before by a tick.
      return { trackId: track.id, dts: Math.floor(((dtsNs - startNs) * track.timescale) / SECOND), samples };
    });
    writeSync(file.fd, partBytes(file.parts, runs));
    file.parts += 1;
    part = undefined;
  }

  function create({ startNs, wallNs }: OpenFile): number {
    mkdirSync(folder, { recursive: true });
    const fd = openSync(join(folder, recordingName(wallNs)), 'w');
    writeSync(fd, headerBytes(tracks, { streamId, segmentNumber, streamNs: BigInt(startNs), wallNs }));
    segmentNumber += 1;
    return fd;
  }

  function closeFile(): void {
    flushPart();
    if (file?.fd !== undefined) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(Math.floor((file.endNs - file.startNs) / 1e6));
      writeSync(file.fd, length, 0, 4, CLOSED_DURATION_OFFSET);
      closeSync(file.fd);
    }
    file = undefined;
  }

  function take(track: TrackToWrite, sample: IncomingSample, duration: number): void {
    const dtsNs = nanoseconds(track, sample.dts);
    file ??= { startNs: dtsNs, wallNs: sample.wallNs, fd: undefined, parts: 0, endNs: dtsNs };
    if (dtsNs < file.startNs) return; // older than the file's first sample: discarded, as MediaMTX does
    if (part && part.endNs - part.startNs >= partSeconds * SECOND) flushPart();
    part ??= { startNs: dtsNs, endNs: dtsNs, runs: new Map() };
    const run = part.runs.get(track) ?? { dtsNs, samples: [] };
    part.runs.set(track, run);
    const { cts, sync, data } = sample;
    run.samples.push({ duration, cts, sync, size: data.length, data });
    const endNs = nanoseconds(track, sample.dts + duration);
    part.endNs = Math.max(part.endNs, endNs);
    file.endNs = Math.max(file.endNs, endNs);
  }

  /** A new file begins with the oldest sample that is held. */
  function cutBefore(track: TrackToWrite, next: IncomingSample): void {
    if (!file || (hasVideo && track.kind !== 'video') || !next.sync) return;
    if (nanoseconds(track, next.dts) - file.startNs < segment * SECOND) return;
    let oldest = { startNs: nanoseconds(track, next.dts), wallNs: next.wallNs };
    for (const [other, sample] of held) {
      const startNs = nanoseconds(other, sample.dts);
      if (startNs < oldest.startNs && startNs > oldest.startNs - SECOND) oldest = { startNs, wallNs: sample.wallNs };
    }
    closeFile();
    file = { ...oldest, fd: undefined, parts: 0, endNs: oldest.startNs };
  }

  return {
    write(track, sample) {
      const before = held.get(track);
      held.set(track, sample);
      if (!before) return;
      const waitsForPicture = !file && track.kind === 'video' && !before.sync;
      if (!waitsForPicture) take(track, before, Math.max(0, sample.dts - before.dts));
      cutBefore(track, sample);
    },
    close: closeFile,
    crash() {
      if (file?.fd !== undefined) closeSync(file.fd);
      file = undefined;
      part = undefined;
    },
  };
}
