import { type ClientHttp2Stream, connect, constants } from 'node:http2';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { afterFile } from '../../../support/cleanup.ts';
import { type RunningNode, startNode } from '../../../support/startNode.ts';
import { until } from '../../../support/until.ts';
import { adminUrlOf, metricsAt } from '../node/metricsAt.ts';
import { framed, METHODS, type RawCalls, rawCallsTo, wholeRequest, wholeSubscription } from './rawCalls.ts';

// Clients that leave: in the middle of a request, of an answer, or with their connection.
let node: RunningNode;
let client: EventStoreDBClient;
let raw: RawCalls;
let admin: string;

beforeAll(async () => {
  node = await startNode({ flags: ['--admin-port', '0'] });
  admin = await adminUrlOf(node);
  client = EventStoreDBClient.connectionString(node.url);
  afterFile(() => client.dispose());
  raw = rawCallsTo(node.url);
  const event = () => jsonEvent({ type: 'T', data: { text: 'x'.repeat(1_000) } });
  await client.appendToStream('much', Array.from({ length: 900 }, event));
});

afterEach(async () => {
  const { success } = await client.appendToStream('alive', jsonEvent({ type: 'T', data: {} }));
  expect({ success, running: node.running() }).toEqual({ success: true, running: true });
  expect(node.lines().filter((line) => line.startsWith('eventstore:'))).toEqual([]); // no error that nobody meant
  await until(async () => (await callsUnderWay()) <= 1, {
    what: 'the node has forgotten all calls but the one of this client',
  });
  expect((await metricsAt(admin)).eventstore_subscriptions).toBe(0);
});

async function callsUnderWay(): Promise<number> {
  const metrics = Object.entries(await metricsAt(admin));
  return metrics.filter(([name]) => name.startsWith('eventstore_calls{')).reduce((sum, [, count]) => sum + count, 0);
}

const leave = (stream: ClientHttp2Stream): void => stream.close(constants.NGHTTP2_CANCEL);

it.each(METHODS)('after every byte of a %s', async (method) => {
  const bytes = Buffer.concat(wholeRequest(method, 'left').map(framed));
  for (let sent = 0; sent <= bytes.length; sent++) {
    const stream = raw.open(method);
    if (sent > 0) stream.write(bytes.subarray(0, sent));
    if (sent % 2 === 0) await nextTurn(); // in time for the node to have begun, or before it has
    leave(stream);
  }
});

it.each(METHODS)('at once after a whole %s', async (method) => {
  for (let n = 0; n < 50; n++) {
    const stream = raw.open(method);
    for (const message of wholeRequest(method, 'left')) stream.write(framed(message));
    stream.end();
    for (let turns = n % 5; turns > 0; turns--) await nextTurn();
    leave(stream);
  }
});

it('after every piece of an answer', async () => {
  for (const request of [wholeRequest('Read', '')[0]!, wholeSubscription()]) {
    for (let pieces = 1; pieces <= 20; pieces++) {
      const stream = raw.open('Read');
      stream.write(framed(request));
      await new Promise<void>((resolve) => {
        let left = pieces;
        stream.on('data', () => {
          left -= 1;
          if (left === 0) resolve();
        });
        stream.on('close', () => resolve()); // a read may be over before
      });
      leave(stream);
    }
  }
});

it('without reading anything of an answer', async () => {
  for (let n = 0; n < 20; n++) {
    const stream = raw.open('Read');
    stream.write(framed(wholeSubscription()));
    await new Promise((resolve) => stream.once('response', resolve));
    leave(stream);
  }
});

it('with their connection', async () => {
  const url = node.url.replace('esdb:', 'http:').replace(/\?.*/, '');
  for (let n = 0; n < 50; n++) {
    const session = connect(url);
    session.on('error', () => {});
    const stream = session.request({
      ':method': 'POST',
      ':path': `/event_store.client.streams.Streams/${METHODS[n % METHODS.length]}`,
      'content-type': 'application/grpc',
    });
    stream.on('error', () => {});
    if (n % 2 === 0)
      for (const message of wholeRequest(METHODS[n % METHODS.length]!, 'left')) stream.write(framed(message));
    await new Promise((resolve) => session.once('connect', resolve));
    session.destroy();
  }
});
