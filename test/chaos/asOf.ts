import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { season } from '../../bench/games/season.ts';
import { startPostgres } from '../../infra/local/postgres/startPostgres.ts';
import { openPool } from '../../src/database.ts';
import { migrate } from '../../src/migrate.ts';
import { captureGame, recalled } from '../projections/asOf/captureGame.ts';
import { root } from '../support/root.ts';
import { randomOf } from './random.ts';

const FACTS = 3_000;

export interface Looked {
  readonly positions: number;
  readonly differences: number;
}

/** Rows captured at random places of a game while it is projected, held against the game as it was there, later. */
export async function asOfAtLength(options: {
  readonly seed: number;
  readonly positions: number;
  readonly say: (line: string) => void;
}): Promise<Looked> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'film-room-chaos-'));
  const postgres = await startPostgres({ dataFolder });
  const pool = openPool(postgres.url, 2);
  try {
    await migrate(pool, path.join(root, 'infra/migrations'));
    const [game] = [...season({ seed: options.seed, games: 1, eventsPerGame: FACTS, firstPosition: 1n })];
    const { sessionId, events } = game!;
    const captured = await captureGame(pool, sessionId, events, options.positions, randomOf(options.seed));
    options.say(`${captured.length} moments of a game of ${FACTS} facts are captured`);
    let differences = 0;
    for (const { position, tables } of captured) {
      if (isDeepStrictEqual(await recalled(pool, sessionId, position), tables)) continue;
      differences += 1;
      options.say(`position ${position}: the game as it was differs from the rows of then`);
    }
    return { positions: captured.length, differences };
  } finally {
    await pool.end();
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
