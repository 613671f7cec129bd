import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { startPostgres } from '../../../../infra/local/postgres/startPostgres.ts';
import { eventStoreUnderKills } from '../../../chaos/eventstore.ts';
import { afterFile } from '../../../support/cleanup.ts';
import { SEED } from '../../../support/seed.ts';
import { startNode } from '../../../support/startNode.ts';
import { until } from '../../../support/until.ts';

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
}, 60_000);

it('refuses appends at once while Postgres is away, serves what it remembers, and recovers by itself', async () => {
  const postgres = await ownPostgres();
  const node = await startNode({ storage: 'postgres', databaseUrl: postgres.url });
  const client = EventStoreDBClient.connectionString(node.url);
  afterFile(() => client.dispose());
  const event = () => jsonEvent({ type: 'T', data: {} });
  const append = () => client.appendToStream('s', event(), { deadline: 5_000 });
  const revisions = async () => {
    const list: bigint[] = [];
    for await (const { event } of client.readStream('s')) list.push(event!.revision);
    return list;
  };
  await append();

  await postgres.kill();
  await until(() => node.lines().some((line) => line.includes('the storage cannot be written')));
  const started = performance.now();
  await expect(append()).rejects.toMatchObject({ type: 'unavailable' });
  await expect(
    client.appendToStream('s', event(), { credentials: { username: 'x', password: 'y' } }),
  ).rejects.toMatchObject({ type: 'unavailable' });
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(await revisions()).toEqual([0n]);

  await postgres.start();
  await until(() => append().then(() => true), { deadline: 15_000, every: 100 });
  expect((await revisions()).length).toBeGreaterThanOrEqual(2);
  await node.stop();
});
