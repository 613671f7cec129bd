import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AppendToStreamOptions, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { startPostgres } from '../../../../infra/local/postgres/startPostgres.ts';
import { eventStoreUnderKills } from '../../../chaos/eventstore.ts';
import { afterFile } from '../../../support/cleanup.ts';
import { SEED } from '../../../support/seed.ts';
import { startNode } from '../../../support/startNode.ts';
import { until } from '../../../support/until.ts';
import { collect } from '../contract/subject.ts';

/** A cluster of this file's own, since it is killed. */
async function ownPostgres() {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-eventstore-'));
  let postgres = await startPostgres({ dataFolder, durable: false });
  afterFile(async () => {
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  const { url, port } = postgres;
  return {
    url,
    kill: () => postgres.kill(),
    start: async () => {
      postgres = await startPostgres({ dataFolder, port, durable: false });
    },
  };
}

it(`loses nothing when the node, Postgres, or both are killed in the middle of it (SEED=${SEED})`, async () => {
  const { acknowledged, ...broken } = await eventStoreUnderKills({ kills: 6, seed: SEED });
  expect(broken).toEqual({ lost: 0, duplicated: 0, gaps: 0, missed: 0 });
  expect(acknowledged).toBeGreaterThan(100);
}, 180_000);

describe('while Postgres is away', () => {
  /** A node on a Postgres of its own; what is read from it is in its memory, unless told. */
  async function given(flags: readonly string[] = []) {
    const postgres = await ownPostgres();
    const node = await startNode({ storage: 'postgres', databaseUrl: postgres.url, flags });
    const client = EventStoreDBClient.connectionString(node.url);
    afterFile(() => client.dispose());
    const append = (options: AppendToStreamOptions = {}) =>
      client.appendToStream('s', jsonEvent({ type: 'T', data: {} }), options);
    const revisions = async () => (await collect(client.readStream('s'))).map(({ event }) => event!.revision);
    const lose = async () => {
      await postgres.kill();
      await until(() => node.lines().some((line) => line.includes('the storage cannot be written')));
    };
    const find = async () => {
      await postgres.start();
      await until(() => append().then(() => true), { deadline: 15_000, every: 100, what: 'appends are taken again' });
    };
    return { node, client, append, revisions, lose, find };
  }

  it('appends are refused at once, what is remembered is read, subscribers stay, and it recovers by itself', async () => {
    const { node, client, append, revisions, lose, find } = await given();
    await append();
    const heard: bigint[] = [];
    const ends: unknown[] = [];
    const subscription = client.subscribeToStream('s');
    const hearing = (async () => {
      for await (const { event } of subscription) heard.push(event!.revision);
    })().catch((error) => ends.push(error));
    await until(() => heard.length === 1);

    await lose();
    const started = performance.now();
    await expect(append()).rejects.toMatchObject({ type: 'unavailable' });
    await expect(append({ credentials: { username: 'x', password: 'y' } })).rejects.toMatchObject({
      type: 'unavailable',
    });
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(await revisions()).toEqual([0n]);

    await find();
    const stored = await revisions();
    expect(stored.length).toBeGreaterThanOrEqual(2);
    await until(() => heard.length === stored.length, { what: 'the subscriber hears of what was written afterwards' });
    expect({ heard, ends }).toEqual({ heard: stored, ends: [] });
    await subscription.unsubscribe();
    await hearing;
    await node.stop();
  });

  it('what is not remembered is UNAVAILABLE at once, and read again afterwards', async () => {
    const { node, append, revisions, lose, find } = await given(['--tail-mb', '0']);
    for (let n = 0; n < 3; n++) await append();
    await lose();
    const started = performance.now();
    await expect(revisions()).rejects.toMatchObject({ type: 'unavailable' });
    expect(performance.now() - started).toBeLessThan(1_000);
    await find();
    expect((await revisions()).slice(0, 3)).toEqual([0n, 1n, 2n]);
    await node.stop();
  });
});
