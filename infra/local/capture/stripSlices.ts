import { type BitWriter, bitWriter } from './bits.ts';
import { type Cell, cellSamples } from './frameStrip.ts';
import { NAL, nalUnit, type StreamShape } from './h264.ts';

/** Where a slice stands in its stream. */
export interface SlicePlace {
  readonly firstMacroblock: number;
  readonly frameNumber: number;
  /** Set for a picture where decoding can begin. */
  readonly idrId: number | undefined;
}

const INTRA_SLICE = 7;
const PREDICTED_SLICE = 5;
const RAW_MACROBLOCK = 25;
/** In predicted slices the types of intra macroblocks follow the five predicted ones. */
const RAW_MACROBLOCK_IN_PREDICTED = RAW_MACROBLOCK + 5;

/**
 * Slices of our own making, one row of macroblocks each, that take the place of the encoder's: raw samples where a cell
 * changed, and "as before" elsewhere. So the number and the clock of every frame are in the picture, exactly, without
 * encoding anything while a camera runs.
 */
export function stripSlice(cells: readonly Cell[], before: readonly Cell[], place: SlicePlace, shape: StreamShape) {
  const w = bitWriter();
  writeHeader(w, place, shape);
  if (place.idrId !== undefined) {
    for (const cell of cells) writeRaw(w, RAW_MACROBLOCK, cell);
  } else {
    let unchanged = 0;
    cells.forEach((cell, i) => {
      if (cell === before[i]) {
        unchanged += 1;
        return;
      }
      w.unsigned(unchanged);
      unchanged = 0;
      writeRaw(w, RAW_MACROBLOCK_IN_PREDICTED, cell);
    });
    if (unchanged > 0) w.unsigned(unchanged);
  }
  w.bits(1, 1); // end of the payload
  w.align();
  return nalUnit(0x60 | (place.idrId === undefined ? NAL.slice : NAL.idr), w.finish());
}

function writeHeader(w: BitWriter, { firstMacroblock, frameNumber, idrId }: SlicePlace, shape: StreamShape): void {
  const idr = idrId !== undefined;
  w.unsigned(firstMacroblock);
  w.unsigned(idr ? INTRA_SLICE : PREDICTED_SLICE);
  w.unsigned(0); // parameter set
  w.bits(shape.frameNumberBits, frameNumber);
  if (idr) {
    w.unsigned(idrId);
    w.bits(2, 0); // prior pictures are shown, no long-term reference
  } else {
    w.bits(1, 1); // own number of reference pictures:
    w.unsigned(0); // one
    w.bits(1, 0); // in the usual order
    w.bits(1, 0); // marked in the usual way
  }
  w.unsigned(0); // quantiser unchanged
  if (shape.deblockingInSlices) w.unsigned(1); // no deblocking: edges stay sharp
}

function writeRaw(w: BitWriter, type: number, cell: Cell): void {
  w.unsigned(type);
  w.align();
  w.bytes(samplesFor(cell));
}

const drawn = new Map<Cell, Buffer>();

function samplesFor(cell: Cell): Buffer {
  const samples = drawn.get(cell) ?? cellSamples(cell);
  drawn.set(cell, samples);
  return samples;
}
