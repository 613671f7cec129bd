import { beforeAll, describe, expect, it } from 'vitest';
import { type FactStream, openFactStream } from '../../src/graphql/factStream.ts';
import { openWorld, type World } from './openWorld.ts';
import { givenGame, givenGhost } from './plays.ts';

let world: World;
let stream: FactStream;
let coach: string;
let operator: string;

beforeAll(async () => {
  world = await openWorld();
  stream = openFactStream(world.pool, world.live);
  coach = await world.token({ role: 'coach' });
  operator = await world.token({ role: 'operator' });
});

const { signal } = new AbortController();

describe('the stream of facts', () => {
  it('ends a wait when the one who waits leaves', async () => {
    const leaving = new AbortController();
    const waiting = stream.beyond(world.live.position(), leaving.signal);
    leaving.abort();
    // Nothing else would end it: no fact comes.
    await expect(waiting).resolves.toBeUndefined();
  });

  it('does not answer from a read that began before the fact', async () => {
    const game = await givenGame(world, operator);
    const gate = Promise.withResolvers<void>();
    // The real pool, whose answers arrive late.
    const slow = Object.assign(Object.create(world.pool) as typeof world.pool, {
      query: async (...question: Parameters<typeof world.pool.query>) => {
        const answer = await world.pool.query(...question);
        await gate.promise;
        return answer;
      },
    });
    const slowStream = openFactStream(slow, world.live);
    const place = world.live.position();
    const early = slowStream.read('home', game.sessionId, place, signal);
    await givenGhost(world, coach, game);
    const late = slowStream.read('home', game.sessionId, place, signal);
    gate.resolve();
    expect((await late).facts).toMatchObject([{ type: 'ClipMarkedIn' }]);
    // The early one has missed it, and says so: it goes on from before the fact.
    expect((await early).facts).toEqual([]);
    expect((await early).end).toBe(place);
  });

  it('leads past what was read, and past what is not there', async () => {
    const game = await givenGame(world, operator);
    await givenGhost(world, coach, game);
    const page = await stream.read('home', game.sessionId, -1n, signal);
    expect(page).toMatchObject({ isLast: true, facts: [{ type: 'SessionScheduled' }, { type: 'ClipMarkedIn' }] });
    expect(page.end).toBe(world.live.position());
    expect(await stream.read('home', game.sessionId, page.end, signal)).toMatchObject({ facts: [], end: page.end });
  });

  it('tells many the same facts in the same order, wherever each began', async () => {
    const game = await givenGame(world, operator);
    const heard = Array.from({ length: 30 }, () => [] as bigint[]);
    const listen = async (positions: bigint[]) => {
      for await (const { position } of stream.follow('home', game.sessionId, -1n)) {
        positions.push(position);
        if (positions.length === 31) break;
      }
    };
    const listening: Promise<void>[] = [];
    for (const positions of heard) {
      listening.push(listen(positions));
      await givenGhost(world, coach, game);
    }
    await Promise.all(listening);
    for (const positions of heard) expect(positions).toEqual(heard[0]);
    expect(heard[0]).toEqual([...heard[0]!].sort((a, b) => (a < b ? -1 : 1)));
  });

  it('leaves out what is not wanted', async () => {
    const game = await givenGame(world, operator);
    await givenGhost(world, coach, game);
    const marks = stream.follow('home', game.sessionId, -1n, ({ type }) => type === 'ClipMarkedIn');
    const first = await marks[Symbol.asyncIterator]().next();
    expect(first).toMatchObject({ value: { type: 'ClipMarkedIn' } });
  });
});
