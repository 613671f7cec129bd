import { bitReader } from './bits.ts';

/** As much of H.264 as it takes to exchange slices of a coded picture: NAL units, parameter sets, slice headers. */

export const NAL = { slice: 1, idr: 5, sps: 7, pps: 8 } as const;

export function nalType(nal: Buffer): number {
  return (nal[0] ?? 0) & 0x1f;
}

/** The NAL units of a byte stream (Annex B), without their start codes. */
export function nalUnits(stream: Buffer): Buffer[] {
  const START = Buffer.from([0, 0, 1]);
  const units: Buffer[] = [];
  let from = stream.indexOf(START);
  while (from >= 0) {
    const next = stream.indexOf(START, from + 3);
    let end = next < 0 ? stream.length : next;
    while (end > from + 3 && stream[end - 1] === 0) end -= 1; // the zero of a start code of four bytes
    units.push(stream.subarray(from + 3, end));
    from = next;
  }
  return units;
}

/** The payload without the bytes that keep start codes from occurring in it. */
function unescaped(nal: Buffer): Buffer {
  const bytes: number[] = [];
  let zeros = 0;
  for (const byte of nal.subarray(1)) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}

/** A NAL unit of this payload. */
export function nalUnit(header: number, payload: Buffer): Buffer {
  const bytes: number[] = [header];
  let zeros = 0;
  for (const byte of payload) {
    if (zeros >= 2 && byte <= 3) {
      bytes.push(3);
      zeros = 0;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}

/** What a slice header's shape depends on. */
export interface StreamShape {
  readonly frameNumberBits: number;
  readonly deblockingInSlices: boolean;
}

/**
 * The shape of a stream made for us. Throws where the encoder did something that our own slices could not join: CABAC,
 * picture order counts of their own, fields, weighted prediction.
 */
export function streamShape(sps: Buffer, pps: Buffer): StreamShape {
  const s = bitReader(unescaped(sps));
  const profile = s.bits(8);
  s.bits(16);
  s.unsigned();
  const frameNumberBits = s.unsigned() + 4;
  const orderCountType = s.unsigned();
  const p = bitReader(unescaped(pps));
  p.unsigned();
  p.unsigned();
  const cabac = p.bits(1);
  p.bits(1);
  p.unsigned(); // slice groups
  p.unsigned();
  p.unsigned();
  const weighted = p.bits(1);
  p.bits(2);
  p.unsigned(); // signed codes have the same length as unsigned ones
  p.unsigned();
  p.unsigned();
  const deblockingInSlices = p.bits(1) === 1;
  if (profile !== 66 || orderCountType !== 2 || cabac !== 0 || weighted !== 0) {
    throw new Error('the encoder made a stream that the frame strip cannot join (baseline profile expected)');
  }
  return { frameNumberBits, deblockingInSlices };
}

export interface SliceStart {
  /** Index of its first macroblock: tells the row, and a new picture where it is 0. */
  readonly firstMacroblock: number;
  readonly frameNumber: number;
  /** Differs between neighbouring IDR pictures; undefined for others. */
  readonly idrId: number | undefined;
}

export function sliceStart(nal: Buffer, shape: StreamShape): SliceStart {
  const r = bitReader(unescaped(nal.subarray(0, 24)));
  const firstMacroblock = r.unsigned();
  r.unsigned(); // slice type
  r.unsigned(); // parameter set
  const frameNumber = r.bits(shape.frameNumberBits);
  return { firstMacroblock, frameNumber, idrId: nalType(nal) === NAL.idr ? r.unsigned() : undefined };
}
