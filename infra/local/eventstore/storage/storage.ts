// Where the log is kept: in memory, or in Postgres. This file: what the log asks of a storage.
import type { LoggedEvent } from '../log/event.ts';

export type Direction = 'forwards' | 'backwards';

/** Events of one stream from a revision on, inclusive. */
export interface StreamPage {
  readonly stream: string;
  readonly from: bigint;
  readonly direction: Direction;
  readonly limit: number;
}

/** Events of the log as they are sent: each message with the five bytes before it that gRPC wants (grpc/framing.ts). */
export interface FramedPage {
  readonly frames: Buffer;
  /** Position of the last event. */
  readonly last: bigint;
}

export interface Storage {
  /**
   * Makes the storage ready for its one writer, at the start and again after it failed. When it returns, no commit of an
   * earlier time can come to pass any more.
   * @param onLost called at most once, when the right to write is lost without a commit having failed
   * @returns the highest position that was ever used, 0 in an empty log. @throws StorageUnavailable, WriterExists
   */
  open(onLost: (error: Error) => void): Promise<bigint>;
  /**
   * All of it or nothing, durable when it returns.
   * @param reserved the highest position used up, also by appends without events
   * @throws StorageFull where nothing of it is written; anything else: the outcome is unknown then, call open and look
   */
  commit(events: readonly LoggedEvent[], reserved: bigint): Promise<void>;
  /** Only where room can run out. @throws StorageFull when the next commit would find none */
  checkRoom?(): Promise<void>;
  /** The last event of each of these streams that has one. */
  lastOf(streams: readonly string[]): Promise<LoggedEvent[]>;
  readStream(page: StreamPage): Promise<LoggedEvent[]>;
  /** Both at once: one wait instead of two. */
  readOpening(heads: readonly string[], page: StreamPage): Promise<{ heads: LoggedEvent[]; page: LoggedEvent[] }>;
  /** Events of the log from a position on, inclusive. */
  readAll(from: bigint, direction: Direction, limit: number): Promise<LoggedEvent[]>;
  /**
   * A page of the log, forwards, for a reader who looks at nothing. Bounded in bytes by the storage; undefined at the end.
   * Only where this is cheaper than events one by one.
   */
  readFramed?(from: bigint): Promise<FramedPage | undefined>;
  close(): Promise<void>;
}

/** The storage cannot be reached at present. */
export class StorageUnavailable extends Error {
  override readonly name: string = 'StorageUnavailable';
}

/** The storage can be read, and has no room for more. */
export class StorageFull extends StorageUnavailable {
  override readonly name = 'StorageFull';
}

/** Another node holds the log. */
export class WriterExists extends Error {
  override readonly name = 'WriterExists';
}
