import { createRequire } from 'node:module';
import type { EventData } from '@eventstore/db-client';
import pg from 'pg';

const require = createRequire(import.meta.url);
const { BatchAppendReq }: typeof import('@eventstore/db-client/generated/streams_pb.js') =
  require('@eventstore/db-client/generated/streams_pb.js');
const { Empty, StreamIdentifier, UUID }: typeof import('@eventstore/db-client/generated/shared_pb.js') =
  require('@eventstore/db-client/generated/shared_pb.js');

/** The bytes of the append request that the client sends for one event, framed. */
export function appendRequestBytes(stream: string, event: EventData): Buffer {
  const message = new BatchAppendReq.ProposedMessage().setId(new UUID().setString(event.id));
  message.getMetadataMap().set('type', event.type).set('content-type', event.contentType);
  message.setData(Buffer.from(JSON.stringify(event.data)).toString('base64'));
  message.setCustomMetadata(Buffer.from(JSON.stringify(event.metadata)).toString('base64'));
  const options = new BatchAppendReq.Options();
  options.setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64')));
  // The client's own Empty: on the wire all are alike.
  options.setNoStream(new Empty() as never);
  const request = new BatchAppendReq().setCorrelationId(new UUID().setString(crypto.randomUUID()));
  const bytes = request.setOptions(options).setProposedMessagesList([message]).setIsFinal(true).serializeBinary();
  const frame = Buffer.alloc(5 + bytes.length);
  frame.writeUInt32BE(bytes.length, 1);
  frame.set(bytes, 5);
  return frame;
}

/** Rows of the log's own table, copied into a table like it on one connection. */
export interface RowWriter {
  insert(count: number): Promise<void>;
  end(): Promise<void>;
}

/** A writer of rows such as the node writes, taken from the log. @param url of the database that holds the log */
export async function connectRowWriter(url: string): Promise<RowWriter> {
  const client = new pg.Client({ connectionString: url, options: '-c synchronous_commit=on' });
  await client.connect();
  await client.query('drop schema if exists control cascade');
  await client.query('create schema control');
  await client.query('create table control.events (like eventstore.events including all)');
  const { rows } = await client.query<Record<string, unknown>>(
    `select stream_key, id, stream, type, message from eventstore.events order by position desc limit 1`,
  );
  const { id, stream, type, message } = rows[0]!;
  let position = 0;
  return {
    async insert(count) {
      const numbers = Array.from({ length: count }, () => String(++position));
      if (count === 1) {
        await client.query({
          name: 'one',
          text: 'insert into control.events (position, stream_key, revision, id, stream, type, message) values ($1, $2, $3, $4, $5, $6, $7)',
          values: [numbers[0], crypto.randomUUID(), '0', id, stream, type, message],
        });
        return;
      }
      const all = <T>(value: T): T[] => numbers.map(() => value);
      const keys = numbers.map(() => crypto.randomUUID());
      await client.query({
        name: 'many',
        text: `insert into control.events (position, stream_key, revision, id, stream, type, message)
               select * from unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::bytea[])`,
        values: [numbers, keys, all('0'), all(id), all(stream), all(type), all(message)],
      });
    },
    end: () => client.end(),
  };
}
