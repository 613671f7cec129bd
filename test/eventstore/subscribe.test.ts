import { PassThrough } from 'node:stream';
import type { AllStreamSubscription } from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { sessionPaused } from '../../src/domain/session/events.ts';
import { type CheckpointReached, subscribeInBatches } from '../../src/eventstore/subscribe.ts';
import { newId } from '../support/worldOf.ts';

/** A client's subscription that the test feeds; the checkpoint comes as the client gives it: ahead of its own buffer. */
function openByHand() {
  const stream = new PassThrough({ objectMode: true });
  const subscription = Object.assign(stream, { unsubscribe: async () => {} }) as unknown as AllStreamSubscription;
  const event = (commit: bigint) => ({
    event: {
      id: newId(),
      type: 'SessionPaused',
      streamId: `session-home.${newId()}`,
      revision: 0n,
      data: sessionPaused({ sessionId: newId(), at: '2026-11-14T20:00:00.000Z' }).data,
      metadata: { v: 1 },
      position: { commit, prepare: commit },
    },
  });
  return { stream, subscription, push: (commit: bigint) => stream.write(event(commit)) };
}

it('never names a place beyond what it has handed over, when the connection breaks right behind a checkpoint', async () => {
  const { stream, subscription, push } = openByHand();
  let reach = async (_commit: bigint) => {};
  const open = (checkpointReached: CheckpointReached) => {
    reach = (commit) => checkpointReached(subscription, { commit, prepare: commit });
    for (let commit = 1n; commit <= 10n; commit += 1n) push(commit);
    return subscription;
  };
  const watchdog = { silenceMs: 60_000, isBehind: async () => false };
  const nameInLog = (streamId: string) => streamId;
  const options = { open, after: undefined, batchSize: 3, nameInLog, watchdog };
  const batches = subscribeInBatches(options, new AbortController().signal);
  let seen = 0n;
  let stored = 0n;
  await expect(async () => {
    for await (const { events, mark } of batches) {
      seen = events.at(-1)?.position ?? seen;
      stored = mark?.commit ?? stored;
      // The client has the checkpoint behind the tenth event, the reader has three of them, and then the node dies.
      await reach(11n);
      stream.destroy(new Error('the node was killed'));
    }
  }).rejects.toThrow('the node was killed');
  expect(stored).toBe(seen);
});
