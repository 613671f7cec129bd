/** Single bits, as H.264 packs them: most significant first, with Exp-Golomb codes for most numbers. */

export interface BitWriter {
  bits(count: number, value: number): void;
  /** Unsigned Exp-Golomb, ue(v). */
  unsigned(value: number): void;
  /** Zeros up to the next whole byte. */
  align(): void;
  /** Whole bytes; only where aligned. */
  bytes(data: Buffer): void;
  finish(): Buffer;
}

export function bitWriter(): BitWriter {
  const chunks: Buffer[] = [];
  let pending: number[] = [];
  let byte = 0;
  let filled = 0;

  const bit = (value: number): void => {
    byte = (byte << 1) | value;
    filled += 1;
    if (filled < 8) return;
    pending.push(byte);
    byte = 0;
    filled = 0;
  };
  const flush = (): void => {
    chunks.push(Buffer.from(pending));
    pending = [];
  };
  const writer: BitWriter = {
    bits(count, value) {
      for (let i = count - 1; i >= 0; i--) bit((value >>> i) & 1);
    },
    unsigned(value) {
      const length = 32 - Math.clz32(value + 1);
      writer.bits(length - 1, 0);
      writer.bits(length, value + 1);
    },
    align() {
      while (filled > 0) bit(0);
    },
    bytes(data) {
      if (filled > 0) throw new Error('bytes only where aligned');
      flush();
      chunks.push(data);
    },
    finish() {
      flush();
      return Buffer.concat(chunks);
    },
  };
  return writer;
}

export interface BitReader {
  bits(count: number): number;
  unsigned(): number;
}

export function bitReader(data: Buffer): BitReader {
  let at = 0;
  const bit = (): number => {
    const value = (data.readUInt8(at >> 3) >> (7 - (at & 7))) & 1;
    at += 1;
    return value;
  };
  const reader: BitReader = {
    bits(count) {
      let value = 0;
      for (let i = 0; i < count; i++) value = value * 2 + bit();
      return value;
    },
    unsigned() {
      let zeros = 0;
      while (bit() === 0) zeros += 1;
      return 2 ** zeros - 1 + reader.bits(zeros);
    },
  };
  return reader;
}
