import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import type { ProposedEvent } from '../log/event.ts';
import { TOMBSTONE_REVISION } from '../log/event.ts';
import type { ExpectedRevision } from '../rules/expectedRevision.ts';

/** A request that the real server throws at: not understood, and not said why. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

const UINT64_MAX = 2n ** 64n - 1n;

/** @throws BadRequest for a missing or empty name */
export function streamNameOf(identifier: StreamIdentifier | undefined): string {
  const name = identifier ? Buffer.from(identifier.getStreamName_asU8()).toString('utf8') : '';
  if (name === '') throw new BadRequest('the stream has no name');
  return name;
}

/** A revision or position to start from; 2^64 - 1 is the end. @throws BadRequest for what lies between Int64.Max and that */
export function startOf(value: string): bigint | 'end' {
  const number = BigInt.asUintN(64, BigInt(value));
  if (number === UINT64_MAX) return 'end';
  if (number > TOMBSTONE_REVISION) throw new BadRequest(`${number} is not a place to start from`);
  return number;
}

/** The four ways of an append or a delete to say what it expects; each kind of request names its exact revision differently. */
interface ExpectedOptions {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/** @param exact the exact revision, if one was sent. @returns undefined when nothing was. @throws BadRequest */
export function expectedRevisionOf(options: ExpectedOptions, exact: string | undefined): ExpectedRevision | undefined {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  if (exact === undefined) return undefined;
  const revision = startOf(exact);
  return revision === 'end' ? 'no_stream' : revision;
}

interface ProposedMessage {
  getId(): UUID | undefined;
  getMetadataMap(): { get(key: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

/** @throws BadRequest for an id that is none, or an empty type; MissingProperty where the client left out what it must say */
export function proposedEventOf(message: ProposedMessage): ProposedEvent {
  const id = uuidOf(message.getId());
  const properties = message.getMetadataMap();
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined || contentType === undefined) throw new MissingProperty();
  if (type === '') throw new BadRequest('an event has no type');
  return {
    id,
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** An event without `type` or `content-type`. */
export class MissingProperty extends BadRequest {
  override readonly name = 'MissingProperty' as 'BadRequest';
  static readonly required = 'type,content-type';
}

/** The canonical text of an id in any of the forms that are accepted. @throws BadRequest */
export function uuidOf(uuid: UUID | undefined): string {
  const text = uuid ? (uuid.hasStructured() ? structuredText(uuid) : uuid.getString()) : '';
  const match = /^[{(]?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})[})]?$/i.exec(
    text.trim(),
  );
  const canonical = match ? match.slice(1).join('-').toLowerCase() : '';
  if (canonical === '' || canonical === '00000000-0000-0000-0000-000000000000') {
    throw new BadRequest(`${JSON.stringify(text.slice(0, 50))} is not the id of an event`);
  }
  return canonical;
}

function structuredText(uuid: UUID): string {
  const half = (bits: string): string => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');
  const structured = uuid.getStructured();
  return structured ? half(structured.getMostSignificantBits()) + half(structured.getLeastSignificantBits()) : '';
}
