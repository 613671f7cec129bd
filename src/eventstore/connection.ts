// A connection to the store that can be given up: the client itself keeps what has gone bad.
import { EventStoreDBClient } from '@eventstore/db-client';
import { DeadlinePassed } from './deadline.ts';
import { isFailedProbe } from './errors.ts';

export interface Connection {
  /** One call, by the client in force. One that has proved useless is replaced, for this call's retry and all that follow. */
  use<T>(call: (client: EventStoreDBClient) => Promise<T>): Promise<T>;
  close(): void;
}

/**
 * @param url `esdb://host:port?tls=false`, or a cluster's connection string
 * @param giveUp what becomes of a client that is replaced
 */
export function openConnection(url: string, giveUp: (client: EventStoreDBClient) => void): Connection {
  let client = EventStoreDBClient.connectionString(url);
  return {
    async use(call) {
      const used = client;
      try {
        return await call(used);
      } catch (error) {
        if (isUseless(error) && client === used) {
          client = EventStoreDBClient.connectionString(url);
          giveUp(used);
        }
        throw error;
      }
    },
    close: () => endClient(client),
  };
}

/**
 * No answer: the link may be frozen, or the client's stream of appends stuck, and neither would be noticed for long. A
 * failed probe for the server's features is remembered by the client as the answer to every append to come.
 */
const isUseless = (error: unknown): boolean => error instanceof DeadlinePassed || isFailedProbe(error);

/** Takes no more calls; those under way may end. */
export function closeChannel(client: EventStoreDBClient): void {
  // Protected, and the only way: without it the connection stays open for half an hour.
  // biome-ignore lint/complexity/useLiteralKeys: this is how TypeScript lets one reach a protected member
  const channel = client['getChannel']();
  channel.then((open) => open.close()).catch(() => {}); // already closed
}

/** Cancels what is under way as well: appends are rejected, their outcome unknown. */
export function endClient(client: EventStoreDBClient): void {
  client.dispose().catch(() => {}); // it waits for ends of which some never come
  closeChannel(client);
}
