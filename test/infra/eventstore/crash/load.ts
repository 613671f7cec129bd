// Writers and subscribers that live through crashes of the server, and the account of what they were promised.
import { setTimeout as delay } from 'node:timers/promises';
import {
  EventStoreDBClient,
  jsonEvent,
  type Position,
  type ResolvedEvent,
  START,
  streamNameFilter,
} from '@eventstore/db-client';

export interface Load {
  /** Appends acknowledged so far. */
  acknowledged(): number;
  /** Ends the writers, waits until the subscribers have everything, and compares. */
  finish(): Promise<Account>;
}

export interface Account {
  readonly acknowledged: number;
  /** Acknowledged, and not in the log. */
  readonly lost: number;
  /** In the log more than once. */
  readonly duplicated: number;
  /** Places where the revisions of a stream jump. */
  readonly gaps: number;
  /** Events that a subscriber did not see, saw twice or out of order. */
  readonly missed: number;
}

export interface LoadOptions {
  /** Connection string; the server behind it may come and go. */
  readonly url: string;
  readonly writers: number;
  readonly subscribers: number;
}

/** An append that hangs is as good as one that failed: its fate is unknown, the same is sent again. */
const APPEND_TIMEOUT_MS = 4_000;
const PREFIX = 'load-';

export function startLoad({ url, writers, subscribers }: LoadOptions): Load {
  const stop = new AbortController();
  const promised: { id: string; stream: string; revision: bigint }[] = [];

  /** Writes event after event to a stream of its own, each until it is acknowledged. Ids and exact revision make a retry safe. */
  async function write(stream: string, client: EventStoreDBClient): Promise<void> {
    for (let revision = 0n; !stop.signal.aborted; revision++) {
      const event = jsonEvent({ type: 'Written', data: { revision: String(revision) } });
      const expectedRevision = revision === 0n ? 'no_stream' : revision - 1n;
      for (;;) {
        const append = client.appendToStream(stream, event, { expectedRevision });
        append.catch(() => {});
        const answer = await Promise.race([append, delay(APPEND_TIMEOUT_MS)]).catch(
          (error: { type?: string }) => error,
        );
        if (answer && 'success' in answer) break;
        if (answer && 'type' in answer && answer.type === 'wrong-expected-version') throw answer;
        await delay(20);
      }
      promised.push({ id: event.id, stream, revision });
    }
  }

  /** Follows all writers, and takes up where it was whenever the subscription ends, in whatever way. */
  async function follow(seen: ResolvedEvent[], client: EventStoreDBClient, done: AbortSignal): Promise<void> {
    let fromPosition: Position | typeof START = START;
    while (!done.aborted) {
      const filter = streamNameFilter({ prefixes: [PREFIX] });
      const subscription = client.subscribeToAll({ fromPosition, filter });
      const end = (): void => void subscription.unsubscribe();
      done.addEventListener('abort', end);
      try {
        for await (const resolved of subscription) {
          seen.push(resolved);
          fromPosition = resolved.event!.position!;
        }
      } catch {
        await delay(20);
      }
      done.removeEventListener('abort', end);
    }
  }

  const clients: EventStoreDBClient[] = [];
  const connect = (): EventStoreDBClient => {
    const client = EventStoreDBClient.connectionString(url);
    clients.push(client);
    return client;
  };
  const writing = Array.from({ length: writers }, (_, n) => write(`${PREFIX}${n}`, connect()));
  const followed = Array.from({ length: subscribers }, (): ResolvedEvent[] => []);
  const done = new AbortController();
  const following = followed.map((seen) => follow(seen, connect(), done.signal));

  return {
    acknowledged: () => promised.length,
    async finish() {
      stop.abort();
      await Promise.all(writing);
      const log: ResolvedEvent[] = [];
      for await (const resolved of connect().readAll()) {
        if (resolved.event?.streamId.startsWith(PREFIX)) log.push(resolved);
      }
      const deadline = Date.now() + 10_000;
      while (followed.some((seen) => seen.length < log.length) && Date.now() < deadline) await delay(20);
      done.abort();
      await Promise.all(following);
      for (const client of clients) await client.dispose();
      return accountOf(promised, log, followed);
    },
  };
}

function accountOf(
  promised: readonly { id: string; stream: string; revision: bigint }[],
  log: readonly ResolvedEvent[],
  followed: readonly ResolvedEvent[][],
): Account {
  const keys = log.map(({ event }) => `${event!.streamId} ${event!.revision} ${event!.id}`);
  const held = new Set(keys);
  const ids = new Set(log.map(({ event }) => event!.id));
  const next = new Map<string, bigint>();
  let gaps = 0;
  for (const { event } of log) {
    if (event!.revision !== (next.get(event!.streamId) ?? 0n)) gaps++;
    next.set(event!.streamId, event!.revision + 1n);
  }
  const isMissed = (seen: readonly ResolvedEvent[]): number =>
    keys.filter((key, n) => {
      const event = seen[n]?.event;
      return !event || `${event.streamId} ${event.revision} ${event.id}` !== key;
    }).length + Math.max(0, seen.length - keys.length);
  return {
    acknowledged: promised.length,
    lost: promised.filter(({ id, stream, revision }) => !held.has(`${stream} ${revision} ${id}`)).length,
    duplicated: log.length - ids.size,
    gaps,
    missed: followed.reduce((sum, seen) => sum + isMissed(seen), 0),
  };
}
