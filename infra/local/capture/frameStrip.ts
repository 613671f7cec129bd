import { hasInk } from './font.ts';

/**
 * The two rows of macroblocks at the top of every picture: the frame's number for machines, and camera, clock and
 * number for people. A cell is one macroblock, 16 x 16 pixels.
 *
 *   row 0   white, black, 24 bits of frame number, 8 bits of camera (most significant first, white is 1)
 *   row 1   text, a character a cell
 */
export const CELL = 16;
export const STRIP_ROWS = 2;
export const NUMBER_BITS = 24;
export const CAMERA_BITS = 8;
export const CODE_CELLS = 2 + NUMBER_BITS + CAMERA_BITS;
/** A picture must be at least this wide, so that the text fits. */
export const MIN_WIDTH = 40 * CELL;

/** What one cell shows; cells that show the same are equal strings. */
export type Cell = 'white' | 'black' | `text ${string}`;

export interface StripContent {
  readonly frame: number;
  /** 0 to 255; tells the pictures of two cameras apart. */
  readonly camera: number;
  readonly name: string;
  readonly wall: Date;
}

/** The cells of both rows for a picture that is `width` cells wide. */
export function stripCells({ frame, camera, name, wall }: StripContent, width: number): [Cell[], Cell[]] {
  const code = [true, false, ...bitsOf(frame, NUMBER_BITS), ...bitsOf(camera, CAMERA_BITS)];
  const clock = wall.toISOString().slice(11, 21); // to a tenth of a second
  const text = `${name.slice(0, 17).padEnd(18)} ${clock}  #${frame}`;
  return [
    Array.from({ length: width }, (_, i): Cell => (code[i] ? 'white' : 'black')),
    Array.from({ length: width }, (_, i): Cell => (text[i] && text[i] !== ' ' ? `text ${text[i]}` : 'black')),
  ];
}

function bitsOf(value: number, count: number): boolean[] {
  return Array.from({ length: count }, (_, i) => Math.floor(value / 2 ** (count - 1 - i)) % 2 === 1);
}

const BLACK = 16;
const WHITE = 235;
const GREY = 128;

/** The samples of a cell as H.264 carries them raw: 256 of luma, then 64 each of blue and red difference. */
export function cellSamples(cell: Cell): Buffer {
  const samples = Buffer.alloc(384, GREY);
  samples.fill(cell === 'white' ? WHITE : BLACK, 0, 256);
  if (!cell.startsWith('text ')) return samples;
  const character = cell.slice(5);
  for (let y = 0; y < 14; y++) {
    for (let x = 0; x < 10; x++) {
      if (hasInk(character, x >> 1, y >> 1)) samples[(y + 1) * CELL + x + 3] = WHITE;
    }
  }
  return samples;
}
