import { expect, it } from 'vitest';
import type { Call } from '../../../../infra/local/eventstore/grpc/call.ts';
import { Status } from '../../../../infra/local/eventstore/grpc/status.ts';
import { openLog } from '../../../../infra/local/eventstore/log/log.ts';
import { consecutivePositions } from '../../../../infra/local/eventstore/log/positions.ts';
import { decodeBatchPart } from '../../../../infra/local/eventstore/protocol/appendRequests.ts';
import { createMemoryStorage } from '../../../../infra/local/eventstore/storage/memory.ts';
import type { Storage } from '../../../../infra/local/eventstore/storage/storage.ts';
import { batchAppend } from '../../../../infra/local/eventstore/streams/batchAppend.ts';
import { until } from '../../../support/until.ts';
import { BatchAppendReq, Empty, identifierOf, newUuid, withProperties } from '../hostile/rawCalls.ts';

const MEGABYTE = 1024 * 1024;

/** A log in memory; `changed` is put in its storage's way once it has begun. */
async function openWith(changed: Partial<Storage>) {
  const storage: Storage = createMemoryStorage();
  const log = await openLog({ storage, nextPosition: consecutivePositions, tailBytes: 0 });
  Object.assign(storage, changed);
  return log;
}

/** One whole append of so many bytes, as a client sends it. */
function append(bytes: number): Buffer {
  const event = withProperties(new BatchAppendReq.ProposedMessage());
  event.setData(new Uint8Array(bytes));
  const options = new BatchAppendReq.Options().setStreamIdentifier(identifierOf('s')).setAny(new Empty());
  const request = new BatchAppendReq().setCorrelationId(newUuid()).setOptions(options);
  return Buffer.from(request.setProposedMessagesList([event]).setIsFinal(true).serializeBinary());
}

/** A client that sends append after append, as fast as they are taken. */
async function send(storage: Partial<Storage>, count: number, bytes: number) {
  const log = await openWith(storage);
  const controller = new AbortController();
  const { signal } = controller;
  const progress = { taken: 0, answered: 0 };
  const messages = Array.from({ length: count }, () => append(bytes));
  async function* parts() {
    for (const message of messages) {
      signal.throwIfAborted();
      progress.taken += 1;
      yield decodeBatchPart(message);
    }
  }
  const call: Call = {
    path: '',
    connection: {},
    signal,
    messages: async function* () {},
    send() {
      progress.answered += 1;
      return undefined;
    },
    abort: (error) => controller.abort(error),
    cut: () => controller.abort(),
  };
  const running = batchAppend(log, parts(), call);
  return { log, progress, running, signal };
}

it('holds back a client that sends more than can be written, and takes up again', async () => {
  const disk = Promise.withResolvers<void>();
  const { log, progress, running } = await send({ commit: () => disk.promise }, 60, MEGABYTE);
  await until(() => progress.taken > 30);
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(progress.taken).toBeLessThan(35);
  disk.resolve();
  await running;
  expect(progress).toEqual({ taken: 60, answered: 60 });
  await log.close();
});

it('ends the call when something happens that nobody meant, and says what', async () => {
  const lastOf = () => Promise.reject(new TypeError('a defect of ours'));
  const { log, running, signal } = await send({ lastOf }, 3, 10);
  await expect(running).rejects.toThrow('a defect of ours');
  expect(signal.reason).toMatchObject({ code: Status.UNKNOWN });
  await log.close();
});
