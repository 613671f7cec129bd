// Where facts are kept: EventStoreDB's client behind append, read and follow.
import {
  END,
  type EventStoreDBClient,
  type JSONType,
  jsonEvent,
  NO_STREAM,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import type { Meta, Recorded } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import { addressOf } from './address.ts';
import { appendSafely } from './append.ts';
import { decode } from './codec.ts';
import { closeChannel, connectAnew, endClient, openConnection } from './connection.ts';
import { withDeadline } from './deadline.ts';
import { classify, StoreUnavailable } from './errors.ts';
import { readWithin } from './readWithin.ts';
import { type CheckpointReached, subscribeInBatches } from './subscribe.ts';

/** An event as a command makes it: the id is fixed before the first try, so that every retry is the same append. */
export interface NewEvent {
  readonly id: string;
  readonly event: DomainEvent;
  readonly meta: Meta;
}

/** Where a subscription goes on from. Both numbers as the server gave them: never computed with. */
export interface Mark {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export interface Appended {
  readonly revision: bigint;
  /** Absent in some idempotent answers of a real server. */
  readonly position: bigint | undefined;
}

/** A known event whose content cannot be read: to be set aside with every later event of its stream. */
export interface Poison {
  readonly poison: string;
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
}

/** What has come since the last batch; no event at all says how far the log has gone without one of ours. */
export interface Batch {
  readonly events: readonly (Recorded<DomainEvent> | Poison)[];
  /** Resume from here once the batch is applied; absent where nothing new was seen. */
  readonly mark: Mark | undefined;
  /** Nothing more was waiting when the batch was handed over. */
  readonly caughtUp: boolean;
}

export interface EventStore {
  /** @throws RevisionConflict, StoreUnavailable (the outcome is unknown: the same append may be sent again) */
  append(stream: string, expected: bigint | 'no_stream', events: readonly NewEvent[]): Promise<Appended>;
  /** Events of a stream from a revision; empty where there is no stream. @throws StoreUnavailable */
  read(stream: string, from: bigint): Promise<Recorded<DomainEvent>[]>;
  /** The event at this position, if there is one. @throws StoreUnavailable */
  eventAt(mark: Mark): Promise<{ id: string } | undefined>;
  /** The newest event of ours. @throws StoreUnavailable */
  newest(): Promise<{ id: string; mark: Mark } | undefined>;
  /** One subscription, until it drops (throws or returns). Resuming is the supervisor's work: see follow.ts. */
  subscribe(after: Mark | undefined, batchSize: number, signal: AbortSignal): AsyncIterable<Batch>;
  dispose(): Promise<void>;
}

export interface StoreOptions {
  /** Streams that belong to the platform; everything else in the log is not ours. */
  readonly prefixes: readonly string[];
  /** Appends under way at once; more wait. */
  readonly appendsInFlight: number;
  /** Own deadline of one try of an append, in milliseconds: the client's may never fire (a frozen link). */
  readonly appendTimeoutMs: number;
  /** How long a read may say nothing, in milliseconds: the client waits for ever. */
  readonly readTimeoutMs: number;
  /** How long a subscription may be silent before the log is asked whether there is something to say, in milliseconds. */
  readonly silenceMs: number;
}

/** What the names of our streams begin with. */
export const streamPrefixes: readonly string[] = ['session-', 'channel-', 'clip-', 'tag-', 'play-', 'team-', 'log'];

const defaults: StoreOptions = {
  prefixes: streamPrefixes,
  appendsInFlight: 128,
  appendTimeoutMs: 5_000,
  readTimeoutMs: 5_000,
  silenceMs: 5_000,
};

/** Events of others behind which a live subscription must have named a place: it does so every 32. */
const FAR_BEHIND = 500;

/**
 * @param url `esdb://host:port?tls=false`, or a cluster's connection string; `&log=name` where a server holds several logs
 * @throws BadAddress
 */
export function openEventStore(url: string, options: Partial<StoreOptions> = {}): EventStore {
  const { appendsInFlight, appendTimeoutMs, readTimeoutMs, silenceMs, ...chosen } = { ...defaults, ...options };
  const { server, prefix: logPrefix } = addressOf(url);
  const writer = openConnection(server, endClient);
  const reader = openConnection(server, closeChannel);
  const idOf = (stream: string) => logPrefix + stream;
  const nameInLog = (streamId: string) => streamId.slice(logPrefix.length);
  const prefixes = chosen.prefixes.map(idOf);
  const isOurs = (streamId: string) => prefixes.some((prefix) => streamId.startsWith(prefix));

  const appendOnce = (stream: string, expected: bigint | 'no_stream', events: readonly NewEvent[]) => {
    const expectedRevision = expected === 'no_stream' ? NO_STREAM : expected;
    const proposed = events.map(({ id, event, meta }) =>
      jsonEvent({ id, type: event.type, data: event.data as JSONType, metadata: bytesOf(meta) }),
    );
    return writer.use((client) =>
      withDeadline(client.appendToStream(idOf(stream), proposed, { expectedRevision }), appendTimeoutMs),
    );
  };

  async function read<T>(work: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
    try {
      return await reader.use(work);
    } catch (error) {
      throw classify(error) === 'unavailable' ? new StoreUnavailable(error) : error;
    }
  }

  /** Whether behind this place there is an event of ours, or so many of others that a live subscription had told of it. */
  const isBehind = (mark: Mark | undefined) =>
    read(async (client) => {
      let others = 0;
      const from = client.readAll({ fromPosition: mark ?? START, maxCount: FAR_BEHIND });
      for await (const { event } of readWithin(from, readTimeoutMs)) {
        if (!event || (mark && event.position.commit <= mark.commit)) continue;
        if (isOurs(event.streamId)) return true;
        others += 1;
      }
      return others >= FAR_BEHIND - 1;
    });

  return {
    append: appendSafely(appendOnce, appendsInFlight),

    read: (stream, from) =>
      read(async (client) => {
        const events: Recorded<DomainEvent>[] = [];
        try {
          const reading = client.readStream(idOf(stream), { fromRevision: from });
          for await (const { event } of readWithin(reading, readTimeoutMs)) {
            if (event) events.push(decode(event, stream));
          }
        } catch (error) {
          if (classify(error) !== 'noStream') throw error;
        }
        return events;
      }),

    eventAt: ({ commit, prepare }) =>
      read(async (client) => {
        const from = client.readAll({ fromPosition: { commit, prepare }, maxCount: 1 });
        for await (const { event } of readWithin(from, readTimeoutMs)) {
          if (event?.position.commit === commit) return { id: event.id };
        }
        return undefined;
      }),

    newest: () =>
      read(async (client) => {
        // Without a limit: a real server writes statistics of its own twice a minute, however long ours are silent.
        const from = client.readAll({ fromPosition: END, direction: 'backwards' });
        for await (const { event } of readWithin(from, readTimeoutMs)) {
          if (event && isOurs(event.streamId)) return { id: event.id, mark: event.position };
        }
        return undefined;
      }),

    async *subscribe(after, batchSize, signal) {
      // A client of its own: when its connection dies in silence, the next subscription has another.
      const client = connectAnew(server);
      const open = (checkpointReached: CheckpointReached) =>
        client.subscribeToAll({
          fromPosition: after ?? START,
          filter: streamNameFilter({ prefixes, checkpointInterval: 1, checkpointReached }),
        });
      try {
        yield* subscribeInBatches({ open, after, batchSize, nameInLog, watchdog: { silenceMs, isBehind } }, signal);
      } finally {
        endClient(client);
      }
    },

    async dispose() {
      writer.close();
      reader.close();
    },
  };
}

/**
 * As bytes: the client would send an object's JSON through base64 and back, at the price of all the rest of an append
 * (measured: 41 instead of 73 µs for two events).
 */
const bytesOf = (meta: Meta): Buffer => Buffer.from(JSON.stringify(meta));
