import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { expect } from 'vitest';
import type { Switches } from '../../../../infra/local/eventstore/hostile/switches.ts';
import { afterFile } from '../../../support/cleanup.ts';
import { startHostileNode } from '../../../support/startHostileNode.ts';
import { until } from '../../../support/until.ts';

const WRITERS = 8;
const ENOUGH = 20;

/**
 * Writers on a slow disk, and a kill -9 in the middle of it: whatever was acknowledged has to be there afterwards.
 * @throws where something is not
 */
export async function acknowledgedSurvives(databaseUrl: string, switches: Partial<Switches> = {}): Promise<void> {
  const options = { storage: 'postgres', databaseUrl } as const;
  const node = await startHostileNode({ slowDiskMs: 40, ...switches }, options);
  const acknowledged: string[] = [];
  const client = EventStoreDBClient.connectionString(node.url);
  afterFile(() => client.dispose());
  const write = async (stream: string) => {
    for (;;) {
      const event = jsonEvent({ type: 'T', data: {} });
      await client.appendToStream(stream, event);
      acknowledged.push(event.id);
    }
  };
  const writing = Promise.allSettled(Array.from({ length: WRITERS }, (_, n) => write(`survives-${n}`)));
  await until(() => acknowledged.length >= ENOUGH, { every: 1 });
  await node.kill();
  await writing;

  const again = await startHostileNode({}, { ...options, port: node.port });
  const reader = EventStoreDBClient.connectionString(again.url);
  afterFile(() => reader.dispose());
  const stored = new Set<string>();
  for await (const { event } of reader.readAll()) if (event) stored.add(event.id);
  await again.stop();
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
}
