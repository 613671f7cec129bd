import { CAMERA_BITS, type Cell, stripCells } from './frameStrip.ts';
import { LOOP_SECONDS, type Loop } from './loop.ts';
import { stripSlice } from './stripSlices.ts';

export interface PictureSource {
  /** The coded picture of frame n, as MP4 keeps it. Frames must be asked for in order, none left out. */
  next(frame: number): { readonly data: Buffer; readonly sync: boolean };
}

export interface PictureSettings {
  readonly path: string;
  readonly fps: number;
  readonly width: number;
  readonly startMs: number;
}

/** The loop's pictures, each with its own strip on top. */
export function pictureSource(loop: Loop, { path, fps, width, startMs }: PictureSettings): PictureSource {
  const rowWidth = width / 16;
  const camera = cameraCode(path);
  let shown: [Cell[], Cell[]] = [[], []];

  return {
    next(frame) {
      const picture = loop.pictures[frame % (LOOP_SECONDS * fps)];
      if (!picture) throw new Error(`the loop has no picture for frame ${frame}`);
      const { frameNumber, idrId } = picture;
      const wall = new Date(startMs + (frame * 1000) / fps);
      const cells = stripCells({ frame, camera, name: path, wall }, rowWidth);
      const rows = cells.map((row, i) =>
        stripSlice(row, shown[i] ?? [], { firstMacroblock: i * rowWidth, frameNumber, idrId }, loop.shape),
      );
      shown = cells;
      const sync = idrId !== undefined;
      return { data: lengthPrefixed([...(sync ? loop.parameterSets : []), ...rows, ...picture.slices]), sync };
    },
  };
}

/** What `readFrameCodes` finds as `camera` in the pictures of this path; two paths may share it. */
export function cameraCode(path: string): number {
  return [...path].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 2 ** CAMERA_BITS, 7);
}

/** NAL units as MP4 keeps them: each behind its length in four bytes. */
function lengthPrefixed(units: readonly Buffer[]): Buffer {
  return Buffer.concat(
    units.flatMap((unit) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(unit.length);
      return [length, unit];
    }),
  );
}
