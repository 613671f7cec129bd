// Positions as clients hold them: opaque, and bound to the log whose read models answer.
import { decodePosition, encodePosition } from '../eventstore/position.ts';

export interface Positions {
  /** A place before the first event is the log's beginning. */
  encode(position: bigint): string;
  /** @returns the position, `otherLog`, or `malformed` */
  decode(text: string): bigint | 'otherLog' | 'malformed';
}

export const positionsOf = (logId: string): Positions => ({
  encode: (position) => encodePosition(logId, position < 0n ? 0n : position),
  decode: (text) => decodePosition(logId, text),
});
