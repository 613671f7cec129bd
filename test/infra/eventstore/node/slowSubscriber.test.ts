import { readFileSync } from 'node:fs';
import { binaryEvent, EventStoreDBClient, START, streamNameFilter } from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { afterFile } from '../../../support/cleanup.ts';
import { freshDatabase } from '../../../support/freshDatabase.ts';
import { startNode } from '../../../support/startNode.ts';

const SUBSCRIBERS = 20;
const APPENDS = 10;
const PER_APPEND = 15;
const DATA = new Uint8Array(64 * 1024);

it('holds nothing for subscribers that stop reading, and gives them every event when they go on', async () => {
  const node = await startNode({ storage: 'postgres', databaseUrl: (await freshDatabase()).url });
  const connect = () => {
    const client = EventStoreDBClient.connectionString(node.url);
    afterFile(() => client.dispose());
    return client;
  };
  const residentMegabytes = () =>
    Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${node.pid}/status`, 'utf8'))?.[1]) / 1024;
  const writer = connect();
  const events = (count: number) => Array.from({ length: count }, () => binaryEvent({ type: 'T', data: DATA }));
  const pass = async (stream: string) => {
    for (let n = 0; n < APPENDS; n++) await writer.appendToStream(stream, events(PER_APPEND));
  };
  // What the node always keeps is filled, and its heap has grown to what such appends need.
  for (let n = 0; n < 3; n++) await pass('before');

  await writer.appendToStream('s', events(1));
  const readers = connect();
  const paused = await Promise.all(
    Array.from({ length: SUBSCRIBERS }, async () => {
      const filter = streamNameFilter({ prefixes: ['s'] });
      const reader = readers.subscribeToAll({ fromPosition: START, filter })[Symbol.asyncIterator]();
      await reader.next();
      return reader;
    }),
  );
  const before = residentMegabytes();

  await pass('s');
  // 9 MB passed for each of them; kept, that would be 190 MB.
  expect(residentMegabytes() - before).toBeLessThan(50);

  for (let revision = 1n; revision <= APPENDS * PER_APPEND; revision++) {
    for (const reader of paused) expect((await reader.next()).value?.event?.revision).toBe(revision);
  }
  for (const reader of paused) await reader.return?.();
});
