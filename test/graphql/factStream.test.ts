import { beforeAll, describe, expect, it } from 'vitest';
import { type FactStream, openFactStream } from '../../src/graphql/factStream.ts';
import { until } from '../support/until.ts';
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

describe('the stream of facts', () => {
  it('ends at once, also while it waits', async () => {
    const facts = stream.follow('home', crypto.randomUUID(), -1n);
    const waiting = facts.next();
    const ended = await Promise.race([facts.return(), new Promise((resolve) => setTimeout(resolve, 500, 'late'))]);
    expect(ended).toEqual({ done: true, value: undefined });
    expect(await waiting).toEqual({ done: true, value: undefined });
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
    const first = slowStream.follow('home', game.sessionId, place);
    const early = first.next();
    await givenGhost(world, coach, game);
    const second = slowStream.follow('home', game.sessionId, place);
    const late = second.next();
    gate.resolve();
    const heard = await Promise.race([late, new Promise((resolve) => setTimeout(resolve, 2_000, 'nothing'))]);
    expect(heard).toMatchObject({ value: { type: 'ClipMarkedIn' } });
    expect(await early).toMatchObject({ value: { type: 'ClipMarkedIn' } });
    await Promise.all([first.return(), second.return()]);
  });

  it('tells many the same facts in the same order, wherever each began', async () => {
    const game = await givenGame(world, operator);
    const heard = Array.from({ length: 30 }, () => [] as bigint[]);
    const streams = heard.map(() => stream.follow('home', game.sessionId, -1n));
    const listen = async (n: number) => {
      for await (const fact of streams[n]!) heard[n]!.push(fact.position);
    };
    const listening: Promise<void>[] = [];
    for (let n = 0; n < 30; n += 1) {
      listening.push(listen(n));
      await givenGhost(world, coach, game);
    }
    await until(() => heard.every((positions) => positions.length === 31));
    for (const positions of heard) expect(positions).toEqual(heard[0]);
    expect(heard[0]).toEqual([...heard[0]!].sort((a, b) => (a < b ? -1 : 1)));
    for (const one of streams) await one.return();
    await Promise.all(listening);
  });
});
