import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../infra/local/postgres/startPostgres.ts';
import { readSettings } from '../infra/local/settings.ts';
import { type System, startSystem } from '../infra/local/startSystem.ts';
import { openPool } from '../src/database.ts';
import { migrate } from '../src/migrate.ts';
import { applyBatch, readPlace } from '../src/projections/projector.ts';
import { tokenFrom } from '../test/support/tokenFrom.ts';
import { type StoredGames, storeGames } from './games/storeGames.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../infra/migrations');

/** A running system, without a worker, that has seen many games. */
export interface FilmRoom {
  readonly system: System;
  readonly dataFolder: string;
  /** Of coaches, one each. */
  readonly tokens: readonly string[];
  readonly games: StoredGames['games'];
  stop(): Promise<void>;
}

/** @param people who send, in turn: nobody sends as fast as a bench */
export async function setFilmRoom(games: number, eventsPerGame: number, people = 1): Promise<FilmRoom> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-bench-'));
  const stored = await storeSeason(dataFolder, games, eventsPerGame);
  const env = { ...process.env, FILMROOM_DATA: dataFolder, FILMROOM_ROLES: 'api,projector', LOG_LEVEL: 'warn' };
  const ports = { PORT: '0', POSTGRES_PORT: '0', ESDB_PORT: '0' };
  const system = await startSystem({ settings: readSettings({ ...env, ...ports }), env, page: false });
  const at = { url: system.url, dataFolder };
  const coaches = Array.from({ length: people }, (_, n) => ({ memberId: `coach-${n}`, role: 'coach' }) as const);
  const tokens = await Promise.all(coaches.map((coach) => tokenFrom(at, coach)));
  return {
    system,
    dataFolder,
    tokens,
    games: stored.games,
    async stop() {
      await system.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The log as the node stores it, and the rows as the projector makes them: a game at a time. */
async function storeSeason(dataFolder: string, games: number, eventsPerGame: number): Promise<StoredGames> {
  const postgres = await startPostgres({ dataFolder });
  const pool = openPool(postgres.url, 2);
  try {
    await migrate(pool, MIGRATIONS);
    let place = await readPlace(pool);
    return await storeGames(postgres.url, { games, eventsPerGame }, async (events, logId) => {
      const { position } = events.at(-1)!;
      const mark = { commit: position, prepare: position };
      place = await applyBatch(pool, logId, place, { events, mark, caughtUp: false });
    });
  } finally {
    await pool.end();
    await postgres.stop();
  }
}
