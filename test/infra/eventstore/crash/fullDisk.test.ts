import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { afterFile } from '../../../support/cleanup.ts';
import { type RunningNode, startNode } from '../../../support/startNode.ts';
import { until } from '../../../support/until.ts';
import { collect, typeOf } from '../contract/subject.ts';
import { adminUrlOf } from '../node/metricsAt.ts';
import { type SmallDisk, startOnSmallDisk, whyNoSmallDisk } from './smallDisk.ts';

const MEGABYTES = 150;
/** One append of this size does not fit into what Postgres has in reserve. */
const LARGE = 60_000;

const impossible = whyNoSmallDisk();
if (impossible) console.log(`fullDisk.test.ts is skipped: ${impossible}`);

describe.skipIf(impossible)('when the disk is full', () => {
  let disk: SmallDisk;
  let node: RunningNode;
  let client: EventStoreDBClient;
  /** Ids of everything that was acknowledged, in order. */
  const acknowledged: string[] = [];

  async function start(): Promise<void> {
    const flags = ['--admin-port', '0'];
    node = await startNode({ storage: 'postgres', databaseUrl: disk.databaseUrl, port: node?.port, flags });
    const connected = EventStoreDBClient.connectionString(node.url);
    client = connected;
    afterFile(() => connected.dispose());
  }
  async function append(size = LARGE): Promise<'stored' | string> {
    const event = jsonEvent({ type: 'T', data: { text: 'x'.repeat(size) } });
    try {
      await client.appendToStream('kept', event);
      acknowledged.push(event.id);
      return 'stored';
    } catch (error) {
      return `${typeOf(error)}: ${(error as Error).message}`;
    }
  }
  const stored = async () => (await collect(client.readStream('kept'))).map(({ event }) => event?.id);
  const isReady = async () => (await fetch(`${await adminUrlOf(node)}/health/ready`)).status === 204;
  const isStoredAgain = () => until(async () => (await append()) === 'stored', { what: 'appends are taken again' });

  beforeAll(async () => {
    disk = await startOnSmallDisk(MEGABYTES);
    await start();
    for (let n = 0; n < 5; n++) expect(await append()).toBe('stored');
  });
  beforeEach(async () => {
    await disk.free();
    await until(isReady);
  });

  it('appends are refused by name, reads are served, and it recovers by itself when there is room', async () => {
    await disk.fill();
    expect(await append()).toMatch(/unavailable: .*No space left on device/);
    // And it stays so: it does not try its luck with whatever comes.
    for (let n = 0; n < 50; n++) {
      expect(await append()).toMatch(/unavailable/);
      expect(await isReady()).toBe(false);
    }
    expect(await stored()).toEqual(acknowledged);
    expect(node.lines().filter((line) => line.includes('cannot be written (no room'))).toHaveLength(1);

    await disk.free();
    await isStoredAgain();
    expect(await isReady()).toBe(true);
    expect(await stored()).toEqual(acknowledged);
  });

  it('a node that was killed starts, serves reads, says that it is not ready, and recovers by itself', async () => {
    await disk.fill();
    await node.kill();
    await start();
    expect(await stored()).toEqual(acknowledged);
    expect(await append()).toMatch(/unavailable/);
    expect(await isReady()).toBe(false);

    await disk.free();
    await isStoredAgain();
    expect(await stored()).toEqual(acknowledged);
  });

  it('a Postgres that gives up for want of room for its own log loses nothing: a plain start, and the node goes on', async () => {
    await disk.fill();
    await fillWriteAheadLog(disk.databaseUrl);
    // Before the node has noticed, an append may still reach a Postgres that dies with it: its outcome is then unknown.
    await until(async () => !(await isReady()), { what: 'the node has noticed' });
    expect(await append()).toMatch(/unavailable/);
    await disk.kill();

    await disk.free();
    await disk.start();
    await isStoredAgain();
    expect(node.running()).toBe(true);
    expect(await stored()).toEqual(acknowledged);
  });
});

/** Writes nothing but Postgres' own log, until Postgres can do no more. */
async function fillWriteAheadLog(databaseUrl: string): Promise<void> {
  const session = new pg.Client({ connectionString: databaseUrl });
  session.on('error', () => {});
  await session.connect();
  const write = () => session.query("select pg_logical_emit_message(false, 'full', repeat('x', 1000000))");
  await expect(
    (async () => {
      for (let megabyte = 0; megabyte < MEGABYTES; megabyte++) await write();
    })(),
  ).rejects.toThrow();
  await session.end().catch(() => {});
}
