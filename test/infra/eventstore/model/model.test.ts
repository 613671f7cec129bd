import { EventStoreDBClient } from '@eventstore/db-client';
import { beforeAll, expect, it } from 'vitest';
import { givenStore } from '../../../support/anyStore.ts';
import { afterFile } from '../../../support/cleanup.ts';
import { freshDatabase } from '../../../support/freshDatabase.ts';
import { SEED } from '../../../support/seed.ts';
import { startNode } from '../../../support/startNode.ts';
import { compareWithModel } from './sequences.ts';

const clients: Record<string, EventStoreDBClient> = {};
const subjects: readonly (readonly [name: string, sequences: number])[] = givenStore
  ? [['ESDB_URL', 100]]
  : [
      ['memory', 400],
      ['Postgres', 100],
    ];

async function addressOf(name: string): Promise<string> {
  if (givenStore) return givenStore;
  if (name === 'memory') return (await startNode()).url;
  return (await startNode({ storage: 'postgres', databaseUrl: (await freshDatabase()).url })).url;
}

beforeAll(async () => {
  for (const [name] of subjects) {
    const client = EventStoreDBClient.connectionString(await addressOf(name));
    clients[name] = client;
    afterFile(() => client.dispose());
  }
});

it.each(subjects)(
  `on %s, random appends, deletes, tombstones and metadata do what the model says (SEED=${SEED})`,
  async (name, sequences) => {
    expect(await compareWithModel(clients[name]!, { sequences, seed: SEED })).toEqual({
      sequences,
      difference: undefined,
    });
  },
);
