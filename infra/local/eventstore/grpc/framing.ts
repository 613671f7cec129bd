import { GrpcError, Status } from './status.ts';

/** Bytes before each message: one flag (1 = compressed) and the length, big endian. */
export const PREFIX_BYTES = 5;

/** The prefix of an uncompressed message of `length` bytes. */
export function prefixOf(length: number): Buffer {
  const prefix = Buffer.allocUnsafe(PREFIX_BYTES);
  prefix[0] = 0;
  prefix.writeUInt32BE(length, 1);
  return prefix;
}

/** Cuts messages that are framed already into pieces of about so many bytes, none of them in the middle of a message. */
export function* piecesOf(frames: Buffer, bytes: number): Generator<Buffer, void, void> {
  let start = 0;
  for (let at = 0; at < frames.length; ) {
    at += PREFIX_BYTES + frames.readUInt32BE(at + 1);
    if (at - start < bytes && at < frames.length) continue;
    yield frames.subarray(start, at);
    start = at;
  }
}

export interface FrameReader {
  /** Whole messages that end within this chunk. @throws GrpcError when one is compressed or too large */
  push(chunk: Buffer): Buffer[];
  /** Bytes of a message whose end has not come yet. */
  unfinishedBytes(): number;
}

/** Cuts a stream of bytes into messages. Chunks are joined only when a message is complete: a large one costs one copy. */
export function createFrameReader(maxMessageBytes: number): FrameReader {
  let chunks: Buffer[] = [];
  let held = 0;
  let needed = PREFIX_BYTES;

  return {
    unfinishedBytes: () => held,
    push(chunk) {
      chunks.push(chunk);
      held += chunk.length;
      if (held < needed) return [];
      const bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks, held);
      const messages: Buffer[] = [];
      let at = 0;
      needed = PREFIX_BYTES;
      while (bytes.length - at >= PREFIX_BYTES) {
        const length = bytes.readUInt32BE(at + 1);
        if (bytes[at] !== 0) throw new GrpcError(Status.UNIMPLEMENTED, 'Compressed messages are not supported.');
        if (length > maxMessageBytes) {
          throw new GrpcError(
            Status.RESOURCE_EXHAUSTED,
            `Received message larger than max (${length} vs. ${maxMessageBytes})`,
          );
        }
        if (bytes.length - at < PREFIX_BYTES + length) {
          needed = PREFIX_BYTES + length;
          break;
        }
        messages.push(bytes.subarray(at + PREFIX_BYTES, at + PREFIX_BYTES + length));
        at += PREFIX_BYTES + length;
      }
      chunks = at === bytes.length ? [] : [bytes.subarray(at)];
      held = bytes.length - at;
      return messages;
    },
  };
}
