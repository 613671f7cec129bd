import type { Status } from '@eventstore/db-client/generated/status_pb.js';
import { bytesSize, putBytes, putVarint, varintSize } from './fields.ts';

// The answers to a batch append, encoded by hand.

/** Whom an answer is for; both parts as they were sent. */
export interface Recipient {
  /** Encoded UUID. */
  readonly correlation: Buffer;
  /** Encoded StreamIdentifier. */
  readonly identifier: Buffer | undefined;
}

const CORRELATION_ID = 0x0a; // BatchAppendResp: fields 1 to 4, bytes
const ERROR = 0x12;
const SUCCESS = 0x1a;
const STREAM_IDENTIFIER = 0x22;

export const encodeRefusal = (recipient: Recipient, error: Status): Buffer =>
  encodeAnswer(recipient, ERROR, error.serializeBinary());

/** @param revision of the last event; below 0 = the stream has none. @param position undefined = it is not said */
export const encodeSuccess = (recipient: Recipient, revision: bigint, position: bigint | undefined): Buffer =>
  encodeAnswer(recipient, SUCCESS, encodePlace(revision, position));

function encodeAnswer({ correlation, identifier }: Recipient, tag: number, outcome: Uint8Array): Buffer {
  const size =
    bytesSize(correlation.length) + bytesSize(outcome.length) + (identifier ? bytesSize(identifier.length) : 0);
  const answer = Buffer.allocUnsafe(size);
  let at = putBytes(answer, 0, CORRELATION_ID, correlation);
  at = putBytes(answer, at, tag, outcome);
  if (identifier) putBytes(answer, at, STREAM_IDENTIFIER, identifier);
  return answer;
}

/** BatchAppendResp.Success { current_revision: 1 or no_stream: 2; position { commit: 1, prepare: 2 }: 3 or no_position: 4 }. */
function encodePlace(revision: bigint, position: bigint | undefined): Buffer {
  const positionSize = position === undefined ? 0 : 2 * (1 + varintSize(position));
  const place = Buffer.allocUnsafe(1 + (revision < 0n ? 1 : varintSize(revision)) + 2 + positionSize);
  place[0] = revision < 0n ? 0x12 : 0x08;
  let at = putVarint(place, 1, revision < 0n ? 0 : revision);
  place[at] = position === undefined ? 0x22 : 0x1a;
  place[at + 1] = positionSize;
  if (position === undefined) return place;
  place[at + 2] = 0x08;
  at = putVarint(place, at + 3, position);
  place[at] = 0x10;
  putVarint(place, at + 1, position);
  return place;
}
