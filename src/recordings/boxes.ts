/**
 * Which footage exists. This room reads, indexes and writes the fragmented MP4 that MediaMTX records, without ever
 * trusting a length that a file claims.
 *
 * An MP4 file is a tree of boxes: 4 bytes of size, 4 of type, then the body.
 */

/** Where a box lies in the buffer that holds it: `start` of its size field, `body`, and `end` (exclusive). */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** The boxes that lie whole in `bytes[from, to)`, in order. Stops before the first one whose size cannot be true. */
export function* boxesIn(bytes: Buffer, from = 0, to = bytes.length): Generator<Box> {
  let at = from;
  while (at + 8 <= to) {
    const size = bytes.readUInt32BE(at);
    if (size < 8 || at + size > to) return;
    yield { type: bytes.toString('latin1', at + 4, at + 8), start: at, body: at + 8, end: at + size };
    at += size;
  }
}

/** The first box of that path, seen from the boxes in `bytes`; its body only, so that no read can leave the box. */
export function findBody(bytes: Buffer, ...path: string[]): Buffer | undefined {
  let body: Buffer | undefined = bytes;
  for (const type of path) body = body && childBody(body, type);
  return body;
}

function childBody(bytes: Buffer, type: string): Buffer | undefined {
  for (const box of boxesIn(bytes)) if (box.type === type) return bytes.subarray(box.body, box.end);
  return undefined;
}

/** The first box of that path, size and type included. */
export function findBox(bytes: Buffer, ...path: string[]): Buffer | undefined {
  const parent = findBody(bytes, ...path.slice(0, -1));
  if (!parent) return undefined;
  for (const box of boxesIn(parent)) if (box.type === path.at(-1)) return parent.subarray(box.start, box.end);
  return undefined;
}

export function box(type: string, ...contents: Buffer[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([uint32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

/** A box that carries a version and 24 bits of flags before its contents. */
export function fullBox(type: string, version: number, flags: number, ...contents: Buffer[]): Buffer {
  return box(type, uint32(version * 0x1000000 + flags), ...contents);
}

export function uint16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => {
    bytes.writeUInt16BE(value, i * 2);
  });
  return bytes;
}

export function uint32(...values: number[]): Buffer {
  return uint32List(values);
}

/** For tables that may be too long to be handed over as arguments. */
export function uint32List(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => {
    bytes.writeUInt32BE(value, i * 4);
  });
  return bytes;
}

export function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

export function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}
