import type { Pool } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { season } from '../../../bench/games/season.ts';
import { openPool } from '../../../src/database.ts';
import { migrate } from '../../../src/migrate.ts';
import { openWalks } from '../../../src/projections/timeline/walk.ts';
import { randomOf } from '../../chaos/random.ts';
import { afterFile } from '../../support/cleanup.ts';
import { freshDatabase } from '../../support/freshDatabase.ts';
import { root } from '../../support/root.ts';
import { SEED } from '../../support/seed.ts';
import { gameOf } from '../history.ts';
import { captureGame, recalled } from './captureGame.ts';

const tables = ['session_list', 'channel_board', 'game_clock', 'channel_clock', 'clip_list', 'tag_list', 'tag_sheet'];
let pool: Pool;
beforeAll(async () => {
  pool = openPool((await freshDatabase()).url, 2);
  afterFile(() => pool.end());
  await migrate(pool, `${root}/infra/migrations`);
});
const empty = () => pool.query(`truncate ${tables.join(', ')}, feed, checkpoint, parked`);

describe('a game as it was', () => {
  it(`is what its rows were at any place of it (SEED=${SEED})`, async () => {
    await empty();
    const random = randomOf(SEED);
    const [game] = [...season({ seed: SEED, games: 1, eventsPerGame: 1_200, firstPosition: 1n })];
    const { sessionId, events } = game!;
    const captured = await captureGame(pool, sessionId, events, 40, random);
    for (const { position, tables: then } of captured) {
      expect(await recalled(pool, sessionId, position)).toEqual(then);
    }
  }, 60_000);

  it('is what its rows were after every single fact of a game in which everything happens', async () => {
    await empty();
    const events = gameOf(7);
    const sessionId = events[0]!.meta.session!;
    const captured = await captureGame(pool, sessionId, events, events.length, randomOf(1));
    expect(captured).toHaveLength(events.length);
    for (const { position, tables: then } of captured) {
      expect(await recalled(pool, sessionId, position)).toEqual(then);
    }
  }, 60_000);

  it('is the same whoever was there before, and from wherever they went on', async () => {
    const sessionId = gameOf(1)[0]!.meta.session!;
    const { rows } = await pool.query('select position from feed where topic = $1 order by position', [sessionId]);
    const walks = openWalks(pool);
    for (const n of [30, 7, 52, 40, 41]) {
      const { position } = rows[n];
      const place = await walks.placeAt('home', sessionId, position);
      walks.keep('home', sessionId, place);
      expect(place).toEqual(await openWalks(pool).placeAt('home', sessionId, position));
    }
  });
});
