import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  decodeAppend,
  decodeBatchPart,
  decodeUuid,
} from '../../../../infra/local/eventstore/protocol/appendRequests.ts';
import { encodeSuccess } from '../../../../infra/local/eventstore/protocol/batchAnswers.ts';
import { MalformedMessage } from '../../../../infra/local/eventstore/protocol/fields.ts';

const require = createRequire(import.meta.url);
const { AppendReq, BatchAppendReq, BatchAppendResp }: typeof import('@eventstore/db-client/generated/streams_pb.js') =
  require('@eventstore/db-client/generated/streams_pb.js');
const { Empty, StreamIdentifier, UUID }: typeof import('@eventstore/db-client/generated/shared_pb.js') =
  require('@eventstore/db-client/generated/shared_pb.js');

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const text = fc.string({ unit: 'binary' });
const bytes = fc.uint8Array({ maxLength: 300 });

const anEvent = fc.record({ id: text, type: text, contentType: text, data: bytes, metadata: bytes });
const anAppend = fc.record({
  correlationId: fc.uuid(),
  stream: fc.string({ unit: 'binary', minLength: 1 }),
  revision: uint64,
  isFinal: fc.boolean(),
  events: fc.array(anEvent, { maxLength: 4 }),
});

type AnEvent = typeof anEvent extends fc.Arbitrary<infer T> ? T : never;

function messageOf({ id, type, contentType, data, metadata }: AnEvent) {
  const message = new BatchAppendReq.ProposedMessage().setId(new UUID().setString(id));
  message.getMetadataMap().set('type', type).set('content-type', contentType).set('other', 'ignored');
  return message.setData(data).setCustomMetadata(metadata);
}

const identifierOf = (stream: string) => new StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64'));
const held = ({ data, metadata, ...event }: AnEvent) => ({
  ...event,
  data: Buffer.from(data),
  metadata: Buffer.from(metadata),
});

it(`finds in a part of a batch what the client's own encoder put there (SEED=${seed})`, () => {
  fc.assert(
    fc.property(anAppend, ({ correlationId, stream, revision, isFinal, events }) => {
      const correlation = new UUID().setString(correlationId);
      const identifier = identifierOf(stream);
      const options = new BatchAppendReq.Options()
        .setStreamIdentifier(identifier)
        .setStreamPosition(revision.toString());
      const request = new BatchAppendReq().setCorrelationId(correlation).setOptions(options).setIsFinal(isFinal);
      request.setProposedMessagesList(events.map(messageOf));

      const part = decodeBatchPart(Buffer.from(request.serializeBinary()));

      expect(decodeUuid(part.correlation!)).toBe(correlationId);
      expect(part.options).toEqual({
        identifier: Buffer.from(identifier.serializeBinary()),
        streamName: Buffer.from(stream),
        expected: revision,
        deadline: undefined,
      });
      expect(part.isFinal).toBe(isFinal);
      expect(part.events).toEqual(events.map(held));
    }),
    { seed },
  );
});

it.each([
  ['no_stream', (options: InstanceType<typeof AppendReq.Options>) => options.setNoStream(new Empty() as never)],
  ['any', (options: InstanceType<typeof AppendReq.Options>) => options.setAny(new Empty() as never)],
  ['stream_exists', (options: InstanceType<typeof AppendReq.Options>) => options.setStreamExists(new Empty() as never)],
] as const)('reads the expectation %s', (expected, set) => {
  const request = new AppendReq().setOptions(set(new AppendReq.Options()));
  expect(decodeAppend(Buffer.from(request.serializeBinary())).options?.expected).toBe(expected);
});

it('reads an id that is sent as two halves, whatever their signs', () => {
  const halves = new UUID.Structured().setMostSignificantBits('-1').setLeastSignificantBits('255');
  const id = new UUID().setStructured(halves);
  expect(decodeUuid(Buffer.from(id.serializeBinary()))).toBe(`${'f'.repeat(16)}${'0'.repeat(14)}ff`);
});

it(`answers bytes that are cut off or changed with a message or MalformedMessage, nothing else (SEED=${seed})`, () => {
  const request = new BatchAppendReq()
    .setCorrelationId(new UUID().setString('c'))
    .setOptions(new BatchAppendReq.Options().setStreamIdentifier(identifierOf('stream')).setStreamPosition('7'))
    .setProposedMessagesList([
      messageOf({ id: 'i', type: 't', contentType: 'c', data: new Uint8Array(200), metadata: new Uint8Array(3) }),
    ]);
  const whole = Buffer.from(request.serializeBinary());
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
      const damaged = Buffer.from(whole);
      damaged[at] = byte;
      try {
        decodeBatchPart(damaged.subarray(0, length));
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedMessage);
      }
    }),
    { seed, numRuns: 2_000 },
  );
});

it(`says revision and position so that the client's own decoder understands them (SEED=${seed})`, () => {
  fc.assert(
    fc.property(uint64, fc.option(uint64, { nil: undefined }), (revision, position) => {
      const correlation = Buffer.from(new UUID().setString('c').serializeBinary());
      const identifier = Buffer.from(identifierOf('stream').serializeBinary());
      const answer = BatchAppendResp.deserializeBinary(encodeSuccess({ correlation, identifier }, revision, position));
      const success = answer.getSuccess()!;
      expect(answer.getCorrelationId()?.getString()).toBe('c');
      expect(success.getCurrentRevision()).toBe(revision.toString());
      expect(success.getPosition()?.getCommitPosition()).toBe(position?.toString());
      expect(success.getPosition()?.getPreparePosition()).toBe(position?.toString());
      expect(success.hasNoPosition()).toBe(position === undefined);
    }),
    { seed },
  );
});

it('says that the stream has no events', () => {
  const correlation = Buffer.from(new UUID().setString('c').serializeBinary());
  const answer = BatchAppendResp.deserializeBinary(encodeSuccess({ correlation, identifier: undefined }, -1n, 3n));
  expect(answer.getSuccess()?.hasNoStream()).toBe(true);
});
