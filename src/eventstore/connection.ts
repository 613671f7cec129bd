// A connection to the store that can be given up: the client itself keeps what has gone bad.
import { EventStoreDBClient as Client, type EventStoreDBClient } from '@eventstore/db-client';
import { DeadlinePassed } from './deadline.ts';
import { isFailedProbe } from './errors.ts';

/** How long the client waits for the answer to a ping, in milliseconds, where the connection string does not say. */
const KEEP_ALIVE_TIMEOUT_MS = 10_000;
const OWN_TIMEOUT = /(?<=[?&]keepAliveTimeout=)-?\d+/i;
let connections = 0;

/**
 * A client with a connection that no other has. Underneath, clients with equal options share one: a frozen link would be
 * shared by whoever is to replace it. So no two wait equally long for a ping.
 * @param url `esdb://host:port?tls=false`, or a cluster's connection string
 */
export function connectAnew(url: string): EventStoreDBClient {
  connections += 1;
  const patience = (ms: number) => String(ms < 0 ? ms : ms + (connections % 1_000));
  // Only this is touched: the client does not decode what would be encoded anew.
  if (OWN_TIMEOUT.test(url)) return Client.connectionString(url.replace(OWN_TIMEOUT, (ms) => patience(Number(ms))));
  const separator = url.includes('?') ? '&' : '?';
  return Client.connectionString(`${url}${separator}keepAliveTimeout=${patience(KEEP_ALIVE_TIMEOUT_MS)}`);
}

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
  let client = connectAnew(url);
  return {
    async use(call) {
      const used = client;
      try {
        return await call(used);
      } catch (error) {
        if (isUseless(error) && client === used) {
          client = connectAnew(url);
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
