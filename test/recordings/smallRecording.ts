import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  CLOSED_DURATION_OFFSET,
  headerBytes,
  partBytes,
  type RunToWrite,
  type TrackToWrite,
} from '../../src/recordings/fragmentWriter.ts';
import { recordingName } from '../../src/recordings/recordingName.ts';
import { aacSampleEntry, h264SampleEntry } from '../../src/recordings/sampleEntries.ts';

/** Tiny recordings with the right shape and no pictures worth decoding, to test what is read of them. */
export const videoTrack: TrackToWrite = {
  id: 1,
  kind: 'video',
  timescale: 90_000,
  sampleEntry: h264SampleEntry(Buffer.from([0x67, 66, 0, 30, 1]), Buffer.from([0x68, 1]), 640, 360),
  width: 640,
  height: 360,
};
export const audioTrack: TrackToWrite = {
  id: 2,
  kind: 'audio',
  timescale: 48_000,
  sampleEntry: aacSampleEntry(Buffer.from([0x11, 0x90]), 48_000, 2),
  width: 0,
  height: 0,
};

export interface SmallRecording {
  /** When its first sample arrived, epoch milliseconds. */
  readonly startMs: number;
  /** Parts of 6 pictures (200 ms at 30 a second). */
  readonly parts: number;
  readonly streamId?: Buffer;
  readonly segmentNumber?: number;
  /** On the connection's axis. */
  readonly streamMs?: number;
  readonly closed?: boolean;
  /** Share of the pictures' time that has sound: 0 none, 1 all. */
  readonly sound?: number;
  /** Whether pictures are shown in another order than they are decoded. */
  readonly bFrames?: boolean;
}

export const PICTURES_IN_PART = 6;
export const PART_MS = 200;
const GOP = 30;

/** Header and parts as separate writes, the way a recorder makes them. */
export function smallRecording(recording: SmallRecording): Buffer[] {
  const { startMs, parts, streamId = Buffer.alloc(16, 7), segmentNumber = 0, streamMs = 0, sound = 0 } = recording;
  const { bFrames = false } = recording;
  const tracks = sound > 0 ? [videoTrack, audioTrack] : [videoTrack];
  const wallNs = BigInt(Math.round(startMs * 1000)) * 1000n;
  const header = headerBytes(tracks, { streamId, segmentNumber, streamNs: BigInt(Math.round(streamMs * 1e6)), wallNs });
  if (recording.closed) header.writeUInt32BE(parts * PART_MS, CLOSED_DURATION_OFFSET);
  const writes = [header];
  for (let part = 0; part < parts; part++) writes.push(partBytes(part, runsOf(part, parts, sound, bFrames)));
  return writes;
}

function runsOf(part: number, parts: number, sound: number, bFrames: boolean): RunToWrite[] {
  const first = part * PICTURES_IN_PART;
  const pictures = Array.from({ length: PICTURES_IN_PART }, (_, i) => picture(first + i, bFrames));
  const video: RunToWrite = { trackId: 1, dts: first * 3000, samples: pictures };
  if (part >= parts * sound) return [video];
  const ticks = (audioTrack.timescale * PART_MS) / 1000 / 8;
  const data = Buffer.from([1, 2, 3]);
  const sounds = Array.from({ length: 8 }, () => ({ duration: ticks, cts: 0, sync: true, size: 3, data }));
  return [{ trackId: 2, dts: part * 8 * ticks, samples: sounds }, video];
}

/** One unit behind its length; the unit says which picture it is. */
function picture(n: number, bFrames: boolean) {
  const data = Buffer.alloc(8);
  data.writeUInt32BE(4, 0);
  data.writeUInt32BE(0x65000000 + n, 4);
  return { duration: 3000, cts: bFrames ? 3000 : 0, sync: n % GOP === 0, size: data.length, data };
}

/** Writes it as a file of that channel, under the name that its start gives it; returns the path. */
export function putRecording(recordings: string, channelPath: string, recording: SmallRecording): string {
  const folder = path.join(recordings, channelPath);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, recordingName(BigInt(Math.round(recording.startMs * 1000)) * 1000n));
  writeFileSync(file, Buffer.concat(smallRecording(recording)));
  return file;
}
