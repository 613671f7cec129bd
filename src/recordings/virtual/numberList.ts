/** Lists of numbers that are too long for objects. One function a kind of number: shared by several it would be slow. */

/** 32 bits each. Longer than `length`: what lies behind means nothing. */
export interface NumberList {
  values: Uint32Array;
  length: number;
}

/** As `NumberList`, of numbers that do not fit 32 bits: places and moments in large files. */
export interface LargeNumberList {
  values: Float64Array;
  length: number;
}

const FIRST_CAPACITY = 1_024;

export const numberList = (): NumberList => ({ values: new Uint32Array(FIRST_CAPACITY), length: 0 });
export const largeNumberList = (): LargeNumberList => ({ values: new Float64Array(FIRST_CAPACITY), length: 0 });

/** @param value of a negative one the lower 32 bits are kept: `| 0` makes it what it was */
export function push(list: NumberList, value: number): void {
  if (list.length === list.values.length) {
    const larger = new Uint32Array(list.length * 2);
    larger.set(list.values);
    list.values = larger;
  }
  list.values[list.length] = value;
  list.length += 1;
}

export function pushLarge(list: LargeNumberList, value: number): void {
  if (list.length === list.values.length) {
    const larger = new Float64Array(list.length * 2);
    larger.set(list.values);
    list.values = larger;
  }
  list.values[list.length] = value;
  list.length += 1;
}

/** The numbers as an MP4 box holds them: 32 bits each, the highest first. */
export function bigEndian({ values, length }: NumberList): Buffer {
  return Buffer.from(values.slice(0, length).buffer).swap32();
}
