import { FieldReader } from './fields.ts';

// The requests of both append methods, decoded by hand: what a message holds, not whether it makes sense (requests.ts).

/** An event as a client sends it. */
export interface SentEvent {
  readonly id: string | undefined;
  /** Two entries of its map of properties; the others mean nothing. */
  readonly type: string | undefined;
  readonly contentType: string | undefined;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

/** What the client says about the stream's last revision; undefined = nothing. A number is up to 2^64 - 1. */
export type SentExpectation = 'any' | 'no_stream' | 'stream_exists' | bigint | undefined;

export interface SentOptions {
  /** Encoded StreamIdentifier, to be sent back as it is. */
  readonly identifier: Buffer | undefined;
  readonly streamName: Buffer | undefined;
  readonly expected: SentExpectation;
  /** Milliseconds since the Unix epoch. */
  readonly deadline: number | undefined;
}

/** AppendReq: options, or one event. */
export interface SentAppend {
  readonly options: SentOptions | undefined;
  readonly event: SentEvent | undefined;
}

/** BatchAppendReq: a part of an append. */
export interface SentBatchPart {
  /** Encoded UUID, to be sent back as it is. */
  readonly correlation: Buffer | undefined;
  readonly options: SentOptions | undefined;
  readonly events: readonly SentEvent[];
  readonly isFinal: boolean;
}

const NOTHING: Buffer = Buffer.alloc(0);

export function decodeAppend(message: Buffer): SentAppend {
  const reader = new FieldReader(message);
  let options: SentOptions | undefined;
  let event: SentEvent | undefined;
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) options = decodeOptions(reader.bytes());
    else if (field === 2) event = decodeEvent(reader.bytes());
  }
  return { options, event };
}

export function decodeBatchPart(message: Buffer): SentBatchPart {
  const reader = new FieldReader(message);
  let correlation: Buffer | undefined;
  let options: SentOptions | undefined;
  const events: SentEvent[] = [];
  let isFinal = false;
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) correlation = reader.bytes();
    else if (field === 2) options = decodeOptions(reader.bytes());
    else if (field === 3) events.push(decodeEvent(reader.bytes()));
    else if (field === 4) isFinal = reader.number() !== 0;
  }
  return { correlation, options, events, isFinal };
}

/** The options of both methods: their fields have the same numbers. */
function decodeOptions(message: Buffer): SentOptions {
  const reader = new FieldReader(message);
  let identifier: Buffer | undefined;
  let expected: SentExpectation;
  let deadline: number | undefined;
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) identifier = reader.bytes();
    else if (field === 2) expected = reader.uint64();
    else if (field === 3) expected = 'no_stream';
    else if (field === 4) expected = 'any';
    else if (field === 5) expected = 'stream_exists';
    else if (field === 6) deadline = decodeTimestamp(reader.bytes());
  }
  return { identifier, streamName: identifier && decodeStreamName(identifier), expected, deadline };
}

function decodeStreamName(identifier: Buffer): Buffer | undefined {
  const reader = new FieldReader(identifier);
  let name: Buffer | undefined;
  for (let field = reader.next(); field !== 0; field = reader.next()) if (field === 3) name = reader.bytes();
  return name;
}

function decodeTimestamp(message: Buffer): number {
  const reader = new FieldReader(message);
  let seconds = 0;
  let nanoseconds = 0;
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) seconds = Number(BigInt.asIntN(64, reader.uint64()));
    else if (field === 2) nanoseconds = reader.number();
  }
  return seconds * 1_000 + nanoseconds / 1e6;
}

function decodeEvent(message: Buffer): SentEvent {
  const reader = new FieldReader(message);
  let id: string | undefined;
  let type: string | undefined;
  let contentType: string | undefined;
  let data = NOTHING;
  let metadata = NOTHING;
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) id = decodeUuid(reader.bytes());
    else if (field === 2) {
      const { key, value } = decodeEntry(reader.bytes());
      if (key === 'type') type = value;
      else if (key === 'content-type') contentType = value;
    } else if (field === 3) metadata = reader.bytes();
    else if (field === 4) data = reader.bytes();
  }
  return { id, type, contentType, data, metadata };
}

function decodeEntry(message: Buffer): { key: string; value: string } {
  const reader = new FieldReader(message);
  let key = '';
  let value = '';
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) key = reader.text();
    else if (field === 2) value = reader.text();
  }
  return { key, value };
}

/** An id is sent as text, or as two halves of 64 bits. @returns its text as it was sent, or the halves as hexadecimal digits */
export function decodeUuid(message: Buffer): string {
  const reader = new FieldReader(message);
  let text = '';
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) text = decodeHalves(reader.bytes());
    else if (field === 2) text = reader.text();
  }
  return text;
}

function decodeHalves(message: Buffer): string {
  const reader = new FieldReader(message);
  const halves = [0n, 0n];
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1 || field === 2) halves[field - 1] = reader.uint64();
  }
  return halves.map((half) => half.toString(16).padStart(16, '0')).join('');
}
