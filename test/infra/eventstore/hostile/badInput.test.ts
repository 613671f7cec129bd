import { type ClientHttp2Session, connect } from 'node:http2';
import { createRequire } from 'node:module';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import fc from 'fast-check';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { afterFile } from '../../../support/cleanup.ts';
import { type RunningNode, startNode } from '../../../support/startNode.ts';
import { until } from '../../../support/until.ts';

const require = createRequire(import.meta.url);
const { AppendReq, BatchAppendReq, ReadReq }: typeof import('@eventstore/db-client/generated/streams_pb.js') =
  require('@eventstore/db-client/generated/streams_pb.js');
const { Empty, StreamIdentifier, UUID }: typeof import('@eventstore/db-client/generated/shared_pb.js') =
  require('@eventstore/db-client/generated/shared_pb.js');

const METHODS = ['Append', 'BatchAppend', 'Read', 'Delete', 'Tombstone'] as const;
let node: RunningNode;
let client: EventStoreDBClient;
let session: ClientHttp2Session;

beforeAll(async () => {
  node = await startNode();
  client = EventStoreDBClient.connectionString(node.url);
  session = connect(node.url.replace('esdb:', 'http:').replace(/\?.*/, ''));
  afterFile(async () => {
    session.destroy();
    await client.dispose();
  });
});
afterEach(async () => {
  const { success } = await client.appendToStream('alive', jsonEvent({ type: 'T', data: {} }));
  expect({ success, running: node.running() }).toEqual({ success: true, running: true });
  expect(node.lines().filter((line) => line.startsWith('eventstore:'))).toEqual([]); // no error that nobody meant
});

const open = (method: string) =>
  session.request({
    ':method': 'POST',
    ':path': `/event_store.client.streams.Streams/${method}`,
    'content-type': 'application/grpc',
  });
const framed = (message: Uint8Array) => {
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  return frame;
};

/** Sends messages and half-closes. @returns the status and the messages of the answer */
function call(method: string, ...messages: Uint8Array[]) {
  const stream = open(method);
  const chunks: Buffer[] = [];
  return new Promise<{ status: string; bytes: number }>((resolve) => {
    let status = 'none';
    const note = (headers: { 'grpc-status'?: unknown }) => {
      if (headers['grpc-status'] !== undefined) status = String(headers['grpc-status']);
    };
    stream.on('response', note);
    stream.on('trailers', note);
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', () => {});
    stream.on('close', () => resolve({ status, bytes: Buffer.concat(chunks).length }));
    for (const message of messages) stream.write(framed(message));
    stream.end();
  });
}

const identifierOf = (name: string) => new StreamIdentifier().setStreamName(Buffer.from(name).toString('base64'));

it('answers any bytes at all with a status', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...METHODS),
      fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 3 }),
      async (method, messages) => {
        expect((await call(method, ...messages)).status).toMatch(/^\d+$/);
      },
    ),
    { numRuns: 200 },
  );
});

it('answers damaged requests with a status', async () => {
  const options = new ReadReq.Options().setStream(
    new ReadReq.Options.StreamOptions().setStreamIdentifier(identifierOf('alive')).setStart(new Empty()),
  );
  options.setCount('5').setNoFilter(new Empty());
  const whole = new ReadReq().setOptions(options).serializeBinary();
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
      const damaged = Uint8Array.from(whole);
      damaged[at] = value;
      expect((await call('Read', damaged)).status).toMatch(/^\d+$/);
    }),
    { numRuns: 200 },
  );
});

it.each([
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551614',
  '18446744073709551615',
])('takes the count, revision and position %s', async (number) => {
  const stream = new ReadReq.Options.StreamOptions().setStreamIdentifier(identifierOf('alive'));
  const position = new ReadReq.Options.Position().setCommitPosition(number).setPreparePosition(number);
  for (const backwards of [0, 1] as const) {
    const fromStart = new ReadReq.Options()
      .setStream(stream.clone().setStart(new Empty()))
      .setCount(number)
      .setReadDirection(backwards);
    expect((await call('Read', new ReadReq().setOptions(fromStart).serializeBinary())).status).toBe('0');
    const fromRevision = new ReadReq.Options()
      .setStream(stream.clone().setRevision(number))
      .setCount('1')
      .setReadDirection(backwards);
    expect((await call('Read', new ReadReq().setOptions(fromRevision).serializeBinary())).status).toMatch(/^[02]$/);
    const all = new ReadReq.Options()
      .setAll(new ReadReq.Options.AllOptions().setPosition(position))
      .setCount('1')
      .setReadDirection(backwards);
    expect((await call('Read', new ReadReq().setOptions(all).serializeBinary())).status).toMatch(/^[02]$/);
  }
});

it('takes a request of 17 MB for what it is: too much data', async () => {
  const message = new AppendReq.ProposedMessage()
    .setId(new UUID().setString(crypto.randomUUID()))
    .setData(new Uint8Array(16_500_000));
  message.getMetadataMap().set('type', 'T').set('content-type', 'application/octet-stream');
  const options = new AppendReq.Options().setStreamIdentifier(identifierOf('large')).setAny(new Empty());
  const parts = [new AppendReq().setOptions(options), new AppendReq().setProposedMessage(message)];
  expect((await call('Append', ...parts.map((part) => part.serializeBinary()))).status).toBe('3');
});

it('answers parts of appends that were never begun with nothing, and begun ones once', async () => {
  const correlation = () => new UUID().setString(crypto.randomUUID());
  const stray = new BatchAppendReq().setCorrelationId(correlation()).setIsFinal(true);
  const empty = new BatchAppendReq()
    .setCorrelationId(correlation())
    .setIsFinal(true)
    .setOptions(new BatchAppendReq.Options());
  const silent = await call('BatchAppend', stray.serializeBinary());
  expect(silent).toEqual({ status: '0', bytes: 0 });
  expect((await call('BatchAppend', empty.serializeBinary())).bytes).toBeGreaterThan(0);
  expect((await call('BatchAppend', new BatchAppendReq().serializeBinary())).status).toBe('2');
});

it('forgets clients that leave in the middle of anything', async () => {
  const subscription = new ReadReq.Options()
    .setAll(new ReadReq.Options.AllOptions().setStart(new Empty()))
    .setSubscription(new ReadReq.Options.SubscriptionOptions())
    .setNoFilter(new Empty());
  const options = new AppendReq.Options().setStreamIdentifier(identifierOf('left')).setAny(new Empty());
  const first: Record<string, Uint8Array> = {
    Read: new ReadReq().setOptions(subscription).serializeBinary(),
    Append: new AppendReq().setOptions(options).serializeBinary(),
    BatchAppend: new BatchAppendReq().setCorrelationId(new UUID().setString(crypto.randomUUID())).serializeBinary(),
  };
  for (let n = 0; n < 300; n++) {
    const method = METHODS[n % METHODS.length]!;
    const stream = open(method);
    stream.on('error', () => {});
    if (n % 3 > 0) stream.write(framed(first[method] ?? new Uint8Array()));
    if (n % 3 > 1) await new Promise((resolve) => setImmediate(resolve));
    stream.close(8); // CANCEL
  }
  await until(async () => (await call('Delete')).status !== '');
});

it('is not held up by clients that open connections and go', async () => {
  const url = node.url.replace('esdb:', 'http:').replace(/\?.*/, '');
  for (let n = 0; n < 50; n++) {
    const other = connect(url);
    other.on('error', () => {});
    other
      .request({
        ':method': 'POST',
        ':path': '/event_store.client.streams.Streams/BatchAppend',
        'content-type': 'application/grpc',
      })
      .on('error', () => {});
    await new Promise((resolve) => other.once('connect', resolve));
    other.destroy();
  }
});
