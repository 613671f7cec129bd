// The Streams service: each file one method of EventStoreDB's protocol, or one way of reading.
// This file: errors as the client recognises them, by the trailers `exception` and its companions.
import { GrpcError, HttpStatusError, isHeaderValue, Status } from '../grpc/status.ts';
import { isMetadataStream } from '../log/event.ts';
import { MissingProperty } from '../protocol/requests.ts';
import type { ExpectedRevision } from '../rules/expectedRevision.ts';

/** Sum of the data of all events of one append, bytes. Metadata and types do not count. */
export const MAX_APPEND_BYTES = 1024 * 1024;

/**
 * A name as a trailer can carry it. Where a trailer cannot, the real server answers with a bare HTTP 500; names with
 * spaces around them lose these on the way (there the real server's answer makes the client throw uncaught).
 */
function trailerName(stream: string): string {
  const name = stream.replace(/^ +| +$/g, '');
  if (name !== '' && !isHeaderValue(name)) throw new HttpStatusError(500);
  return name;
}

/** @throws HttpStatusError where the name does not fit into a trailer */
export const streamDeleted = (stream: string): GrpcError =>
  new GrpcError(Status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': trailerName(stream),
  });

const EXPECTED_NUMBERS = { any: -2, no_stream: -1, stream_exists: -4 } as const;

/** Of a delete; an append answers with a message instead. @throws HttpStatusError where the name does not fit into a trailer */
export function wrongExpectedVersion(stream: string, expected: ExpectedRevision, actual: bigint): GrpcError {
  const expectedNumber = String(typeof expected === 'bigint' ? expected : EXPECTED_NUMBERS[expected]);
  return new GrpcError(
    Status.FAILED_PRECONDITION,
    `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expectedNumber}, Actual version: ${actual}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': trailerName(stream),
      'expected-version': expectedNumber,
      'actual-version': String(actual),
    },
  );
}

export const appendTooLarge = (): GrpcError =>
  new GrpcError(Status.INVALID_ARGUMENT, `Maximum Append Size of ${MAX_APPEND_BYTES} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(MAX_APPEND_BYTES),
  });

export const propertyMissing = (): GrpcError =>
  new GrpcError(Status.INVALID_ARGUMENT, `Required Metadata Property is missing: ${MissingProperty.required}`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': MissingProperty.required,
  });

export const timedOut = (): GrpcError => new GrpcError(Status.ABORTED, 'Operation timed out: Commit phase timeout.');

/** `$$` would be the metadata of the stream without a name: the real server ends itself on a write to it. */
export const isUnwritable = (stream: string): boolean => isMetadataStream(stream) && stream.length === 2;
export const unwritable = (): GrpcError =>
  new GrpcError(Status.INVALID_ARGUMENT, "'$$' is the metadata of the stream without a name: it cannot be written.");
