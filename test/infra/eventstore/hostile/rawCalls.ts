// Calls by hand over node:http2: bytes that no client would send, and clients that leave when none would.
import { type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import { createRequire } from 'node:module';
import { afterFile } from '../../../support/cleanup.ts';

const require = createRequire(import.meta.url);
export const {
  AppendReq,
  BatchAppendReq,
  DeleteReq,
  ReadReq,
  TombstoneReq,
}: typeof import('@eventstore/db-client/generated/streams_pb.js') =
  require('@eventstore/db-client/generated/streams_pb.js');
const shared: typeof import('@eventstore/db-client/generated/shared_pb.js') =
  require('@eventstore/db-client/generated/shared_pb.js');
export const { Empty } = shared;

export const METHODS = ['Append', 'BatchAppend', 'Read', 'Delete', 'Tombstone'] as const;
export type MethodName = (typeof METHODS)[number];

export const identifierOf = (name: string) =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(name).toString('base64'));
export const newUuid = () => new shared.UUID().setString(crypto.randomUUID());

/** A request with every part that it must have, by method: an append of two events, a read of the log. */
export function wholeRequest(method: MethodName, stream: string): Uint8Array[] {
  const identifier = identifierOf(stream);
  switch (method) {
    case 'Append': {
      const options = new AppendReq.Options().setStreamIdentifier(identifier).setAny(new Empty());
      const event = () => withProperties(new AppendReq.ProposedMessage());
      return [
        new AppendReq().setOptions(options),
        new AppendReq().setProposedMessage(event()),
        new AppendReq().setProposedMessage(event()),
      ].map((part) => part.serializeBinary());
    }
    case 'BatchAppend': {
      const options = new BatchAppendReq.Options().setStreamIdentifier(identifier).setAny(new Empty());
      const id = newUuid();
      const event = () => withProperties(new BatchAppendReq.ProposedMessage());
      return [
        new BatchAppendReq().setCorrelationId(id).setOptions(options).setProposedMessagesList([event()]),
        new BatchAppendReq().setCorrelationId(id).setProposedMessagesList([event()]).setIsFinal(true),
      ].map((part) => part.serializeBinary());
    }
    case 'Read': {
      const all = new ReadReq.Options.AllOptions().setStart(new Empty());
      const options = new ReadReq.Options().setAll(all).setCount('9007199254740991').setNoFilter(new Empty());
      return [new ReadReq().setOptions(options).serializeBinary()];
    }
    case 'Delete': {
      const options = new DeleteReq.Options().setStreamIdentifier(identifier).setAny(new Empty());
      return [new DeleteReq().setOptions(options).serializeBinary()];
    }
    case 'Tombstone': {
      const options = new TombstoneReq.Options().setStreamIdentifier(identifier).setAny(new Empty());
      return [new TombstoneReq().setOptions(options).serializeBinary()];
    }
  }
}

/** A subscription to the whole log. */
export function wholeSubscription(): Uint8Array {
  const options = new ReadReq.Options()
    .setAll(new ReadReq.Options.AllOptions().setStart(new Empty()))
    .setSubscription(new ReadReq.Options.SubscriptionOptions())
    .setNoFilter(new Empty());
  return new ReadReq().setOptions(options).serializeBinary();
}

type Proposed = InstanceType<typeof AppendReq.ProposedMessage> | InstanceType<typeof BatchAppendReq.ProposedMessage>;

export function withProperties<Message extends Proposed>(message: Message): Message {
  message.setId(newUuid());
  message.setData(Buffer.from('{"some":"data"}'));
  message.getMetadataMap().set('type', 'T').set('content-type', 'application/json');
  return message;
}

/** A message as gRPC sends it. */
export function framed(message: Uint8Array): Buffer {
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  return frame;
}

export interface RawAnswer {
  /** gRPC's; `http 500` where the answer is only that; `none` when the call was cut off without one. */
  readonly status: string;
  readonly bytes: number;
}

export interface RawCalls {
  readonly session: ClientHttp2Session;
  open(method: MethodName): ClientHttp2Stream;
  /** Sends messages and half-closes. */
  call(method: MethodName, ...messages: Uint8Array[]): Promise<RawAnswer>;
}

/** @param url of the node, `esdb://...` */
export function rawCallsTo(url: string): RawCalls {
  const session = connect(url.replace('esdb:', 'http:').replace(/\?.*/, ''));
  session.on('error', () => {});
  afterFile(() => session.destroy());
  const open = (method: MethodName): ClientHttp2Stream => {
    const stream = session.request({
      ':method': 'POST',
      ':path': `/event_store.client.streams.Streams/${method}`,
      'content-type': 'application/grpc',
    });
    stream.on('error', () => {});
    return stream;
  };
  return {
    session,
    open,
    call(method, ...messages) {
      const stream = open(method);
      for (const message of messages) stream.write(framed(message));
      stream.end();
      return answerOf(stream);
    },
  };
}

function answerOf(stream: ClientHttp2Stream): Promise<RawAnswer> {
  let status = 'none';
  let bytes = 0;
  const note = (headers: { ':status'?: number; 'grpc-status'?: unknown }) => {
    if (headers['grpc-status'] !== undefined) status = String(headers['grpc-status']);
    else if (headers[':status'] === 500) status = 'http 500';
  };
  stream.on('response', note);
  stream.on('trailers', note);
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  return new Promise((resolve) => stream.on('close', () => resolve({ status, bytes })));
}
