// The whole log as it stands in the store, nothing decoded: what backup, restore and copies move from place to place.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AllStreamRecordedEvent,
  binaryEvent,
  END,
  type EventData,
  type EventStoreDBClient,
  type JSONType,
  jsonEvent,
  type MetadataType,
  NO_STREAM,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { addressOf } from './address.ts';
import { closeChannel, connectAnew, endClient, openConnection } from './connection.ts';
import { withDeadline } from './deadline.ts';
import { classify, RevisionConflict, StoreUnavailable } from './errors.ts';
import { readWithin } from './readWithin.ts';
import { type Mark, streamPrefixes } from './store.ts';

/** An event as the store keeps it, whatever version of Film Room wrote it. */
export interface RawEvent {
  readonly id: string;
  /** Its name inside the log. */
  readonly stream: string;
  readonly revision: bigint;
  readonly type: string;
  /** JSON, or the bytes of what is none. */
  readonly data: unknown;
  readonly meta: unknown;
}

export interface PlacedEvent extends RawEvent {
  readonly mark: Mark;
}

export interface RawLog {
  /** Events of ours in the log's order, up to and with the one at `last`. @throws StoreUnavailable */
  events(after: Mark | undefined, last: Mark): AsyncIterable<PlacedEvent>;
  /** The newest first. @throws StoreUnavailable */
  backwards(): AsyncIterable<PlacedEvent>;
  /**
   * Neighbours of one stream, in one try. Calls are sent in the order in which they were made, however many wait.
   * @returns where they stand now, where the store says so
   * @throws RevisionConflict, StoreUnavailable (the outcome is unknown)
   */
  append(events: readonly RawEvent[]): Promise<Mark | undefined>;
  close(): void;
}

const APPEND_TIMEOUT_MS = 10_000;
const SILENCE_MS = 10_000;
/** How often a read that broke is taken up again before it is given up, and after which pause. */
const TRIES = 6;
const PAUSE_MS = 500;

/** @param url as openEventStore takes it. @throws BadAddress */
export function openRawLog(url: string): RawLog {
  const { server, prefix } = addressOf(url);
  const prefixes = streamPrefixes.map((name) => prefix + name);
  const writer = openConnection(server, endClient);
  const reader = openConnection(server, closeChannel);

  const placed = ({ position, ...event }: AllStreamRecordedEvent): PlacedEvent => ({
    id: event.id,
    stream: event.streamId.slice(prefix.length),
    revision: event.revision,
    type: event.type,
    data: event.data,
    meta: event.metadata,
    mark: position,
  });

  /** One subscription, until it has told of the last event or breaks. */
  async function* subscribe(client: EventStoreDBClient, after: Mark | undefined, last: Mark) {
    const subscription = client.subscribeToAll({
      fromPosition: after ?? START,
      filter: streamNameFilter({ prefixes }),
    });
    // The loop hears of errors; one that comes after its end has nobody left to tell.
    subscription.on('error', () => {});
    // One clock for all events: a timer each would cost more than the event.
    let heard = true;
    const watch = setInterval(() => {
      if (!heard) subscription.destroy(new StoreUnavailable('silence'));
      heard = false;
    }, SILENCE_MS);
    try {
      for await (const { event } of subscription) {
        heard = true;
        if (!event) continue;
        const next = placed(event);
        yield next;
        if (next.mark.commit >= last.commit) return;
        // However long the reader took with it: that is no silence of the store.
        heard = true;
      }
      throw new StoreUnavailable('the subscription ended');
    } finally {
      clearInterval(watch);
      await subscription.unsubscribe().catch(() => {});
      subscription.destroy();
    }
  }

  return {
    async *events(after, last) {
      let mark = after;
      for (let failures = 0; ; ) {
        if (mark && mark.commit >= last.commit) return;
        const client = connectAnew(server);
        try {
          for await (const event of subscribe(client, mark, last)) {
            mark = event.mark;
            failures = 0;
            yield event;
          }
          return;
        } catch (error) {
          const isAway = error instanceof StoreUnavailable || classify(error) === 'unavailable';
          failures += 1;
          if (!isAway) throw error;
          if (failures >= TRIES) throw new StoreUnavailable(error);
        } finally {
          endClient(client);
        }
        await sleep(PAUSE_MS * failures);
      }
    },

    async *backwards() {
      const read = await reader.use(async (client) => client.readAll({ fromPosition: END, direction: 'backwards' }));
      try {
        for await (const { event } of readWithin(read, SILENCE_MS)) {
          if (event && prefixes.some((name) => event.streamId.startsWith(name))) yield placed(event);
        }
      } catch (error) {
        throw classify(error) === 'unavailable' ? new StoreUnavailable(error) : error;
      }
    },

    async append(events) {
      const { stream, revision } = events[0]!;
      const expectedRevision = revision === 0n ? NO_STREAM : revision - 1n;
      const proposed = events.map(proposedOf);
      try {
        const { position } = await writer.use((client) =>
          withDeadline(client.appendToStream(prefix + stream, proposed, { expectedRevision }), APPEND_TIMEOUT_MS),
        );
        return position;
      } catch (error) {
        const kind = classify(error);
        if (kind === 'conflict') throw new RevisionConflict(stream);
        throw kind === 'unavailable' ? new StoreUnavailable(error) : error;
      }
    },

    close() {
      writer.close();
      reader.close();
    },
  };
}

function proposedOf({ id, type, data, meta }: RawEvent): EventData {
  const metadata = meta as MetadataType | undefined;
  return data instanceof Uint8Array
    ? binaryEvent({ id, type, data, metadata })
    : jsonEvent({ id, type, data: data as JSONType, metadata });
}
