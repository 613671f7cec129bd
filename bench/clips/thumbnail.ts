// The exact picture of a clip, as the worker takes it, beside FFmpeg's own command for the same picture.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openRecordings } from '../../src/recordings/recordings.ts';
import { cutClip } from '../../src/workers/ffmpeg/cutClip.ts';
import { findFfmpeg } from '../../src/workers/ffmpeg/findFfmpeg.ts';
import { takeKeyframe, takePicture } from '../../src/workers/ffmpeg/takePicture.ts';
import { remuxEngine } from '../../src/workers/remux/remuxEngine.ts';
import type { Measured, Round } from '../bench.ts';
import { benchFootage } from '../footage.ts';

const ROUNDS = 24;
/** Of the first ones everything is cold. */
const LEFT_OUT = 4;
/** IN lies 1.5 s after a keyframe: that much is decoded and hidden. */
const IN_MS = 21_500;
const LENGTH_MS = 12_000;

export async function thumbnail(): Promise<Measured> {
  const { recordings: root, path: channelPath, start } = await benchFootage({ part: 0.2, seconds: 600 });
  const { path: ffmpeg, name } = await findFfmpeg({
    chosen: process.env.FFMPEG_PATH,
    searchPath: process.env.PATH ?? '',
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'film-room-bench-'));
  try {
    const inAt = new Date(start.getTime() + IN_MS);
    const footage = await openRecordings(root).footage(channelPath, inAt, new Date(inAt.getTime() + LENGTH_MS));
    const film = path.join(folder, '1.mp4');
    await cutClip(footage, { target: film, engine: remuxEngine });
    const rounds: Round[] = [];
    const first: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({
        ours: await timed(() => takePicture(film, path.join(folder, '1.jpg'), { ffmpeg })),
        control: await timed(() => bare(ffmpeg, film, path.join(folder, 'control.jpg'))),
      });
      first.push(await timed(() => takeKeyframe(footage, path.join(folder, '1.key.jpg'), { ffmpeg })));
    }
    const keyframe = first.slice(LEFT_OUT).sort((a, b) => a - b)[Math.floor((ROUNDS - LEFT_OUT) / 2)]!;
    const note = `${name}; the keyframe, before there is a film: ${keyframe.toFixed(0)} ms`;
    return { rounds: rounds.slice(LEFT_OUT), unit: 'ms', note };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function bare(ffmpeg: string, film: string, target: string): Promise<void> {
  const input = ['-nostdin', '-y', '-hide_banner', '-loglevel', 'error', '-i', film];
  const output = ['-frames:v', '1', '-vf', 'scale=640:-2', '-q:v', '4', target];
  const child = spawn(ffmpeg, [...input, ...output], { stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the control ended with ${String(code)}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
