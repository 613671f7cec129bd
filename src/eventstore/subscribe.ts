// The client's subscription as batches: what has arrived is handed over at once, and no more is read until it is taken.
import type { AllStreamSubscription, RecordedEvent } from '@eventstore/db-client';
import type { Recorded } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import { decode } from './codec.ts';
import { Undecodable } from './errors.ts';
import type { Batch, Mark, Poison } from './store.ts';
import { type Heard, type Watchdog, watchOver } from './watchdog.ts';

export type CheckpointReached = (subscription: AllStreamSubscription, position: Mark) => Promise<void>;

export interface SubscribeOptions {
  readonly open: (checkpointReached: CheckpointReached) => AllStreamSubscription;
  /** Where the subscription begins. */
  readonly after: Mark | undefined;
  readonly batchSize: number;
  /** The name that a stream of the server has inside the log. */
  readonly nameInLog: (streamId: string) => string;
  readonly watchdog: Watchdog;
}

export async function* subscribeInBatches(
  { open, after, batchSize, nameInLog, watchdog }: SubscribeOptions,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  let waiting: (Recorded<DomainEvent> | Poison)[] = [];
  let heard: Heard = { messages: 0, mark: after, isHeldBack: false };
  let mark: Mark | undefined;
  let caughtUp = false;
  let ended: { error?: unknown } | undefined;
  let arrived = Promise.withResolvers<void>();
  let taken = Promise.withResolvers<void>();

  // A checkpoint may lie behind what has been heard: the page that it is about began there.
  const hear = (place: Mark | undefined) => {
    const isFarther = place && !(heard.mark && heard.mark.commit > place.commit);
    heard = { ...heard, messages: heard.messages + 1, mark: isFarther ? place : heard.mark };
  };
  // Both are told of while events that came before them still wait in the client's buffer. They count once that buffer is
  // empty and what was read from it has arrived here: a place that is stored too early is a gap after the next drop.
  const onceRead = (then: () => void) =>
    setImmediate(() => {
      if (ended || subscription.readableLength > 0) return;
      then();
      arrived.resolve();
    });
  const subscription = open(async (_subscription, position) => {
    // Only notes the place: a rejection in here would leave the subscription stuck without a word.
    onceRead(() => {
      if (!mark || position.commit > mark.commit) mark = position;
      hear(position);
    });
  });
  subscription.on('caughtUp', () =>
    onceRead(() => {
      caughtUp = true;
      hear(undefined);
    }),
  );
  const stop = () => {
    ended ??= {};
    arrived.resolve();
    taken.resolve();
  };
  // The loop below hears of errors; one that comes after its end has nobody left to tell.
  subscription.on('error', () => {});
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();

  const over = new AbortController();
  void watchOver(watchdog, () => heard, over.signal).then((error) => {
    if (!error) return;
    ended ??= { error };
    arrived.resolve();
    taken.resolve();
  });

  const reading = (async () => {
    try {
      for await (const { event } of subscription) {
        if (ended) return;
        if (!event) continue;
        waiting.push(decodeOrPoison(event, nameInLog(event.streamId)));
        mark = event.position;
        hear(mark);
        arrived.resolve();
        if (waiting.length < batchSize) continue;
        heard = { ...heard, isHeldBack: true };
        await taken.promise;
        heard = { ...heard, isHeldBack: false };
      }
      ended ??= {};
    } catch (error) {
      ended ??= { error };
    } finally {
      arrived.resolve();
    }
  })();

  try {
    for (;;) {
      await arrived.promise;
      arrived = Promise.withResolvers();
      const batch = { events: waiting, mark, caughtUp: caughtUp && waiting.length < batchSize };
      waiting = [];
      mark = undefined;
      taken.resolve();
      taken = Promise.withResolvers();
      if (batch.mark || !ended) yield batch;
      if (ended) {
        if (ended.error && !signal.aborted) throw ended.error;
        return;
      }
    }
  } finally {
    over.abort();
    signal.removeEventListener('abort', stop);
    stop();
    await subscription.unsubscribe().catch(() => {});
    subscription.destroy();
    await reading;
  }
}

function decodeOrPoison(event: RecordedEvent, stream: string): Recorded<DomainEvent> | Poison {
  try {
    return decode(event, stream);
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    const { id, revision, position } = event;
    return { poison: error.message, id, stream, revision, position: position!.commit };
  }
}
