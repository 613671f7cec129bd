// The event store against its model, many more sequences than a test run has time for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { startPostgres } from '../../infra/local/postgres/startPostgres.ts';
import { compareWithModel } from '../infra/eventstore/model/sequences.ts';
import { type NodeOptions, startNode } from '../support/startNode.ts';

export interface ModelAtLength {
  readonly seed: number;
  /** In all, one half in memory and one on Postgres. */
  readonly sequences: number;
  readonly say: (line: string) => void;
}

/** Stops at the first difference on each of both, and says what it is. */
export async function modelAtLength({ seed, sequences, say }: ModelAtLength) {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-chaos-'));
  const postgres = await startPostgres({ dataFolder, durable: false });
  const inMemory = Math.ceil(sequences / 2);
  const compare = async (storage: NonNullable<NodeOptions['storage']>, count: number) => {
    const node = await startNode({ storage, databaseUrl: postgres.url });
    const client = EventStoreDBClient.connectionString(node.url);
    const { sequences: ran, difference } = await compareWithModel(client, { seed, sequences: count });
    say(`${storage}: ${ran} sequences, ${difference ?? 'no difference'}`);
    await client.dispose();
    await node.stop();
    return { ran, differences: difference === undefined ? 0 : 1 };
  };
  try {
    // One after the other: in one process, the client's streams of appends end each other.
    const memory = await compare('memory', inMemory);
    const stored = await compare('postgres', sequences - inMemory);
    return { ran: memory.ran + stored.ran, differences: memory.differences + stored.differences };
  } finally {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
