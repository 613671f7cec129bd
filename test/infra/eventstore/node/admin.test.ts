import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { startAdminServer } from '../../../../infra/local/eventstore/admin/adminServer.ts';
import { createObserver } from '../../../../infra/local/eventstore/admin/observer.ts';
import { consecutivePositions } from '../../../../infra/local/eventstore/log/positions.ts';
import { startNode } from '../../../../infra/local/eventstore/node.ts';
import { createMemoryStorage } from '../../../../infra/local/eventstore/storage/memory.ts';
import { StorageUnavailable } from '../../../../infra/local/eventstore/storage/storage.ts';
import { afterFile } from '../../../support/cleanup.ts';
import { startNode as startProgram } from '../../../support/startNode.ts';
import { until } from '../../../support/until.ts';
import { adminUrlOf, metricsAt } from './metricsAt.ts';

/** A node in this process, watched, whose storage can be taken away. */
async function watchedNode() {
  const observer = createObserver();
  const admin = await startAdminServer('127.0.0.1', 0, observer);
  afterFile(() => admin.close());
  const memory = createMemoryStorage();
  let isAway = false;
  const failing =
    <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (isAway) throw new StorageUnavailable('taken away by the test');
      return work(...args);
    };
  const storage = observer.storage({ ...memory, open: failing(memory.open), commit: failing(memory.commit) });
  const url = `http://127.0.0.1:${admin.port}`;
  const start = async () => {
    const node = await startNode({
      host: '127.0.0.1',
      port: 0,
      storage,
      observer,
      nextPosition: consecutivePositions,
      tailBytes: 1024 * 1024,
      onError: () => {},
    });
    const client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${node.port}?tls=false`);
    afterFile(async () => {
      await client.dispose();
      await node.stop();
    });
    return client;
  };
  return {
    url,
    start,
    takeAway: (away: boolean) => {
      isAway = away;
    },
  };
}

const status = async (url: string): Promise<number> => (await fetch(url)).status;
const event = () => jsonEvent({ type: 'T', data: { some: 'thing' } });

it('is alive before it is ready', async () => {
  const { url, start } = await watchedNode();
  expect([await status(`${url}/health/live`), await status(`${url}/health/ready`)]).toEqual([204, 503]);
  await start();
  expect([await status(`${url}/health/live`), await status(`${url}/health/ready`)]).toEqual([204, 204]);
});

it('is not ready while the storage is away, and ready again when it is back', async () => {
  const { url, start, takeAway } = await watchedNode();
  const client = await start();
  takeAway(true);
  const append = client.appendToStream('a', event()).catch(() => 'refused');
  await until(async () => (await status(`${url}/health/ready`)) === 503, { what: 'the node is not ready' });
  expect(await metricsAt(url)).toMatchObject({ eventstore_storage_writable: 0, eventstore_commits_failed_total: 1 });
  expect(await status(`${url}/health/live`)).toBe(204);
  takeAway(false);
  await until(async () => (await status(`${url}/health/ready`)) === 204, { what: 'the node is ready again' });
  expect(await append).toBe('refused');
});

it('counts writes by outcome, commits, and what subscriptions are sent', async () => {
  const { url, start } = await watchedNode();
  const client = await start();
  const before = await metricsAt(url);
  const { position } = await client.appendToStream('a', [event(), event()], { expectedRevision: 'no_stream' });
  await client.appendToStream('a', event(), { expectedRevision: 7n }).catch(() => {});
  const subscription = client.subscribeToStream('a');
  for await (const { event: delivered } of subscription) if (delivered?.revision === 1n) break;
  const after = await metricsAt(url);
  expect(after).toMatchObject({
    eventstore_log_position: Number(position?.commit),
    'eventstore_writes_total{kind="append",outcome="stored"}': 1,
    'eventstore_writes_total{kind="append",outcome="wrongExpectedRevision"}': 1,
    eventstore_commit_events_count: before.eventstore_commit_events_count! + 1,
    eventstore_commit_events_sum: before.eventstore_commit_events_sum! + 2,
    'eventstore_commit_seconds_bucket{le="+Inf"}': before['eventstore_commit_seconds_bucket{le="+Inf"}']! + 1,
    eventstore_storage_writable: 1,
  });
  expect(after.eventstore_sent_bytes_total).toBeGreaterThan(100);
  await subscription.unsubscribe().catch(() => {});
  await until(async () => (await metricsAt(url)).eventstore_subscriptions === 0, { what: 'the subscription is over' });
});

it('says how many subscriptions are under way', async () => {
  const { url, start } = await watchedNode();
  const client = await start();
  const subscription = client.subscribeToAll();
  await new Promise((resolve) => subscription.once('confirmation', resolve));
  expect(await metricsAt(url)).toMatchObject({ eventstore_subscriptions: 1, 'eventstore_calls{method="Read"}': 1 });
  await subscription.unsubscribe();
});

it('has nothing else, and takes nothing', async () => {
  const { url } = await watchedNode();
  expect(await status(`${url}/toString`)).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(405);
});

it('is served by the program when asked for, beside the node', async () => {
  const { url: taken } = await watchedNode();
  const { port } = new URL(taken);
  await expect(startProgram({ flags: ['--admin-port', port] })).rejects.toThrow(`port ${port}`);
  const node = await startProgram({ flags: ['--admin-port', '0'] });
  const url = await adminUrlOf(node);
  expect(await status(`${url}/health/ready`)).toBe(204);
  await node.stop();
});
