// The log: one writer, one order, and what of it is still in memory. It knows nothing of gRPC.
// This file: what the log holds.

/** Revision of the event that ends a stream for good; it takes the highest number so that nothing can follow. */
export const TOMBSTONE_REVISION = 2n ** 63n - 1n;
/** "Last revision" of a stream that never had an event. */
export const NO_EVENTS = -1n;

/** An event as somebody wants it written. */
export interface ProposedEvent {
  /** Canonical: lower case, with dashes. */
  readonly id: string;
  readonly type: string;
  /** Whether it is flagged as JSON; the data is not looked at. */
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event of the log. */
export interface LoggedEvent {
  /** Greater than that of every event before it; not gapless. */
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  /** The whole event, ready to be sent: an encoded ReadResp. Made once, when it is written. */
  readonly message: Buffer;
}

/** The metadata of stream `s` are the events of stream `$$s`; the last one counts. */
export const METADATA_PREFIX = '$$';
export const metadataStreamOf = (stream: string): string => METADATA_PREFIX + stream;
export const isMetadataStream = (stream: string): boolean => stream.startsWith(METADATA_PREFIX);
/** The stream that a metadata stream is about. */
export const describedStreamOf = (metadataStream: string): string => metadataStream.slice(METADATA_PREFIX.length);
