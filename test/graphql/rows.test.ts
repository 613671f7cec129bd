import { beforeAll, describe, expect, it } from 'vitest';
import { openRows } from '../../src/graphql/rows.ts';
import { openWorld, type World } from './openWorld.ts';
import { commandClip, type Game, givenGame, givenGhost } from './plays.ts';

let world: World;
let coach: string;
let game: Game;
const actor = { team: 'home' };

beforeAll(async () => {
  world = await openWorld();
  coach = await world.token({ role: 'coach' });
  game = await givenGame(world, await world.token({ role: 'operator' }));
});

describe('a row', () => {
  it('is never older than whoever asks allows', async () => {
    const rows = openRows(world.pool, world.live);
    for (let round = 0; round < 20; round += 1) {
      const clipId = await givenGhost(world, coach, game);
      const before = world.live.position();
      expect((await rows.clip({ actor, atLeast: before }, clipId))?.status).toBe('open');
      await commandClip(world, coach, 'discardClip', { clipId });
      expect((await rows.clip({ actor, atLeast: world.live.position() }, clipId))?.status).toBe('discarded');
    }
  });

  it('that is new enough is not read again', async () => {
    const rows = openRows(world.pool, world.live);
    const clipId = await givenGhost(world, coach, game);
    const asker = { actor, atLeast: world.live.position() };
    expect(await rows.clip(asker, clipId)).toBe(await rows.clip(asker, clipId));
  });

  it("of another team is nobody's", async () => {
    const rows = openRows(world.pool, world.live);
    const clipId = await givenGhost(world, coach, game);
    const atLeast = world.live.position();
    expect(await rows.clip({ actor, atLeast }, clipId)).toBeDefined();
    expect(await rows.clip({ actor: { team: 'away' }, atLeast }, clipId)).toBeUndefined();
  });

  it('is asked for again after a question that failed', async () => {
    const rows = openRows(world.pool, world.live);
    const asker = { actor, atLeast: -1n };
    await world.pool.query('alter table session_list rename to hidden');
    await expect(rows.session(asker, game.sessionId)).rejects.toThrow();
    await world.pool.query('alter table hidden rename to session_list');
    expect(await rows.session(asker, game.sessionId)).toBeDefined();
  });
});
