import { spawn } from 'node:child_process';
import { CELL, CODE_CELLS, NUMBER_BITS } from './frameStrip.ts';

/** What a machine reads in a decoded picture. */
export interface FrameCode {
  readonly frame: number;
  readonly camera: number;
}

/**
 * The frame numbers burnt into a video file or URL, in the order in which a player shows them (hidden pre-roll is not
 * shown, so it is not listed). A picture without a readable code counts as NaN. Throws where ffmpeg cannot decode.
 */
export async function readFrameNumbers(file: string, ffmpeg = 'ffmpeg'): Promise<number[]> {
  return (await readFrameCodes(file, ffmpeg)).map(({ frame }) => frame);
}

export async function readFrameCodes(file: string, ffmpeg = 'ffmpeg'): Promise<FrameCode[]> {
  const filter = `crop=${CODE_CELLS * CELL}:${CELL}:0:0,scale=${CODE_CELLS}:1:flags=area,format=gray`;
  const input = ['-nostdin', '-hide_banner', '-loglevel', 'error', '-i', file, '-an'];
  const output = ['-vf', filter, '-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'];
  const pixels = await run(ffmpeg, [...input, ...output]);
  const codes: FrameCode[] = [];
  for (let at = 0; at + CODE_CELLS <= pixels.length; at += CODE_CELLS) {
    codes.push(codeIn(pixels.subarray(at, at + CODE_CELLS)));
  }
  return codes;
}

function codeIn(cells: Buffer): FrameCode {
  const white = cells[0] ?? 0;
  const black = cells[1] ?? 0;
  if (white - black < 100) return { frame: Number.NaN, camera: Number.NaN };
  const middle = (white + black) / 2;
  const value = (from: number, to: number) =>
    cells.subarray(from, to).reduce((sum, c) => sum * 2 + (c > middle ? 1 : 0), 0);
  return { frame: value(2, 2 + NUMBER_BITS), camera: value(2 + NUMBER_BITS, CODE_CELLS) };
}

async function run(command: string, args: string[]): Promise<Buffer> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, complaints, exitCode] = await Promise.all([
    collect(child.stdout),
    collect(child.stderr),
    new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    }),
  ]);
  if (exitCode !== 0) throw new Error(`ffmpeg exited with ${exitCode}: ${complaints.toString().slice(-2000)}`);
  return output;
}

async function collect(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
