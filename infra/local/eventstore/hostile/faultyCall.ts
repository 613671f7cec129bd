import { setTimeout as delay } from 'node:timers/promises';
import type { Call } from '../grpc/call.ts';
import { GrpcError, Status } from '../grpc/status.ts';
import { StreamsService } from '../protocol/generated.ts';
import type { Hostility } from './faults.ts';

export interface FaultyCall extends Call {
  /** Resolves when something may be said, and everything that was held back has been. */
  said(): Promise<void>;
}

/** The first byte of a ReadResp that confirms a subscription, which is the first thing that one says: field 2, bytes. */
const CONFIRMATION = 0x12;
const WRITES: ReadonlySet<string> = new Set(
  [StreamsService.append, StreamsService.batchAppend, StreamsService.delete, StreamsService.tombstone].map(
    ({ path }) => path,
  ),
);

/** The ways in which a subscription may end under its client's hands. */
const ENDINGS: readonly ((call: Call) => void)[] = [
  (call) => call.cut(),
  (call) => call.abort(new GrpcError(Status.UNAVAILABLE, 'Dropped: this node is hostile.')),
  (call) => call.abort(new GrpcError(Status.OK, '')),
];

const LOOK_MS = 10;

/** A call whose answers may be held back, cut off, or ended. */
export function faultyCall(call: Call, { now, chance, isSilent }: Hostility): FaultyCall {
  const { path, connection, signal } = call;
  const isWrite = WRITES.has(path);
  let messages = 0;
  let isSubscription = false;
  const held: Uint8Array[] = [];
  let holding: Promise<void> | undefined;

  const mustWait = (): boolean => isSilent(connection) || (now().muteSubscriptions && isSubscription && messages > 1);

  async function untilHeard(): Promise<void> {
    while (mustWait() && !signal.aborted) await delay(LOOK_MS);
  }

  async function hold(): Promise<void> {
    await untilHeard();
    holding = undefined;
    for (const message of held.splice(0)) call.send(message);
  }

  return {
    path,
    connection,
    signal,
    messages: () => call.messages(),
    abort: (error) => void untilHeard().then(() => call.abort(error)),
    cut: () => call.cut(),
    send(message) {
      messages += 1;
      if (messages === 1) isSubscription = message[0] === CONFIRMATION && path === StreamsService.read.path;
      if (isWrite && chance().happens('cut', now().cutBeforeAnswer)) return void call.cut();
      if (isSubscription && chance().happens('drop', now().dropSubscription)) {
        if (chance().happens('deliverLast', 0.5)) call.send(message);
        return void ENDINGS[Math.floor(chance().upTo('ending', ENDINGS.length))]!(call);
      }
      if (!holding && !mustWait()) return call.send(message);
      held.push(message);
      holding ??= hold();
      return holding;
    },
    async said() {
      await (holding ?? untilHeard());
    },
  };
}
