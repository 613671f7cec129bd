// Random sequences of what can be done to a stream, on a server and on the model of at most 100 lines beside it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import fc from 'fast-check';
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
      assert.deepEqual(answer, append(model, step.ids.map(idOf), step.expected));
      return;
    }
    case 'delete': {
      const answer = await client
        .deleteStream(stream, { expectedRevision: expectedRevision as 'any' })
        .then(() => 'ok', errorType);
      assert.deepEqual(answer, remove(model, 'delete', step.expected));
      return;
    }
    case 'tombstone': {
      const answer = await client
        .tombstoneStream(stream, { expectedRevision: expectedRevision as 'any' })
        .then(() => 'ok', errorType);
      assert.deepEqual(answer, remove(model, 'tombstone', step.expected));
      return;
    }
    case 'metadata': {
      const { truncateBefore, maxCount } = step;
      const metadata = {
        ...(truncateBefore === undefined ? {} : { truncateBefore }),
        ...(maxCount === undefined ? {} : { maxCount }),
      };
      const answer = await client.setStreamMetadata(stream, metadata).then(() => 'ok', errorType);
      assert.deepEqual(answer, setMetadata(model, truncateBefore, maxCount));
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
    assert.deepEqual(await tags({ direction: 'backwards', fromRevision: 'end' }), [...forwards].reverse());
    return forwards;
  } catch (error) {
    return (error as { type?: string }).type ?? error;
  }
}

export interface Comparison {
  readonly sequences: number;
  /** The shortest sequence on which server and model differ, and how to have it again; undefined where there is none. */
  readonly difference: string | undefined;
}

/** Runs so many sequences, each on a stream of its own, and compares every answer and what is read in the end. */
export async function compareWithModel(
  client: EventStoreDBClient,
  { sequences, seed }: { readonly sequences: number; readonly seed: number },
): Promise<Comparison> {
  const sequence = async (steps: Step[]): Promise<void> => {
    const stream = `model-${randomUUID()}`;
    const ids = Array.from({ length: 8 }, () => randomUUID());
    const model = newStream();
    for (const step of steps) await run(client, stream, (n) => ids[n]!, model, step);
    assert.deepEqual(await readBoth(client, stream), read(model));
  };
  const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), sequence);
  const details = await fc.check(property, { numRuns: sequences, seed });
  return { sequences: details.numRuns, difference: details.failed ? fc.defaultReportMessage(details) : undefined };
}
