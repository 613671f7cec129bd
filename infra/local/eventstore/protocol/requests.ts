import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import type { ProposedEvent } from '../log/event.ts';
import { TOMBSTONE_REVISION } from '../log/event.ts';
import type { ExpectedRevision } from '../rules/expectedRevision.ts';
import type { SentEvent, SentExpectation } from './appendRequests.ts';

/** A request that the real server throws at: not understood, and not said why. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

const UINT64_MAX = 2n ** 64n - 1n;

/** @throws BadRequest for a missing or empty name */
export const streamNameOf = (identifier: StreamIdentifier | undefined): string =>
  nameOf(identifier?.getStreamName_asU8());

/** The name in these bytes. @throws BadRequest for a missing or empty one */
export function nameOf(bytes: Uint8Array | undefined): string {
  if (!bytes || bytes.length === 0) throw new BadRequest('the stream has no name');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

/** A revision or position to start from; 2^64 - 1 is the end. @throws BadRequest for what lies between Int64.Max and that */
export function startOf(value: string | bigint): bigint | 'end' {
  const number = BigInt.asUintN(64, BigInt(value));
  if (number === UINT64_MAX) return 'end';
  if (number > TOMBSTONE_REVISION) throw new BadRequest(`${number} is not a place to start from`);
  return number;
}

/** @returns undefined when nothing was sent. @throws BadRequest */
export function expectedRevisionOf(sent: SentExpectation): ExpectedRevision | undefined {
  if (typeof sent !== 'bigint') return sent;
  const revision = startOf(sent);
  return revision === 'end' ? 'no_stream' : revision;
}

/** @throws BadRequest for an id that is none, or an empty type; MissingProperty where the client left out what it must say */
export function proposedEventOf({ id, type, contentType, data, metadata }: SentEvent): ProposedEvent {
  const canonicalId = canonicalUuid(id);
  if (type === undefined || contentType === undefined) throw new MissingProperty();
  if (type === '') throw new BadRequest('an event has no type');
  return { id: canonicalId, type, isJson: contentType === 'application/json', data, metadata };
}

/** An event without `type` or `content-type`. */
export class MissingProperty extends BadRequest {
  override readonly name = 'MissingProperty' as 'BadRequest';
  static readonly required = 'type,content-type';
}

const CANONICAL_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ANY_UUID = /^[{(]?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})[})]?$/i;
const NO_UUID = '00000000-0000-0000-0000-000000000000';

/** The canonical text of an id in any of the forms that are accepted. @throws BadRequest */
export function canonicalUuid(text = ''): string {
  const canonical = CANONICAL_UUID.test(text) ? text : ANY_UUID.exec(text.trim())?.slice(1).join('-').toLowerCase();
  if (canonical === undefined || canonical === NO_UUID) {
    throw new BadRequest(`${JSON.stringify(text.slice(0, 50))} is not the id of an event`);
  }
  return canonical;
}
