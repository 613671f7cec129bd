// Protobuf by hand, for the few messages that are hot: the generated code needs ten times as long for them.

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Bytes that are not the message they should be. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

/** Goes through the fields of one message: `next()` says which one comes, then it is read, or else skipped. */
export class FieldReader {
  readonly #bytes: Buffer;
  #at = 0;
  #wireType = 0;
  #taken = true;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The number of the next field; 0 after the last one. @throws MalformedMessage, as all of these do */
  next(): number {
    if (!this.#taken) this.#skip();
    if (this.#at === this.#bytes.length) return 0;
    const tag = this.#varint();
    this.#wireType = tag % 8;
    this.#taken = false;
    if (tag < 8) throw new MalformedMessage('there is no field 0');
    return Math.floor(tag / 8);
  }

  /** A bytes field or a message: a view, not a copy. */
  bytes(): Buffer {
    this.#take(BYTES);
    const length = this.#varint();
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new MalformedMessage('a field ends after its message');
    const value = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return value;
  }

  text(): string {
    return this.bytes().toString('utf8');
  }

  /** A bool, an enum, or a number that is known to be small. */
  number(): number {
    this.#take(VARINT);
    return this.#varint();
  }

  uint64(): bigint {
    this.#take(VARINT);
    const start = this.#at;
    const number = this.#varint();
    return number <= Number.MAX_SAFE_INTEGER ? BigInt(number) : this.#exactly(start);
  }

  #exactly(start: number): bigint {
    let value = 0n;
    for (let at = this.#at - 1; at >= start; at--) value = (value << 7n) | BigInt(this.#bytes[at]! & 0x7f);
    return BigInt.asUintN(64, value);
  }

  #varint(): number {
    let value = 0;
    for (let factor = 1, digits = 0; digits < 10; factor *= 0x80, digits++) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new MalformedMessage('a number has no end');
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new MalformedMessage('a number is too long');
  }

  #take(wireType: number): void {
    if (this.#wireType !== wireType) throw new MalformedMessage(`a field is of wire type ${this.#wireType}`);
    this.#taken = true;
  }

  #skip(): void {
    if (this.#wireType === VARINT) this.number();
    else if (this.#wireType === BYTES) this.bytes();
    else if (this.#wireType === FIXED64) this.#at += 8;
    else if (this.#wireType === FIXED32) this.#at += 4;
    else throw new MalformedMessage(`there is no wire type ${this.#wireType}`);
    if (this.#at > this.#bytes.length) throw new MalformedMessage('a field ends after its message');
    this.#taken = true;
  }
}

/** Bytes that a number takes. */
export function varintSize(value: number | bigint): number {
  if (typeof value === 'bigint' && value > MAX_SAFE) return Math.ceil(value.toString(2).length / 7);
  let size = 1;
  for (let rest = Number(value); rest >= 0x80; rest = Math.floor(rest / 0x80)) size++;
  return size;
}

/** Bytes that a field takes whose content has so many; its number is below 16, as all ours are. */
export const bytesSize = (length: number): number => 1 + varintSize(length) + length;

/** Writes a number that is not negative. @returns where what follows begins */
export function putVarint(target: Buffer, offset: number, value: number | bigint): number {
  if (typeof value === 'bigint' && value > MAX_SAFE) return putLargeVarint(target, offset, value);
  let at = offset;
  let rest = Number(value);
  while (rest >= 0x80) {
    target[at++] = (rest % 0x80) | 0x80;
    rest = Math.floor(rest / 0x80);
  }
  target[at++] = rest;
  return at;
}

function putLargeVarint(target: Buffer, offset: number, value: bigint): number {
  let at = offset;
  let rest = value;
  while (rest >= 0x80n) {
    target[at++] = Number(rest & 0x7fn) | 0x80;
    rest >>= 7n;
  }
  target[at++] = Number(rest);
  return at;
}

/** Writes a bytes field or a message. @returns where what follows begins */
export function putBytes(target: Buffer, offset: number, tag: number, bytes: Uint8Array): number {
  target[offset] = tag;
  const at = putVarint(target, offset + 1, bytes.length);
  target.set(bytes, at);
  return at + bytes.length;
}
