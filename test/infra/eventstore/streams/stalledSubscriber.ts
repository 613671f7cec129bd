// A subscriber that stops reading, and what that costs the node. Needs no test runner: `npm run chaos` calls it too.
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { consecutivePositions } from '../../../../infra/local/eventstore/log/positions.ts';
import { type RunningNode, startNode } from '../../../../infra/local/eventstore/node.ts';
import { createPostgresStorage } from '../../../../infra/local/eventstore/storage/postgres.ts';

export interface StalledOptions {
  readonly databaseUrl: string;
  /** Events that pass while nobody reads. */
  readonly events: number;
  /** Of each, in its data. */
  readonly bytes: number;
}

export interface StalledReport {
  /** What was in use after the events had passed and was not before, the client's share included. */
  readonly megabytes: number;
  /** Events that the subscriber was given when it read again; in order, else this rejects. */
  readonly heard: number;
}

const EVENTS_PER_APPEND = 250;
/** Small, so that it is full before the subscriber comes. */
const TAIL_BYTES = 2 * 1024 * 1024;

export async function stalledSubscriber({ databaseUrl, events, bytes }: StalledOptions): Promise<StalledReport> {
  const node = await startNodeHere(databaseUrl);
  const client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${node.port}?tls=false`);
  try {
    await write(client, Math.ceil(TAIL_BYTES / bytes), bytes);
    const before = await memory();
    const subscription = client.subscribeToAll({ fromPosition: 'end' });
    await new Promise((resolve) => subscription.once('confirmation', resolve));
    await write(client, events, bytes);
    const megabytes = (await memory()) - before;

    let heard = 0;
    let last = -1n;
    for await (const { event } of subscription) {
      if (heard > 0 && event!.revision !== last + 1n) throw new Error(`${event!.revision} comes after ${last}`);
      last = event!.revision;
      heard += 1;
      if (heard === events) break;
    }
    return { megabytes, heard };
  } finally {
    await client.dispose();
    await node.stop();
  }
}

/** In this process, so that garbage can be collected before the memory is measured. */
const startNodeHere = (databaseUrl: string): Promise<RunningNode> =>
  startNode({
    host: '127.0.0.1',
    port: 0,
    storage: createPostgresStorage(databaseUrl),
    nextPosition: consecutivePositions,
    tailBytes: TAIL_BYTES,
    onError: (message) => console.error(message),
  });

async function write(client: EventStoreDBClient, events: number, bytes: number): Promise<void> {
  const event = () => jsonEvent({ type: 'Said', data: { text: 'x'.repeat(bytes) } });
  for (let left = events; left > 0; left -= EVENTS_PER_APPEND) {
    await client.appendToStream('said', Array.from({ length: Math.min(left, EVENTS_PER_APPEND) }, event));
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What is in use, in megabytes, once nothing more becomes free: what is under way ends, and buffers are given back a little later. */
async function memory(): Promise<number> {
  for (let last = Number.POSITIVE_INFINITY; ; ) {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    const now = (heapUsed + external) / 1024 / 1024;
    if (last - now < 0.1) return now;
    last = now;
    await sleep(20);
  }
}
