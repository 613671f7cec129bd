// Benches of what can be read: read models made of a season that lies in the log, node and rows on one Postgres.
import path from 'node:path';
import type { Pool } from 'pg';
import { openPool } from '../../src/database.ts';
import { type EventStore, openEventStore } from '../../src/eventstore/store.ts';
import { migrate } from '../../src/migrate.ts';
import { type Checkpoint, moveCheckpoint } from '../../src/projections/checkpoint.ts';
import { projections } from '../../src/projections/index.ts';
import { openKnownRows } from '../../src/projections/knownRows.ts';
import { project } from '../../src/projections/project.ts';
import { applyBatch, readPlace } from '../../src/projections/projector.ts';
import { setStage } from '../eventstore/stage.ts';
import { storeGames } from '../games/storeGames.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../../infra/migrations');

export interface ReadModels {
  /** Forgets all rows and how far they had come. */
  empty(): Promise<void>;
  /** Makes rows as the projector does, until so many events are in them. @returns events a second */
  make(events: number, batchSize: number): Promise<number>;
  /** Makes rows as one does without batches: an event a transaction, its rows read by key, its commit on disk. */
  makeOneByOne(events: number): Promise<number>;
  /** Takes the same events from the same subscription, and does nothing with them. @returns events a second */
  count(events: number, batchSize: number): Promise<number>;
  stop(): Promise<void>;
}

export async function setReadModels(games: number, eventsPerGame: number): Promise<ReadModels> {
  const stage = await setStage();
  const pool = openPool(stage.databaseUrl, 4);
  await migrate(pool, MIGRATIONS);
  const { logId } = await storeGames(stage.databaseUrl, { games, eventsPerGame });
  await stage.restartNode();
  const store = openEventStore(stage.url());
  const tables = ['feed', 'parked', 'checkpoint', ...projections.map(({ table }) => table)];

  return {
    empty: async () => void (await pool.query(`truncate ${tables.join(', ')}`)),
    async make(events, batchSize) {
      let place = await readPlace(pool);
      const perSecond = await eventsPerSecond(store, events, batchSize, async (batch) => {
        if (batch.mark) place = await applyBatch(pool, logId, place, batch);
      });
      await nothingIsParked(pool);
      return perSecond;
    },
    async makeOneByOne(events) {
      const client = await pool.connect();
      let read: Checkpoint | undefined;
      const perSecond = await eventsPerSecond(store, events, 1, async ({ events: [event], mark }) => {
        if (!event || !mark) return;
        await client.query('begin');
        await project(client, openKnownRows(), new Set(), [event]);
        await moveCheckpoint(client, 'live', logId, read, mark, event);
        await client.query('commit');
        read = { mark, position: event.position };
      });
      client.release();
      return perSecond;
    },
    count: (events, batchSize) => eventsPerSecond(store, events, batchSize, async () => {}),
    async stop() {
      await store.dispose();
      await pool.end();
      await stage.stop();
    },
  };
}

async function eventsPerSecond(
  store: EventStore,
  events: number,
  batchSize: number,
  take: (batch: Parameters<typeof applyBatch>[3]) => Promise<void>,
): Promise<number> {
  // The connection is there before the clock starts.
  await store.newest();
  const start = performance.now();
  let taken = 0;
  for await (const batch of store.subscribe(undefined, batchSize, new AbortController().signal)) {
    await take(batch);
    taken += batch.events.length;
    if (taken >= events || batch.caughtUp) break;
  }
  if (taken < events) throw new Error(`only ${taken} of ${events} events came`);
  return (taken / (performance.now() - start)) * 1_000;
}

async function nothingIsParked(pool: Pool): Promise<void> {
  const { rows } = await pool.query('select reason from parked limit 1');
  if (rows[0]) throw new Error(`a generated event was set aside: ${rows[0].reason}`);
}
