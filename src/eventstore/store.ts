// Where facts are kept: EventStoreDB's client behind append, read and follow.
import type { EventStoreDBClient, JSONType } from '@eventstore/db-client';
import {
  EventStoreDBClient as Client,
  END,
  jsonEvent,
  NO_STREAM,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import type { Meta, Recorded } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import { appendSafely } from './append.ts';
import { decode } from './codec.ts';
import { classify, StoreUnavailable } from './errors.ts';
import { subscribeInBatches } from './subscribe.ts';

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
}

const defaults: StoreOptions = {
  prefixes: ['session-', 'channel-', 'clip-', 'team-', 'log'],
  appendsInFlight: 128,
  appendTimeoutMs: 5_000,
};

/** @param url `esdb://host:port?tls=false`, or a cluster's connection string */
export function openEventStore(url: string, options: Partial<StoreOptions> = {}): EventStore {
  const { prefixes, appendsInFlight, appendTimeoutMs } = { ...defaults, ...options };
  const client: EventStoreDBClient = Client.connectionString(url);
  const appendOnce = (stream: string, expected: bigint | 'no_stream', events: readonly NewEvent[]) =>
    client.appendToStream(
      stream,
      events.map(({ id, event, meta }) =>
        jsonEvent({ id, type: event.type, data: event.data as JSONType, metadata: { ...meta } }),
      ),
      { expectedRevision: expected === 'no_stream' ? NO_STREAM : expected },
    );
  const append = appendSafely(appendOnce, { appendsInFlight, appendTimeoutMs });

  return {
    append,

    async read(stream, from) {
      const events: Recorded<DomainEvent>[] = [];
      try {
        for await (const { event } of client.readStream(stream, { fromRevision: from })) {
          if (event) events.push(decode(event));
        }
      } catch (error) {
        if (classify(error) === 'noStream') return events;
        throw asUnavailable(error);
      }
      return events;
    },

    async eventAt({ commit, prepare }) {
      try {
        for await (const { event } of client.readAll({ fromPosition: { commit, prepare }, maxCount: 1 })) {
          if (event?.position.commit === commit) return { id: event.id };
        }
        return undefined;
      } catch (error) {
        throw asUnavailable(error);
      }
    },

    async newest() {
      try {
        for await (const { event } of client.readAll({ fromPosition: END, direction: 'backwards', maxCount: 10_000 })) {
          if (event && prefixes.some((prefix) => event.streamId.startsWith(prefix))) {
            return { id: event.id, mark: event.position! };
          }
        }
        return undefined;
      } catch (error) {
        throw asUnavailable(error);
      }
    },

    subscribe: (after, batchSize, signal) =>
      subscribeInBatches(
        (checkpointReached) =>
          client.subscribeToAll({
            fromPosition: after ?? START,
            filter: streamNameFilter({ prefixes: [...prefixes], checkpointInterval: 1, checkpointReached }),
          }),
        batchSize,
        signal,
      ),

    dispose: () => client.dispose(),
  };
}

function asUnavailable(error: unknown): unknown {
  return classify(error) === 'unavailable' ? new StoreUnavailable(error) : error;
}
