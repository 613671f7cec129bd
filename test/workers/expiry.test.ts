// Open clips whose OUT never comes, and a worker with a clock.
import { beforeAll, describe, expect, it } from 'vitest';
import { markClipIn } from '../../src/commands/clip/markClipIn.ts';
import { markClipOut } from '../../src/commands/clip/markClipOut.ts';
import { clipIdOf } from '../../src/commands/ids.ts';
import { completeSession } from '../../src/commands/session/completeSession.ts';
import { reopenSession } from '../../src/commands/session/reopenSession.ts';
import { startSession } from '../../src/commands/session/startSession.ts';
import { clipPage } from '../../src/projections/clipList/queries.ts';
import { sessionsOpenTooLong } from '../../src/projections/clipList/workQueries.ts';
import { until } from '../support/until.ts';
import { actorOf, newId } from '../support/worldOf.ts';
import { coach, openWorker, type WorkerWorld } from './openWorker.ts';

const HOUR_MS = 3_600_000;
/** Set to 10000 to see a person who never marks OUT (some minutes). */
const GHOSTS = Number(process.env.FILMROOM_GHOSTS ?? 120);
const operator = actorOf('operator');
let world: WorkerWorld;
beforeAll(async () => {
  world = await openWorker({ expirySeconds: 1 });
});

interface Game {
  readonly sessionId: string;
  readonly channelId: string;
}

/** A ghost that was marked so many hours ago. @returns its id */
async function givenGhost({ sessionId, channelId }: Game, hoursAgo = 0): Promise<string> {
  const playId = newId();
  const inAt = new Date(Date.now() - hoursAgo * HOUR_MS).toISOString();
  const mark = { sessionId, playId, channelId, channelIds: [channelId], inAt };
  await world.give(markClipIn, mark, coach, world.handleAt(-hoursAgo * HOUR_MS));
  return clipIdOf(playId, channelId);
}
const statusIs = (clipId: string, status: string) =>
  until(async () => (await world.clip(clipId))?.status === status, { deadline: 15_000, what: `it is ${status}` });

describe('an open clip', () => {
  it('that was marked a day before the worker came, is found by the sweep', async () => {
    const game = await world.givenGame();
    const [old, young] = [await givenGhost(game, 25), await givenGhost(game, 23)];
    await world.start();
    await statusIs(old, 'expired');
    expect(await world.clip(young)).toMatchObject({ status: 'open' });
  });

  it('expires a day after its IN, by its own timer, and its late OUT revives it', async () => {
    const clipId = await givenGhost(await world.givenGame(), 25);
    await statusIs(clipId, 'expired');
    const [, expired] = await world.facts(clipId);
    expect(expired).toMatchObject({ type: 'ClipExpired', meta: { actor: 'worker', role: 'system' } });

    const { in_at } = (await world.clip(clipId))!;
    await world.give(markClipOut, { clipId, outAt: new Date(Date.parse(in_at) + 8_000).toISOString() });
    expect((await world.facts(clipId)).at(-1)).toMatchObject({ type: expect.stringMatching(/^ClipGeneration/) });
  });

  it('expires some time after its session has ended', async () => {
    const game = await world.givenGame();
    const clipId = await givenGhost(game);
    await world.give(startSession, { sessionId: game.sessionId }, operator);
    await world.give(completeSession, { sessionId: game.sessionId }, operator);
    await statusIs(clipId, 'expired');
  });

  it('stays open where the session goes on before that', async () => {
    const game = await world.givenGame();
    const clipId = await givenGhost(game);
    await world.give(startSession, { sessionId: game.sessionId }, operator);
    await world.give(completeSession, { sessionId: game.sessionId }, operator);
    await world.give(reopenSession, { sessionId: game.sessionId, reason: 'overtime' }, operator);
    const asked = `select count(*)::int as waiting from pgboss.job
                   where name = 'expire-clips' and data ->> 'sessionId' = $1 and state <> 'completed'`;
    await until(async () => (await world.pool.query(asked, [game.sessionId])).rows[0].waiting === 0);
    expect(await world.clip(clipId)).toMatchObject({ status: 'open' });
  });

  it('has as long when it is marked after its session has ended', async () => {
    const game = await world.givenGame();
    await world.give(startSession, { sessionId: game.sessionId }, operator);
    await world.give(completeSession, { sessionId: game.sessionId }, operator);
    await givenGhost(game);
    const overdue = async (seconds: number) => {
      const markedBefore = new Date(Date.now() - 24 * HOUR_MS);
      const endedBefore = new Date(Date.now() - seconds * 1_000);
      const sessions = await sessionsOpenTooLong(world.pool, { markedBefore, endedBefore });
      return sessions.some(({ session_id }) => session_id === game.sessionId);
    };
    expect(await overdue(60)).toBe(false);
    expect(await overdue(-60)).toBe(true);
  });
});

describe('ghosts by the hundred', () => {
  it('are all recorded, and all expire', async () => {
    const game = await world.givenGame();
    const counted = async (status: string) =>
      (
        await world.pool.query('select count(*)::int as n from clip_list where session_id = $1 and status = $2', [
          game.sessionId,
          status,
        ])
      ).rows[0].n;
    const handle = world.handleAt(-25 * HOUR_MS);
    for (let from = 0; from < GHOSTS; from += 50) {
      await Promise.all(
        Array.from({ length: Math.min(50, GHOSTS - from) }, () => {
          const playId = newId();
          const { sessionId, channelId } = game;
          const inAt = new Date(Date.now() - 25 * HOUR_MS).toISOString();
          const mark = { commandId: newId(), sessionId, playId, channelId, channelIds: [channelId], inAt };
          return handle(markClipIn, mark, coach);
        }),
      );
    }
    await until(async () => (await counted('expired')) === GHOSTS, { deadline: 300_000, what: 'all have expired' });
    const page = await clipPage(world.pool, 'home', game.sessionId, {}, 50, undefined);
    expect(page).toMatchObject({ hasNextPage: true });
    expect(new Set(page.rows.map(({ status }) => status))).toEqual(new Set(['expired']));
  }, 600_000);
});
