import { encoderPath } from '../capture/encoder.ts';
import { readFrameCodes } from '../capture/frameCode.ts';
import { cameraCode } from '../capture/pictureSource.ts';
import type { Camera } from './cameras.ts';

/** What the pictures of a film say about it. */
export interface FrameCheck {
  readonly frames: number;
  /** How many frames the first or the last picture is off, the larger of both; NaN where a picture cannot be read. */
  readonly error: number;
  /** Whether every frame in between is there, once, and of this camera. */
  readonly isWhole: boolean;
}

/** Marks are whole milliseconds, frames at 30 a second are not: moments closer than this are the same, in milliseconds. */
const SAME_MOMENT_MS = 0.05;

/** Reads the frame numbers out of the pictures and holds them against the marked instants. */
export async function checkFrames(file: string, camera: Camera, inMs: number, outMs: number): Promise<FrameCheck> {
  const codes = await readFrameCodes(file, encoderPath());
  const numbers = codes.map(({ frame }) => frame);
  const marked = markedFrames(camera, inMs, outMs);
  const [first = Number.NaN, last = Number.NaN] = [numbers[0], numbers.at(-1)];
  return {
    frames: numbers.length,
    error: Math.max(Math.abs(first - marked.first), Math.abs(last - marked.last)),
    isWhole: codes.every((code, i) => code.frame === first + i && code.camera === cameraCode(camera.path)),
  };
}

/** The picture on screen at IN, and the last one before OUT. */
export function markedFrames({ startMs, fps }: Pick<Camera, 'startMs' | 'fps'>, inMs: number, outMs: number) {
  const frameAt = (ms: number) => ((ms - startMs) * fps) / 1000;
  const same = (SAME_MOMENT_MS * fps) / 1000;
  return { first: Math.floor(frameAt(inMs) + same), last: Math.ceil(frameAt(outMs) - same) - 1 };
}
