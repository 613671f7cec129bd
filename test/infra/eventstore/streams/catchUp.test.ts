import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { piecesOf } from '../../../../infra/local/eventstore/grpc/framing.ts';
import { afterFile } from '../../../support/cleanup.ts';
import { freshDatabase } from '../../../support/freshDatabase.ts';
import { startNode } from '../../../support/startNode.ts';

/** More than a page has events; events as large as one. */
const SIZES = [...Array.from({ length: 2_300 }, (_, n) => n % 50), 1_000_000, 3, 1_048_500, 1_048_500, 0, 500_000];

const sized = (size: number) => jsonEvent({ type: 'Sized', data: { text: 'x'.repeat(size) } });

it('sends a subscriber what is only in Postgres whole, once and in order, and then what is written', async () => {
  const { url: databaseUrl } = await freshDatabase();
  const node = await startNode({ storage: 'postgres', databaseUrl, flags: ['--tail-mb', '0'] });
  const client = EventStoreDBClient.connectionString(node.url);
  afterFile(() => client.dispose());
  const written = SIZES.map(sized);
  const small = written.slice(0, 2_300);
  await client.appendToStream('mixed', small);
  for (const event of written.slice(2_300)) await client.appendToStream('mixed', event);
  const read: [id: string | undefined, position: bigint | undefined][] = [];
  for await (const { event } of client.readAll()) read.push([event?.id, event?.position.commit]);

  const subscription = client.subscribeToAll();
  const later = sized(1);
  subscription.once('caughtUp', () => void client.appendToStream('mixed', later));
  const delivered: typeof read = [];
  const lengths: number[] = [];
  for await (const { event } of subscription) {
    if (event?.id === later.id) break;
    delivered.push([event?.id, event?.position.commit]);
    if (event?.type === 'Sized') lengths.push((event.data as { text: string }).text.length);
  }
  expect(delivered).toEqual(read);
  expect(lengths).toEqual(SIZES);
  await node.stop();
});

it('cuts framed messages only between messages', () => {
  const frame = (length: number) => {
    const bytes = Buffer.alloc(5 + length, length);
    bytes[0] = 0;
    bytes.writeUInt32BE(length, 1);
    return bytes;
  };
  const frames = [3, 0, 40, 1, 1].map(frame);
  expect([...piecesOf(Buffer.concat(frames), 10)]).toEqual([
    Buffer.concat(frames.slice(0, 2)),
    frames[2],
    Buffer.concat(frames.slice(3)),
  ]);
});
