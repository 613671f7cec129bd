import { EventStoreDBClient } from '@eventstore/db-client';
import { beforeAll, expect, it } from 'vitest';
import { afterFile } from '../../../support/cleanup.ts';
import { freshDatabase } from '../../../support/freshDatabase.ts';
import { startNode } from '../../../support/startNode.ts';
import { compareWithModel } from './sequences.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

const clients: Record<string, EventStoreDBClient> = {};
beforeAll(async () => {
  const nodes = {
    memory: await startNode(),
    Postgres: await startNode({ storage: 'postgres', databaseUrl: (await freshDatabase()).url }),
  };
  for (const [name, { url }] of Object.entries(nodes)) {
    const client = EventStoreDBClient.connectionString(url);
    clients[name] = client;
    afterFile(() => client.dispose());
  }
});

it.each([
  ['memory', 400],
  ['Postgres', 100],
] as const)(
  `on %s, random appends, deletes, tombstones and metadata do what the model says (SEED=${seed})`,
  async (name, sequences) => {
    expect(await compareWithModel(clients[name]!, { sequences, seed })).toEqual({ sequences, difference: undefined });
  },
);
