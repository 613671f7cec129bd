import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { afterFile } from '../../../support/cleanup.ts';
import { SEED } from '../../../support/seed.ts';
import { type RunningNode, startNode } from '../../../support/startNode.ts';
import { collect } from '../contract/subject.ts';
import {
  AppendReq,
  BatchAppendReq,
  DeleteReq,
  Empty,
  identifierOf,
  METHODS,
  newUuid,
  type RawCalls,
  ReadReq,
  rawCallsTo,
  TombstoneReq,
  wholeRequest,
  withProperties,
} from './rawCalls.ts';

let node: RunningNode;
let client: EventStoreDBClient;
let raw: RawCalls;

beforeAll(async () => {
  node = await startNode();
  client = EventStoreDBClient.connectionString(node.url);
  afterFile(() => client.dispose());
  raw = rawCallsTo(node.url);
});
afterEach(async () => {
  const { success } = await client.appendToStream('alive', jsonEvent({ type: 'T', data: {} }));
  expect({ success, running: node.running() }).toEqual({ success: true, running: true });
  expect(node.lines().filter((line) => line.startsWith('eventstore:'))).toEqual([]); // no error that nobody meant
});

describe('bytes', () => {
  it(`of any kind are answered with a status (SEED=${SEED})`, async () => {
    const method = fc.constantFrom(...METHODS);
    const messages = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 3 });
    const property = fc.asyncProperty(method, messages, async (method, messages) => {
      expect((await raw.call(method, ...messages)).status).toMatch(/^\d+$/);
    });
    await fc.assert(property, { numRuns: 200, seed: SEED });
  });

  it.each(METHODS)(`of a damaged %s are answered with a status (SEED=${SEED})`, async (method) => {
    // Where a damaged name belongs into a trailer and does not fit, the answer is a bare HTTP status, as a real server's.
    const property = fc.asyncProperty(fc.nat(), fc.nat(), fc.nat(255), async (part, at, value) => {
      const messages = wholeRequest(method, 'damaged').map((message) => Uint8Array.from(message));
      const damaged = messages[part % messages.length]!;
      damaged[at % damaged.length] = value;
      // One flipped byte makes a count a subscription, which is in order and never ends.
      fc.pre(method !== 'Read' || !isSubscription(damaged));
      expect((await raw.call(method, ...messages)).status).toMatch(/^(\d+|http 500)$/);
    });
    await fc.assert(property, { numRuns: 100, seed: SEED });
  });
});

function isSubscription(read: Uint8Array): boolean {
  try {
    return ReadReq.deserializeBinary(read).getOptions()?.hasSubscription() ?? false;
  } catch {
    return false;
  }
}

describe.each([
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551614',
  '18446744073709551615',
])('the number %s', (number) => {
  it.each([0, 1] as const)('is taken for a count, a revision and a position (direction %s)', async (backwards) => {
    const stream = new ReadReq.Options.StreamOptions().setStreamIdentifier(identifierOf('alive'));
    const position = new ReadReq.Options.Position().setCommitPosition(number).setPreparePosition(number);
    const read = (options: InstanceType<typeof ReadReq.Options>) =>
      raw.call('Read', new ReadReq().setOptions(options.setReadDirection(backwards)).serializeBinary());

    const start = stream.clone().setStart(new Empty());
    expect((await read(new ReadReq.Options().setStream(start).setCount(number))).status).toBe('0');
    const revision = stream.clone().setRevision(number);
    expect((await read(new ReadReq.Options().setStream(revision).setCount('1'))).status).toMatch(/^[02]$/);
    const all = new ReadReq.Options.AllOptions().setPosition(position);
    expect((await read(new ReadReq.Options().setAll(all).setCount('1'))).status).toMatch(/^[02]$/);
  });

  it('is taken for what an append or a delete expects, and is wrong', async () => {
    const expectation = <Options extends { setRevision(value: string): Options }>(options: Options) =>
      options.setRevision(number);
    const identifier = identifierOf('alive');
    const deleteOptions = expectation(new DeleteReq.Options().setStreamIdentifier(identifier));
    const tombstoneOptions = expectation(new TombstoneReq.Options().setStreamIdentifier(identifier));
    // 9: wrong expected version; 2: such a revision cannot be.
    const deleted = await raw.call('Delete', new DeleteReq().setOptions(deleteOptions).serializeBinary());
    const tombstoned = await raw.call('Tombstone', new TombstoneReq().setOptions(tombstoneOptions).serializeBinary());
    expect([deleted.status, tombstoned.status]).toEqual(deleted.status === '9' ? ['9', '9'] : ['2', '2']);
    const before = (await collect(client.readStream('alive'))).length;
    const appendOptions = expectation(new AppendReq.Options().setStreamIdentifier(identifier));
    const [, ...events] = wholeRequest('Append', 'alive');
    await raw.call('Append', new AppendReq().setOptions(appendOptions).serializeBinary(), ...events);
    expect(await collect(client.readStream('alive'))).toHaveLength(before);
  });
});

describe('a request of 17 MB', () => {
  const large = new Uint8Array(16_500_000);

  it('on the classic path is taken for what it is: too much data', async () => {
    const [options] = wholeRequest('Append', 'large');
    const event = withProperties(new AppendReq.ProposedMessage()).setData(large);
    const message = new AppendReq().setProposedMessage(event).serializeBinary();
    expect((await raw.call('Append', options!, message)).status).toBe('3');
  });

  it('on the batch path is refused by itself, and the call goes on', async () => {
    const options = new BatchAppendReq.Options().setStreamIdentifier(identifierOf('large')).setAny(new Empty());
    const event = withProperties(new BatchAppendReq.ProposedMessage()).setData(large);
    const tooLarge = new BatchAppendReq()
      .setCorrelationId(newUuid())
      .setOptions(options)
      .setProposedMessagesList([event])
      .setIsFinal(true);
    const answer = await raw.call('BatchAppend', tooLarge.serializeBinary(), ...wholeRequest('BatchAppend', 'large'));
    expect(answer.status).toBe('0');
    expect(await collect(client.readStream('large'))).toHaveLength(2);
  });

  it('that is larger than any message may be is refused by its length', async () => {
    const stream = raw.open('BatchAppend');
    const status = new Promise((resolve) => {
      stream.on('response', (headers) => headers['grpc-status'] && resolve(headers['grpc-status']));
      stream.on('trailers', (trailers) => resolve(trailers['grpc-status']));
    });
    stream.resume();
    const prefix = Buffer.alloc(5);
    prefix.writeUInt32BE(17 * 1024 * 1024 + 1, 1);
    stream.write(prefix);
    expect(await status).toBe('8');
  });
});

describe('an append with something missing', () => {
  const options = () => new AppendReq.Options().setStreamIdentifier(identifierOf('missing')).setAny(new Empty());
  const event = () => withProperties(new AppendReq.ProposedMessage());
  const append = (
    changed: InstanceType<typeof AppendReq.Options>,
    proposed: InstanceType<typeof AppendReq.ProposedMessage>,
  ) => {
    const parts = [new AppendReq().setOptions(changed), new AppendReq().setProposedMessage(proposed)];
    return raw.call('Append', ...parts.map((part) => part.serializeBinary()));
  };
  const without = (property: string) => {
    const message = event();
    message.getMetadataMap().del(property);
    return message;
  };
  const cleared = (clear: 'clearAny' | 'clearStreamIdentifier') => {
    const changed = options();
    changed[clear]();
    return changed;
  };
  const withoutId = () => {
    const message = event();
    message.clearId();
    return message;
  };

  it.each([
    ['the type', () => append(options(), without('type')), '3'],
    ['the content type', () => append(options(), without('content-type')), '3'],
    ['the expected revision', () => append(cleared('clearAny'), event()), '3'],
    ['the stream', () => append(cleared('clearStreamIdentifier'), event()), '2'],
    ['the id', () => append(options(), withoutId()), '2'],
    ['the options', () => raw.call('Append', new AppendReq().setProposedMessage(event()).serializeBinary()), '2'],
    ['everything', () => raw.call('Append', new Uint8Array()), '2'],
  ])('(%s) is refused', async (_what, send, status) => {
    expect((await send()).status).toBe(status);
  });

  it('on the batch path is answered with nothing where it was never begun, and once where it was', async () => {
    const stray = new BatchAppendReq().setCorrelationId(newUuid()).setIsFinal(true);
    const empty = stray.clone().setCorrelationId(newUuid()).setOptions(new BatchAppendReq.Options());
    expect(await raw.call('BatchAppend', stray.serializeBinary())).toEqual({ status: '0', bytes: 0 });
    expect((await raw.call('BatchAppend', empty.serializeBinary())).bytes).toBeGreaterThan(0);
    expect((await raw.call('BatchAppend', new BatchAppendReq().serializeBinary())).status).toBe('2');
  });
});
