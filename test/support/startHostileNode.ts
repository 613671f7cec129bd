import { createRequire } from 'node:module';
import { TURN_PATH } from '../../infra/local/eventstore/hostile/faults.ts';
import type { Switches } from '../../infra/local/eventstore/hostile/switches.ts';
import { SEED } from './seed.ts';
import { type NodeOptions, type RunningNode, startNode } from './startNode.ts';

// The plain client of gRPC, the copy that the event store's client uses.
const require = createRequire(createRequire(import.meta.url).resolve('@eventstore/db-client'));
const grpc: typeof import('@grpc/grpc-js') = require('@grpc/grpc-js');

const TURN_TIMEOUT_MS = 5_000;

export interface HostileNode extends RunningNode {
  /** Turns the named switches and leaves the others; resolves when they are in force. */
  turn(change: Partial<Switches>): Promise<void>;
}

/** Faults that break no rule: whatever holds for EventStoreDB holds with them too. */
export const HOSTILE_WITHIN_THE_CONTRACT: Partial<Switches> = {
  unevenPositions: true,
  systemEventEvery: 5,
  pageEvents: 2,
  answerDelayMs: 4,
  slowDiskMs: 3,
};

/** The event store node with faults in its way, as a process of its own. @param switches on from the start; SEED unless they say */
export async function startHostileNode(
  switches: Partial<Switches> = {},
  options: NodeOptions = {},
): Promise<HostileNode> {
  const flags = [...(options.flags ?? []), '--hostile', JSON.stringify({ seed: SEED, ...switches })];
  const node = await startNode({ ...options, flags });
  return { ...node, turn: (change) => turnAt(node.port, change) };
}

/** Turns switches of the node on this port. @throws its refusal: an unknown switch, or a node that is not hostile */
export async function turnAt(port: number, change: Partial<Switches>): Promise<void> {
  // A connection of its own: the others may be about to be cut.
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  client.makeUnaryRequest(
    TURN_PATH,
    (json: string) => Buffer.from(json),
    (answer: Buffer) => answer,
    JSON.stringify(change),
    { deadline: Date.now() + TURN_TIMEOUT_MS },
    (error) => (error ? reject(error) : resolve()),
  );
  try {
    await promise;
  } finally {
    client.close();
  }
}
