import type { StreamState } from '../rules/streamState.ts';
import { headsOf, streamState } from '../rules/streamState.ts';
import {
  type Direction,
  type FramedPage,
  type Storage,
  StorageUnavailable,
  type StreamPage,
} from '../storage/storage.ts';
import { type Outcome, type Request, systemEvent } from './decide.ts';
import type { LoggedEvent } from './event.ts';
import { createHeads } from './heads.ts';
import { createKnownIds } from './knownIds.ts';
import { createNews } from './news.ts';
import type { NextPosition } from './positions.ts';
import { createTail } from './tail.ts';
import { createWriter } from './writer.ts';

/** The log as its readers and writers see it. */
export interface Log {
  /**
   * Writes durably, or says why not. Requests are decided in the order of the calls.
   * @param deadline when an answer is of no use any more, ms since the Unix epoch
   * @throws StorageUnavailable while the storage is away: nothing was written
   */
  submit(request: Request, deadline: number): Promise<Outcome>;
  /** @throws StorageUnavailable when it is not in memory and the storage is away; so do both reads */
  stateOf(stream: string): Promise<StreamState>;
  readAll(from: bigint, direction: Direction, limit: number): Promise<LoggedEvent[]>;
  readStream(page: StreamPage): Promise<LoggedEvent[]>;
  /**
   * A page of the log, forwards, ready to be sent, for a reader who looks at nothing; undefined at the end, and where
   * `readAll` does as well: in what is in memory, and with a storage that cannot do it.
   */
  readFramed(from: bigint): Promise<FramedPage | undefined>;
  /** State and first page of a stream: one wait for the storage where two would be needed. */
  openStream(page: StreamPage): Promise<{ state: StreamState; page: LoggedEvent[] }>;
  /** The highest position that readers can see, 0 in an empty log. */
  end(): bigint;
  /** Every event after this position is in memory. */
  tailStart(): bigint;
  /** Resolves at the next commit, or when the signal is aborted. */
  news(signal: AbortSignal): Promise<void>;
  isWritable(): boolean;
  close(): Promise<void>;
}

export interface LogOptions {
  readonly storage: Storage;
  readonly nextPosition: NextPosition;
  /** What stays in memory for live subscribers, bytes. */
  readonly tailBytes: number;
  /** Told when the storage cannot be written, and when it can again. */
  readonly onStorage?: (message: string) => void;
}

/** Opens the log, and begins it if it is new. @throws StorageUnavailable, WriterExists */
export async function openLog(options: LogOptions): Promise<Log> {
  const { storage, nextPosition, tailBytes, onStorage = () => {} } = options;
  const tail = createTail(tailBytes);
  const news = createNews();
  const heads = createHeads(storage, tail);
  const knownIds = createKnownIds();
  const readStream: Log['readStream'] = async (page) => tail.readStream(page) ?? storage.readStream(page);

  const writer = await createWriter({ storage, tail, heads, news, knownIds, readStream, nextPosition, onStorage });
  const log: Log = {
    submit: writer.submit,
    async stateOf(stream) {
      const loaded = await heads.load(headsOf(stream));
      return streamState(stream, (name) => loaded.get(name)!);
    },
    readStream,
    async openStream(wanted) {
      let page = tail.readStream(wanted);
      const loaded = await heads.load(headsOf(wanted.stream), async (missing) => {
        if (page) return storage.lastOf(missing);
        const both = await storage.readOpening(missing, wanted);
        page = both.page;
        return both.heads;
      });
      page ??= await storage.readStream(wanted);
      return { state: streamState(wanted.stream, (name) => loaded.get(name)!), page };
    },
    readAll: async (from, direction, limit) =>
      tail.readAll(from, direction, limit) ?? storage.readAll(from, direction, limit),
    readFramed: async (from) => (from <= tail.start() ? storage.readFramed?.(from) : undefined),
    end: writer.end,
    tailStart: tail.start,
    news: news.next,
    isWritable: writer.isWritable,
    close: writer.close,
  };
  if (writer.end() === 0n) await begin(log);
  return log;
}

/** The events with which a real server's log begins: `$all` is never without system events. */
async function begin(log: Log): Promise<void> {
  const first: [stream: string, type: string, json: string][] = [
    ['$$$stats-127.0.0.1:2113', '$metadata', '{"$maxAge":86400}'],
    ['$user-admin', '$UserCreated', '{"loginName":"admin","disabled":false}'],
    ['$users', '$User', '"admin"'],
    ['$user-ops', '$UserCreated', '{"loginName":"ops","disabled":false}'],
    ['$users', '$User', '"ops"'],
  ];
  for (const [stream, type, json] of first) {
    const events = [systemEvent(type, json)];
    const outcome = await log.submit({ kind: 'append', stream, expected: 'any', events }, Number.POSITIVE_INFINITY);
    if (outcome.kind !== 'stored') throw new StorageUnavailable(`the log could not be begun: ${outcome.kind}`);
  }
}
