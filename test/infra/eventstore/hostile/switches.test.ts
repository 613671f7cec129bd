import { EventStoreDBClient as Client, type EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { ALL_OFF } from '../../../../infra/local/eventstore/hostile/switches.ts';
import { afterFile } from '../../../support/cleanup.ts';
import { SEED } from '../../../support/seed.ts';
import { type HostileNode, startHostileNode, turnAt } from '../../../support/startHostileNode.ts';
import { startNode } from '../../../support/startNode.ts';
import { collect, freshStream, makeEvents, typeOf } from '../contract/subject.ts';

// Faults that are not there would make every test of living with them a lie.
let node: HostileNode;
let client: EventStoreDBClient;
beforeAll(async () => {
  node = await startHostileNode();
  client = Client.connectionString(node.url);
  afterFile(() => client.dispose());
});
// Each test begins the numbers anew, so that it can be run alone with the same outcome.
beforeEach(() => node.turn({ ...ALL_OFF, seed: SEED }));

const append = async (stream = freshStream()) =>
  (await client.appendToStream(stream, jsonEvent({ type: 'T', data: {} }))).position!.commit;

it('does again with the same seed what it left to chance, and something else with another', async () => {
  const refusals = async (seed: number) => {
    await node.turn({ seed, refuse: 0.5 });
    const answers: string[] = [];
    for (let n = 0; n < 40; n += 1) {
      answers.push(await collect(client.readStream('nothing')).then(() => 'answered', typeOf));
    }
    return answers;
  };
  const first = await refusals(1);
  expect(new Set(first)).toEqual(new Set(['unavailable', 'stream-not-found']));
  expect(await refusals(1)).toEqual(first);
  expect(await refusals(2)).not.toEqual(first);
});

it('makes positions that no number holds, in uneven strides', async () => {
  await node.turn({ unevenPositions: true });
  const positions: bigint[] = [];
  for (let n = 0; n < 5; n += 1) positions.push(await append());
  const strides = positions.slice(1).map((position, n) => position - positions[n]!);
  expect(positions.every((position) => position > 2n ** 53n)).toBe(true);
  expect(strides.every((stride) => stride > 0n)).toBe(true);
  expect(new Set(strides).size).toBeGreaterThan(1);
});

it('writes events of the system in between', async () => {
  await node.turn({ systemEventEvery: 2 });
  const count = async () => (await collect(client.readAll())).filter(({ event }) => event?.type === '$statsCollected');
  const before = (await count()).length;
  for (let n = 0; n < 6; n += 1) await append();
  expect((await count()).length).toBe(before + 3);
});

it(`answers writes late: they overtake each other, but never within a stream (SEED=${SEED})`, async () => {
  await node.turn({ answerDelayMs: 20 });
  const streams = Array.from({ length: 4 }, freshStream);
  const sent = Array.from({ length: 40 }, (_, n) => n);
  const answered: number[] = [];
  await Promise.all(
    sent.map(async (n) => {
      await append(streams[n % streams.length]);
      answered.push(n);
    }),
  );
  expect(answered).not.toEqual(sent);
  for (const [first] of streams.entries()) {
    const ofStream = answered.filter((n) => n % streams.length === first);
    expect(ofStream).toEqual([...ofStream].sort((a, b) => a - b));
  }
});

it('cuts the connection when a write is done and its answer ready', async () => {
  const stream = freshStream();
  await node.turn({ cutBeforeAnswer: 1 });
  await expect(append(stream)).rejects.toThrow();
  await node.turn({ cutBeforeAnswer: 0 });
  expect(await collect(client.readStream(stream))).toHaveLength(1);
});

it('refuses with UNAVAILABLE', async () => {
  await node.turn({ refuse: 1 });
  expect(await collect(client.readAll()).catch(typeOf)).toBe('unavailable');
});

it(`ends subscriptions in more than one way (SEED=${SEED})`, async () => {
  await node.turn({ dropSubscription: 1 });
  const endings = new Set<string>();
  while (endings.size < 2) {
    endings.add(await collect(client.subscribeToAll()).then(() => 'in order', String));
  }
  expect(endings.size).toBe(2);
});

it('reads on over the edges of tiny pages', async () => {
  const stream = freshStream();
  await client.appendToStream(stream, makeEvents('e', 7));
  await node.turn({ pageEvents: 2 });
  expect((await collect(client.readStream(stream))).map(({ event }) => event?.revision)).toEqual(
    [0, 1, 2, 3, 4, 5, 6].map(BigInt),
  );
});

it('says which switch it does not know, and has none unless it was started hostile', async () => {
  await expect(node.turn(JSON.parse('{"freeze":true}'))).rejects.toThrow('no switch freeze');
  const peaceful = await startNode();
  await expect(turnAt(peaceful.port, { frozen: true })).rejects.toThrow('UNIMPLEMENTED');
});
