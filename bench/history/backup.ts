import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { START, streamNameFilter } from '@eventstore/db-client';
import { takeBackup } from '../../src/backup/takeBackup.ts';
import { openPool } from '../../src/database.ts';
import { connectAnew, endClient } from '../../src/eventstore/connection.ts';
import { openRawLog } from '../../src/eventstore/rawLog.ts';
import { openEventStore, streamPrefixes } from '../../src/eventstore/store.ts';
import type { Measured } from '../bench.ts';
import { inTurns } from '../eventstore/rounds.ts';
import { setFilmRoom } from '../filmRoom.ts';

const GAMES = 16;
const FACTS = 2_500;

/**
 * A whole backup of a season's log while the system runs: written, synced, read back and checked line by line. Control: the
 * same subscription to the same node by the bare client, which only counts.
 */
export async function backup(): Promise<Measured> {
  const room = await setFilmRoom(GAMES, FACTS);
  const { databaseUrl, esdbUrl } = room.system;
  const folder = mkdtempSync(path.join(tmpdir(), 'film-room-bench-'));
  const pool = openPool(databaseUrl, 2);
  const store = openEventStore(esdbUrl);
  const log = openRawLog(esdbUrl);
  let n = 0;
  try {
    const parts = { pool, store, log, dataFolder: room.dataFolder, footage: false, keys: false };
    return await inTurns(
      5,
      'events/s',
      async () => {
        n += 1;
        const to = path.join(folder, String(n));
        const began = performance.now();
        const { log: kept } = await takeBackup({ ...parts, to, software: 'bench', told: () => {} });
        return (kept.events / (performance.now() - began)) * 1_000;
      },
      () => countEvents(esdbUrl),
    );
  } finally {
    await pool.end();
    await store.dispose();
    log.close();
    rmSync(folder, { recursive: true, force: true });
    await room.stop();
  }
}

async function countEvents(esdbUrl: string): Promise<number> {
  const client = connectAnew(esdbUrl);
  try {
    const began = performance.now();
    let events = 0;
    const filter = streamNameFilter({ prefixes: [...streamPrefixes] });
    const subscription = client.subscribeToAll({ fromPosition: START, filter });
    subscription.on('caughtUp', () => void subscription.unsubscribe());
    for await (const { event } of subscription) if (event) events += 1;
    if (events < GAMES * FACTS) throw new Error(`only ${events} events came`);
    return (events / (performance.now() - began)) * 1_000;
  } finally {
    endClient(client);
  }
}
