import type { LoggedEvent, ProposedEvent } from '../log/event.ts';
import { bytesSize, FieldReader, putBytes, putVarint, varintSize } from './fields.ts';
import { streams } from './generated.ts';

// The one hot message, ReadResp { event: ReadEvent { event, link, commit_position } }, encoded by hand: the generated
// encoder needs ten times as long, and an event is sent far more often than it is written.

const EVENT = 0x0a; // ReadResp.event, ReadEvent.event: field 1, bytes
const LINK = 0x12; // ReadEvent.link: field 2, bytes
const COMMIT_POSITION = 0x18; // ReadEvent.commit_position: field 3, varint

const JSON_TYPE = Buffer.from('application/json');
const BINARY_TYPE = Buffer.from('application/octet-stream');
const UUID_BYTES = 36;

/** Map entries of RecordedEvent.metadata start so: key (field 1), then the tag of the value (field 2). */
const mapKey = (key: string): Buffer => Buffer.from(`\x0a${String.fromCharCode(key.length)}${key}\x12`, 'latin1');
const TYPE_KEY = mapKey('type');
const CREATED_KEY = mapKey('created');
const CONTENT_TYPE_KEY = mapKey('content-type');

export interface EventToEncode extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  /** 100 ns ticks since the Unix epoch. */
  readonly created: bigint;
}

/** The ReadResp that delivers the event as it is. */
export function encodeEvent(event: EventToEncode): Buffer {
  const stream = Buffer.from(event.stream, 'utf8');
  const positionSize = varintSize(event.position);
  const entries: [Buffer, Buffer][] = [
    [TYPE_KEY, Buffer.from(event.type, 'utf8')],
    [CREATED_KEY, Buffer.from(event.created.toString(), 'latin1')],
    [CONTENT_TYPE_KEY, event.isJson ? JSON_TYPE : BINARY_TYPE],
  ];
  const streamIdentifierSize = bytesSize(stream.length);
  let size =
    2 + 2 + UUID_BYTES + bytesSize(streamIdentifierSize) + 1 + varintSize(event.revision) + 2 * (1 + positionSize);
  for (const [key, value] of entries) size += bytesSize(entrySize(key, value));
  if (event.metadata.length > 0) size += bytesSize(event.metadata.length);
  if (event.data.length > 0) size += bytesSize(event.data.length);

  const inner = bytesSize(size) + 1 + positionSize;
  const target = Buffer.allocUnsafeSlow(bytesSize(inner)); // never a slice of a shared pool: it lives long
  target[0] = EVENT;
  let at = putVarint(target, 1, inner);
  target[at] = EVENT;
  at = putVarint(target, at + 1, size);
  target[at] = 0x0a; // RecordedEvent.id = UUID { string }
  target[at + 1] = 2 + UUID_BYTES;
  target[at + 2] = 0x12;
  target[at + 3] = UUID_BYTES;
  at += 4 + target.write(event.id, at + 4, 'latin1');
  target[at] = 0x12; // stream_identifier { stream_name: field 3 }
  at = putVarint(target, at + 1, streamIdentifierSize);
  at = putBytes(target, at, 0x1a, stream);
  target[at] = 0x18; // stream_revision
  at = putVarint(target, at + 1, event.revision);
  target[at] = 0x20; // prepare_position
  at = putVarint(target, at + 1, event.position);
  target[at] = 0x28; // commit_position
  at = putVarint(target, at + 1, event.position);
  for (const [key, value] of entries) {
    target[at] = 0x32; // metadata
    at = putVarint(target, at + 1, entrySize(key, value));
    target.set(key, at);
    at = putVarint(target, at + key.length, value.length);
    target.set(value, at);
    at += value.length;
  }
  if (event.metadata.length > 0) at = putBytes(target, at, 0x3a, event.metadata); // custom_metadata
  if (event.data.length > 0) at = putBytes(target, at, 0x42, event.data);
  target[at] = COMMIT_POSITION;
  putVarint(target, at + 1, event.position);
  return target;
}

const entrySize = (key: Buffer, value: Buffer): number => key.length + varintSize(value.length) + value.length;

/** The RecordedEvent inside an encoded event, without decoding it. */
function recordedPart(message: Buffer): Buffer {
  const outer = new FieldReader(message);
  outer.next();
  const inner = new FieldReader(outer.bytes());
  inner.next();
  return inner.bytes();
}

/** The ReadResp that delivers a link with its target, or with none where that cannot be read. */
export function encodeResolvedLink(link: LoggedEvent, target: LoggedEvent | undefined): Buffer {
  const event = target ? recordedPart(target.message) : undefined;
  const linkPart = recordedPart(link.message);
  const inner = (event ? bytesSize(event.length) : 0) + bytesSize(linkPart.length) + 1 + varintSize(link.position);
  const message = Buffer.allocUnsafe(bytesSize(inner));
  message[0] = EVENT;
  let at = putVarint(message, 1, inner);
  if (event) at = putBytes(message, at, EVENT, event);
  at = putBytes(message, at, LINK, linkPart);
  message[at] = COMMIT_POSITION;
  putVarint(message, at + 1, link.position);
  return message;
}

/** What an event holds, decoded from its message: for the few places that look inside. */
export function contentOf(event: LoggedEvent): {
  data: Buffer;
  metadata: Buffer;
  isJson: boolean;
  /** 100 ns ticks since the Unix epoch. */
  created: bigint;
} {
  const recorded = streams.ReadResp.ReadEvent.RecordedEvent.deserializeBinary(recordedPart(event.message));
  const properties = recorded.getMetadataMap();
  return {
    data: Buffer.from(recorded.getData_asU8()),
    metadata: Buffer.from(recorded.getCustomMetadata_asU8()),
    isJson: properties.get('content-type') === 'application/json',
    created: BigInt(properties.get('created') ?? 0),
  };
}
