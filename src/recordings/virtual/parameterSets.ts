import { boxesIn } from '../boxes.ts';

/** Size and type of `stsd`, its version, and how many entries there are; then an entry's own fields before its boxes. */
const BEFORE_ENTRY = 16;
const PICTURE_FIELDS = 86;

/**
 * What a decoder has to know before pictures of this `stsd` box, as the samples themselves may say it: parameter sets of
 * H.264 or H.265, each behind its length. Undefined for other codecs.
 */
export function parameterSets(sampleEntry: Buffer): Buffer | undefined {
  for (const { type, body, end } of boxesIn(sampleEntry, BEFORE_ENTRY + PICTURE_FIELDS)) {
    const settings = sampleEntry.subarray(body, end);
    try {
      if (type === 'avcC') return ofH264(settings);
      if (type === 'hvcC') return ofH265(settings);
    } catch (error) {
      if (error instanceof RangeError) return undefined; // a field beyond the end of its box
      throw error;
    }
  }
  return undefined;
}

function ofH264(avcC: Buffer): Buffer {
  const lengthSize = (avcC.readUInt8(4) & 3) + 1;
  const units: Buffer[] = [];
  let at = takeUnits(avcC, 6, avcC.readUInt8(5) & 31, lengthSize, units);
  at = takeUnits(avcC, at + 1, avcC.readUInt8(at), lengthSize, units);
  return Buffer.concat(units);
}

function ofH265(hvcC: Buffer): Buffer {
  const lengthSize = (hvcC.readUInt8(21) & 3) + 1;
  const units: Buffer[] = [];
  let at = 23;
  for (let array = 0; array < hvcC.readUInt8(22); array += 1) {
    at = takeUnits(hvcC, at + 3, hvcC.readUInt16BE(at + 1), lengthSize, units);
  }
  return Buffer.concat(units);
}

/** @returns where they end */
function takeUnits(bytes: Buffer, from: number, count: number, lengthSize: number, units: Buffer[]): number {
  let at = from;
  for (let n = 0; n < count; n += 1) {
    const size = bytes.readUInt16BE(at);
    if (at + 2 + size > bytes.length) throw new RangeError('a parameter set beyond the end of its box');
    const length = Buffer.alloc(lengthSize);
    length.writeUIntBE(size, 0, lengthSize);
    units.push(length, bytes.subarray(at + 2, at + 2 + size));
    at += 2 + size;
  }
  return at;
}
