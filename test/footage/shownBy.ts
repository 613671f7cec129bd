import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CELL, CODE_CELLS, NUMBER_BITS } from '../../infra/local/capture/frameStrip.ts';

/** What a decoder makes of a clip. */
export interface Shown {
  /** Numbers of the frames, in the order in which they are shown. */
  readonly frames: readonly number[];
  /** Coded sounds: size, and when each begins, in milliseconds after the clip's beginning. */
  readonly sounds: readonly { readonly size: number; readonly atMs: number }[];
}

/** Decodes the pictures and lists the sounds, as FFmpeg reads the file's edit lists. */
export async function shownBy(ffmpeg: string, file: string): Promise<Shown> {
  const folder = mkdtempSync(path.join(tmpdir(), 'film-room-shown-'));
  const [codes, list] = [path.join(folder, 'codes.raw'), path.join(folder, 'sounds.txt')];
  try {
    const filter = `crop=${CODE_CELLS * CELL}:${CELL}:0:0,scale=${CODE_CELLS}:1:flags=area,format=gray`;
    const pictures = ['-map', '0:v:0', '-vf', filter, '-fps_mode', 'passthrough', '-f', 'rawvideo', codes];
    // The pictures are listed too, since a list of nothing is an error.
    const sounds = ['-map', '0:v:0', '-map', '0:a:0?', '-c', 'copy', '-copypriorss', '1', '-f', 'framecrc', list];
    const quiet = ['-nostdin', '-loglevel', 'error', '-copyts', '-i', file];
    const child = spawn(ffmpeg, [...quiet, ...pictures, ...sounds], { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaints = '';
    child.stderr.on('data', (text) => {
      complaints += text;
    });
    const [exitCode] = await once(child, 'close');
    if (exitCode !== 0) throw new Error(complaints);
    return { frames: numbersIn(readFileSync(codes)), sounds: soundsIn(readFileSync(list, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function numbersIn(pixels: Buffer): number[] {
  return Array.from({ length: pixels.length / CODE_CELLS }, (_, i) => {
    const bits = pixels.subarray(i * CODE_CELLS + 2, i * CODE_CELLS + 2 + NUMBER_BITS);
    return bits.reduce((sum, cell) => sum * 2 + (cell > 128 ? 1 : 0), 0);
  });
}

/** Lines of `stream, dts, pts, duration, size, checksum`; the sound is stream 1. */
function soundsIn(list: string): Shown['sounds'] {
  const [, numerator = '1', denominator = '1'] = /#tb 1: (\d+)\/(\d+)/.exec(list) ?? [];
  const tickMs = (Number(numerator) * 1000) / Number(denominator);
  const lines = list.split('\n').filter((line) => line.startsWith('1,'));
  return lines.map((line) => {
    const [, , pts, , size] = line.split(',').map(Number);
    return { size: size ?? 0, atMs: (pts ?? 0) * tickMs };
  });
}
