import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { afterFile } from '../../../support/cleanup.ts';
import { freshDatabase } from '../../../support/freshDatabase.ts';
import { startNode } from '../../../support/startNode.ts';
import { append, type ModelStream, newStream, read, remove, setMetadata } from './model.ts';

type Expected = 'any' | 'no_stream' | 'stream_exists' | number;
type Step =
  | { kind: 'append'; ids: number[]; expected: Expected }
  | { kind: 'delete' | 'tombstone'; expected: Expected }
  | { kind: 'metadata'; truncateBefore?: number; maxCount?: number };

// Few ids and low revisions, so that retries, conflicts and returns of old ids are common.
const expected = fc.oneof(fc.constantFrom<Expected>('any', 'no_stream', 'stream_exists'), fc.nat(6));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      ids: fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }),
      expected,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      expected: fc.oneof(fc.constantFrom<Expected>('any', 'no_stream'), fc.nat(6)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tombstone' as const), expected }) },
  {
    weight: 2,
    arbitrary: fc.record(
      { kind: fc.constant('metadata' as const), truncateBefore: fc.nat(6), maxCount: fc.integer({ min: 1, max: 4 }) },
      { requiredKeys: ['kind'] },
    ),
  },
);

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

const errorType = (error: { type: string }) => error.type;
const revisionOf = (expected: Expected) => (typeof expected === 'number' ? BigInt(expected) : expected);

async function run(
  client: EventStoreDBClient,
  stream: string,
  idOf: (n: number) => string,
  model: ModelStream,
  step: Step,
): Promise<void> {
  const expectedRevision = 'expected' in step ? revisionOf(step.expected) : 'any';
  switch (step.kind) {
    case 'append': {
      const events = step.ids.map((n) => jsonEvent({ id: idOf(n), type: 'T', data: {} }));
      const answer = await client
        .appendToStream(stream, events, { expectedRevision })
        .then(({ nextExpectedRevision }) => ({ next: Number(nextExpectedRevision) }), errorType);
      expect(answer).toEqual(append(model, step.ids.map(idOf), step.expected));
      return;
    }
    case 'delete': {
      const answer = await client
        .deleteStream(stream, { expectedRevision: expectedRevision as 'any' })
        .then(() => 'ok', errorType);
      expect(answer).toEqual(remove(model, 'delete', step.expected));
      return;
    }
    case 'tombstone': {
      const answer = await client
        .tombstoneStream(stream, { expectedRevision: expectedRevision as 'any' })
        .then(() => 'ok', errorType);
      expect(answer).toEqual(remove(model, 'tombstone', step.expected));
      return;
    }
    case 'metadata': {
      const { truncateBefore, maxCount } = step;
      const metadata = {
        ...(truncateBefore === undefined ? {} : { truncateBefore }),
        ...(maxCount === undefined ? {} : { maxCount }),
      };
      const answer = await client.setStreamMetadata(stream, metadata).then(() => 'ok', errorType);
      expect(answer).toEqual(setMetadata(model, truncateBefore, maxCount));
    }
  }
}

async function readBoth(client: EventStoreDBClient, stream: string): Promise<unknown> {
  const tags = async (options: object): Promise<string[]> => {
    const list: string[] = [];
    for await (const { event } of client.readStream(stream, options)) list.push(`${event!.revision} ${event!.id}`);
    return list;
  };
  try {
    const forwards = await tags({});
    expect(await tags({ direction: 'backwards', fromRevision: 'end' })).toEqual([...forwards].reverse());
    return forwards;
  } catch (error) {
    return (error as { type?: string }).type ?? error;
  }
}

it.each([
  ['memory', 400],
  ['Postgres', 100],
] as const)('on %s, random appends, deletes, tombstones and metadata do what the model says', async (name, numRuns) => {
  const client = clients[name]!;
  const sequence = async (steps: Step[]): Promise<void> => {
    const stream = `model-${randomUUID()}`;
    const ids = Array.from({ length: 8 }, () => randomUUID());
    const model = newStream();
    for (const step of steps) await run(client, stream, (n) => ids[n]!, model, step);
    expect(await readBoth(client, stream)).toEqual(read(model));
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 12 }), sequence), { numRuns });
});
