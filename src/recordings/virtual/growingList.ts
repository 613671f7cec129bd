/**
 * An MP4 file that is on no disk: its index is made when somebody asks, and its media are the recordings as they lie.
 * This file: lists of numbers that are too long for objects.
 */
export interface GrowingList<Numbers extends Uint8Array | Uint32Array | Int32Array | Float64Array> {
  /** Longer than `length`: what lies behind means nothing. */
  values: Numbers;
  length: number;
}

const FIRST_CAPACITY = 1_024;

export const bytesList = (): GrowingList<Uint8Array> => ({ values: new Uint8Array(FIRST_CAPACITY), length: 0 });
export const uint32s = (): GrowingList<Uint32Array> => ({ values: new Uint32Array(FIRST_CAPACITY), length: 0 });
export const int32s = (): GrowingList<Int32Array> => ({ values: new Int32Array(FIRST_CAPACITY), length: 0 });
export const float64s = (): GrowingList<Float64Array> => ({ values: new Float64Array(FIRST_CAPACITY), length: 0 });

export function push<Numbers extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
  list: GrowingList<Numbers>,
  value: number,
): void {
  if (list.length === list.values.length) {
    const larger = new (list.values.constructor as new (length: number) => Numbers)(list.length * 2);
    larger.set(list.values);
    list.values = larger;
  }
  list.values[list.length] = value;
  list.length += 1;
}

/** The numbers as an MP4 box holds them: 32 bits each, the highest first. */
export function bigEndian({ values, length }: GrowingList<Uint32Array>): Buffer {
  return Buffer.from(values.slice(0, length).buffer).swap32();
}
