import { describedStreamOf, isMetadataStream, metadataStreamOf, NO_EVENTS, TOMBSTONE_REVISION } from '../log/event.ts';
import { METADATA_STREAM_SETTINGS, NO_SETTINGS, type StreamSettings } from './metadata.ts';

/** The last event of a stream, as far as anybody needs to know it. */
export interface StreamHead {
  /** NO_EVENTS, or TOMBSTONE_REVISION, or that of the last event. */
  readonly last: bigint;
  /** The settings that the last event makes for the described stream; metadata streams only. */
  readonly settings?: StreamSettings;
  /** Its JSON; metadata streams only, absent when it is flagged binary. */
  readonly json?: string;
}

export const EMPTY_HEAD: StreamHead = { last: NO_EVENTS };

/** Everything that decides about a stream. It follows from at most three heads. */
export interface StreamState {
  readonly last: bigint;
  readonly tombstoned: boolean;
  /** For writers: a write brings the stream back. */
  readonly softDeleted: boolean;
  readonly hasMetadata: boolean;
  /** For writers, metadata streams only: the stream they are about is soft-deleted, and a write brings it back. */
  readonly describesDeleted: boolean;
  /** For readers: what is hidden. */
  readonly settings: StreamSettings;
}

/** The streams whose heads make the state of this one. */
export function headsOf(stream: string): string[] {
  const heads = [stream, metadataStreamOf(stream)];
  if (isMetadataStream(stream)) heads.push(describedStreamOf(stream));
  return heads;
}

export function streamState(stream: string, headOf: (stream: string) => StreamHead): StreamState {
  const own = headOf(stream);
  const metadata = headOf(metadataStreamOf(stream));
  const isMetadata = isMetadataStream(stream);
  // A tombstoned stream takes its metadata stream with it; a tombstoned metadata stream says nothing any more.
  const tombstoned =
    own.last === TOMBSTONE_REVISION || (isMetadata && headOf(describedStreamOf(stream)).last === TOMBSTONE_REVISION);
  const settings = metadata.settings ?? NO_SETTINGS;
  return {
    last: own.last,
    tombstoned,
    softDeleted: settings.softDeleted,
    hasMetadata: metadata.last !== NO_EVENTS,
    describesDeleted: isMetadata && own.settings?.softDeleted === true,
    settings: isMetadata ? METADATA_STREAM_SETTINGS : settings,
  };
}
