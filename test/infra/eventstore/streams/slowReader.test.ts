import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import type { Call } from '../../../../infra/local/eventstore/grpc/call.ts';
import { type Log, openLog } from '../../../../infra/local/eventstore/log/log.ts';
import { consecutivePositions } from '../../../../infra/local/eventstore/log/positions.ts';
import { createMemoryStorage } from '../../../../infra/local/eventstore/storage/memory.ts';
import { read } from '../../../../infra/local/eventstore/streams/read.ts';
import { until } from '../../../support/until.ts';

const require = createRequire(import.meta.url);
const { ReadReq, ReadResp }: typeof import('@eventstore/db-client/generated/streams_pb.js') =
  require('@eventstore/db-client/generated/streams_pb.js');
const { Empty, StreamIdentifier }: typeof import('@eventstore/db-client/generated/shared_pb.js') =
  require('@eventstore/db-client/generated/shared_pb.js');

const TAIL_BYTES = 100_000; // some two hundred events: the rest is read again from the storage

/** A client that takes a number of messages and then no more, until it is told to go on. */
function slowCall(takes: number) {
  const controller = new AbortController();
  const sent: Uint8Array[] = [];
  let goOn = (): void => {};
  const room = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const call: Call = {
    path: '',
    connection: {},
    signal: controller.signal,
    messages: async function* () {},
    send(message) {
      sent.push(message);
      return sent.length >= takes ? room : undefined;
    },
    abort: (error) => controller.abort(error),
    cut: () => controller.abort(),
  };
  const revisions = () =>
    sent.flatMap((message) => {
      const event = ReadResp.deserializeBinary(message).getEvent()?.getEvent();
      return event ? [Number(event.getStreamRevision())] : [];
    });
  return { call, sent, goOn, revisions, leave: () => controller.abort() };
}

async function append(log: Log, from: number, count: number) {
  const event = { type: 'T', isJson: false, data: new Uint8Array(100), metadata: new Uint8Array() };
  for (let n = 0; n < count; n++) {
    const events = [{ ...event, id: crypto.randomUUID() }];
    const outcome = await log.submit(
      { kind: 'append', stream: 's', expected: BigInt(from + n - 1), events },
      Date.now() + 5_000,
    );
    expect(outcome.kind).toBe('stored');
  }
}

const stream = new ReadReq.Options.StreamOptions()
  .setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from('s').toString('base64')))
  .setStart(new Empty());
const all = new ReadReq.Options.AllOptions().setStart(new Empty());
const requestFor = (options: InstanceType<typeof ReadReq.Options>) =>
  new ReadReq().setOptions(options.setSubscription(new ReadReq.Options.SubscriptionOptions()).setNoFilter(new Empty()));

it.each([
  ['the log', () => requestFor(new ReadReq.Options().setAll(all)), 8],
  ['a stream', () => requestFor(new ReadReq.Options().setStream(stream)), 2],
])(
  'sends a subscriber to %s nothing while it has no room, and every event once it has',
  async (_what, request, takes) => {
    const log = await openLog({
      storage: createMemoryStorage(),
      nextPosition: consecutivePositions,
      tailBytes: TAIL_BYTES,
      onStorage: () => {},
    });
    await append(log, 0, 10);
    const slow = slowCall(takes);
    const reading = read(log, request(), slow.call);
    await until(() => slow.sent.length === takes);

    await append(log, 10, 1_000);
    expect(slow.sent).toHaveLength(takes);

    slow.goOn();
    await until(() => slow.revisions().includes(1_009));
    expect(slow.revisions().slice(-1_000)).toEqual(Array.from({ length: 1_000 }, (_, n) => n + 10));
    slow.leave();
    await reading;
    await log.close();
  },
);
