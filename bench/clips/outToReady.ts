// OUT pressed now on a camera that records, until a subscriber in this process hears that the film is ready.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { v4 } from 'uuid';
import { openWitness, type Witness } from '../../infra/local/demo/witness.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import { openRecordings } from '../../src/recordings/recordings.ts';
import { type Game, startGame } from '../../test/chaos/game.ts';
import { root } from '../../test/support/root.ts';
import type { Measured } from '../bench.ts';

const TIMES = 100;
/** The control: a picture is on disk when its part is, which no cutter can hasten. Seconds. */
const PART_S = 0.2;
const LENGTH_MS = 12_000;
const FPS = 30;
const PATIENCE_MS = 15_000;

interface Camera {
  readonly startMs: number;
  stop(): Promise<void>;
}

export async function outToReady(): Promise<Measured> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-bench-'));
  const game = await startGame(dataFolder, { LOG_LEVEL: 'warn' });
  const camera = await startCamera(path.join(dataFolder, 'recordings'));
  const ended = new AbortController();
  const coach = game.person(game.token('--role', 'coach'));
  const witness = openWitness({
    url: game.system.url,
    token: game.token('--role', 'coach'),
    sessionId: game.sessionId,
    signal: ended.signal,
    ended: (code) => ended.abort(new Error(`the subscription ended: ${code}`)),
  });
  try {
    await recordedFor(path.join(dataFolder, 'recordings'), camera, LENGTH_MS + 1_000);
    const delays: number[] = [];
    for (let n = -3; n < TIMES; n += 1) {
      // People press whenever they want: parts of the recording must not.
      await sleep(Math.random() * PART_S * 1_000);
      const delay = await outToReadyOnce(game, coach, witness);
      if (n >= 0) delays.push(delay);
    }
    const [half, most] = [percentile(delays, 0.5), percentile(delays, 0.95)];
    const note = `p95 of ${TIMES}, p50 ${Math.round(half)}, slowest ${Math.round(Math.max(...delays))}`;
    return { rounds: [{ ours: most, control: PART_S * 1_000 }], unit: 'ms', note };
  } finally {
    await witness.close();
    await camera.stop();
    await game.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** @returns milliseconds from the press of OUT to the fact's arrival */
async function outToReadyOnce(game: Game, coach: ReturnType<Game['person']>, witness: Witness): Promise<number> {
  const { sessionId, channelId } = game;
  const playId = v4();
  const clipId = clipIdOf(playId, channelId);
  const inAt = new Date(Date.now() - LENGTH_MS).toISOString();
  await coach('markClipIn', { sessionId, playId, channelIds: [channelId], inAt, commandId: v4() });
  const pressed = Date.now();
  const heard = witness.until(
    'a film',
    ({ __typename, clip }) => clip?.id === clipId && ['ClipReady', 'ClipFailed'].includes(__typename),
    { ms: PATIENCE_MS },
  );
  await coach('markClipOut', { clipId, outAt: new Date(pressed).toISOString(), commandId: v4() });
  const { clip, heardAt } = await heard;
  const missing = (LENGTH_MS * FPS) / 1_000 - (clip?.frames ?? 0);
  if (missing > 0) throw new Error(`the film lacks ${missing} frames: ${clip?.status}`);
  return heardAt - pressed;
}

/** 1080p, 8 Mb/s, a keyframe every other second; writes its files in real time, as a process of its own. */
async function startCamera(recordings: string): Promise<Camera> {
  const child = fork(
    path.join(root, 'infra/local/capture/main.ts'),
    [
      ...['--recordings', recordings, '--path', 'home-sideline', '--part', String(PART_S)],
      ...['--size', '1920x1080', '--bitrate', '7000000', '--gop', '2', '--fps', String(FPS)],
    ],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const exited = once(child, 'exit');
  const [word] = await once(child, 'message');
  return {
    startMs: (word as { camera: { startMs: number } }).camera.startMs,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function recordedFor(folder: string, { startMs }: Camera, ms: number): Promise<void> {
  const recordings = openRecordings(folder);
  while (((await recordings.recordedUntil('home-sideline'))?.getTime() ?? 0) < startMs + ms) await sleep(100);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
