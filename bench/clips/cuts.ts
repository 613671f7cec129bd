// Cuts as the worker makes them, from the index to the folder's fsync, beside reading and writing the same bytes.
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openRecordings, type Recordings } from '../../src/recordings/recordings.ts';
import { cutClip } from '../../src/workers/ffmpeg/cutClip.ts';
import { remuxEngine } from '../../src/workers/remux/remuxEngine.ts';
import { openSlots } from '../../src/workers/slots.ts';
import type { Measured, Round } from '../bench.ts';
import { type BenchFootage, benchFootage } from '../footage.ts';
import { hourFootage, WHOLE } from './hourFootage.ts';

const ROUNDS = 7;
const CUTS_A_ROUND = 5;
const LENGTH_MS = 12_000;
/** IN lies this far after a keyframe: that much is copied and hidden. */
const AFTER_KEYFRAME_MS = 1_500;
const BURST = 20;
/** As many at once as a worker has places for, unless told. */
const PLACES = 2;

interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** A recording of ten minutes whose index is there, as it is while a game runs; nobody writes to it meanwhile. */
export async function cutHot(): Promise<Measured> {
  const footage = await benchFootage({ part: 0.2, seconds: 600 });
  const recordings = openRecordings(footage.recordings);
  return inFolder(async (target) => {
    const window = windowAt(footage, 300_000);
    return against(footage, target, CUTS_A_ROUND, () => cut(recordings, footage, window, target));
  });
}

/** An hour in one file that nobody has looked at yet, as after a start: near its beginning, its middle and its end. */
export async function cutCold(): Promise<Measured> {
  const footage = await hourFootage();
  return inFolder(async (target) => {
    const cold = (window: Window) => () => cut(openRecordings(footage.recordings), footage, window, target);
    const measured: Measured[] = [];
    for (const { from } of WHOLE) {
      measured.push(await against(footage, target, 2, cold(windowAt(footage, (from + 20) * 1_000))));
    }
    const ratios = measured.map(({ rounds }) => medianRatio(rounds).toFixed(2));
    const worst = measured.reduce((a, b) => (medianRatio(a.rounds) > medianRatio(b.rounds) ? a : b));
    return { ...worst, note: `${worst.note}; from its beginning to its end: ${ratios.join(', ')}` };
  });
}

/** Everybody marks the big play: twenty windows at once, beside the same twenty one after the other. */
export async function cutBurst(): Promise<Measured> {
  const footage = await benchFootage({ part: 0.2, seconds: 600 });
  const recordings = openRecordings(footage.recordings);
  return inFolder(async (target) => {
    const windows = Array.from({ length: BURST }, (_, n) => windowAt(footage, 100_000 + n * 20_000));
    const one = (window: Window, n: number) => cut(recordings, footage, window, `${target}.${n}`);
    const places = openSlots(PLACES);
    const atOnce = () => timed(() => Promise.all(windows.map((window, n) => places.use(() => one(window, n)))));
    const inTurn = () =>
      timed(async () => {
        for (const [n, window] of windows.entries()) await one(window, n);
      });
    await atOnce();
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ control: await inTurn(), ours: await atOnce() });
    return { rounds, unit: 'ms', note: `${BURST} clips, ${PLACES} places` };
  });
}

/** @returns bytes of the clip */
async function cut(recordings: Recordings, { path: channel }: BenchFootage, { from, to }: Window, target: string) {
  const clip = await cutClip(await recordings.footage(channel, from, to), { target, engine: remuxEngine });
  if (clip.frames !== (LENGTH_MS * 30) / 1_000) throw new Error(`the clip has ${clip.frames} frames`);
  return clip.bytes;
}

async function against(footage: BenchFootage, target: string, times: number, ours: () => Promise<number>) {
  const bytes = await ours();
  const place = footage.segment;
  const control = () => copyBytes(place, bytes, `${target}.copy`);
  await control();
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const sum = { ours: 0, control: 0 };
    for (let n = 0; n < times; n += 1) {
      sum.ours += await timed(ours);
      sum.control += await timed(control);
    }
    rounds.push({ ours: sum.ours / times, control: sum.control / times });
  }
  return { rounds, unit: 'ms', note: `${(bytes / 1e6).toFixed(1)} MB` };
}

function medianRatio(rounds: readonly Round[]): number {
  const ratios = rounds.map(({ ours, control }) => ours / control).sort((a, b) => a - b);
  return ratios[Math.floor(ratios.length / 2)] ?? Number.NaN;
}

/** The control: as many bytes of the recording, read and written in 4 MiB, then fdatasync. */
async function copyBytes(segment: string, bytes: number, target: string): Promise<void> {
  const [source, copy] = [await open(segment, 'r'), await open(target, 'w', 0o600)];
  const buffer = Buffer.allocUnsafe(4 << 20);
  for (let at = 0; at < bytes; at += buffer.length) {
    const { bytesRead } = await source.read(buffer, 0, Math.min(buffer.length, bytes - at), at);
    await copy.write(buffer, 0, bytesRead);
  }
  await copy.datasync();
  await source.close();
  await copy.close();
}

function windowAt({ start }: BenchFootage, ms: number): Window {
  const from = start.getTime() + ms + AFTER_KEYFRAME_MS;
  return { from: new Date(from), to: new Date(from + LENGTH_MS) };
}

async function inFolder(measure: (target: string) => Promise<Measured>): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'film-room-bench-'));
  try {
    return await measure(path.join(folder, 'clip.mp4'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
