// A view is a person who was served bytes of a film, once in ten minutes.
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { givenGame, givenGhost } from '../graphql/plays.ts';
import { until } from '../support/until.ts';

let world: World;
let coach: string;
let clipId: string;

beforeAll(async () => {
  world = await openWorld();
  coach = await world.token({ role: 'coach' });
  await world.token({ role: 'coach', sub: 'coach-2' });
});
beforeEach(async () => {
  clipId = await givenGhost(world, coach, await givenGame(world, await world.token({ role: 'operator' })));
  const folder = path.join(world.clipsFolder, 'home', clipId);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, '1.mp4'), 'film');
  writeFileSync(path.join(folder, '1.jpg'), 'picture');
});

const link = (person: string, kind: 'mp4' | 'jpg' = 'mp4') =>
  world.auth.links.sign({ clipId, generation: 1, kind }, { team: 'home', id: person });
const get = async (url: string, init?: RequestInit) => void (await (await fetch(world.url + url, init)).text());
const viewCount = async () =>
  (await world.ask(`{ clip(id: "${clipId}") { viewCount } }`, {}, coach)).data.clip?.viewCount;
const countIs = (count: number) => until(async () => (await viewCount()) === count, { what: `${count} views` });
/** Every view that was asked for before has been counted by then, or never will be. */
const afterAnother = async (count: number) => {
  const witness = `witness-${randomUUID()}`;
  await world.token({ role: 'coach', sub: witness });
  await get(link(witness));
  await countIs(count + 1);
};

describe('a view', () => {
  it('is counted once a person, however many pieces a player asks for', async () => {
    expect(await viewCount()).toBe(0);
    await get(link('coach-1'));
    await get(link('coach-1'), { headers: { range: 'bytes=0-1' } });
    await countIs(1);
    await get(link('coach-2'), { headers: { range: 'bytes=2-' } });
    await countIs(2);
    await get(link('coach-1'));
    await afterAnother(2);
  });

  it('is counted again after ten minutes', async () => {
    await get(link('coach-1'));
    await countIs(1);
    const age = (interval: string) =>
      world.pool.query('update views set last_counted_at = clock_timestamp() - $2::interval where clip_id = $1', [
        clipId,
        interval,
      ]);
    await age('9 minutes 50 seconds');
    await get(link('coach-1'));
    await afterAnother(1);
    await age('10 minutes');
    await get(link('coach-1'));
    await countIs(3);
  });

  it.each([
    ['a download', () => get(`${link('coach-1')}&download=1`)],
    [
      'a film that a browser fetches ahead of time',
      () => get(link('coach-1'), { headers: { 'sec-purpose': 'prefetch' } }),
    ],
    ['a picture', () => get(link('coach-1', 'jpg'))],
    ['a question for the size', () => get(link('coach-1'), { method: 'HEAD' })],
    ['a range beyond the end', () => get(link('coach-1'), { headers: { range: 'bytes=100-' } })],
    ['a forged link', () => get(link('coach-1').replace('coach-1', 'coach-2'))],
  ])('is not %s', async (_name, ask) => {
    await ask();
    await afterAnother(0);
  });

  it('that cannot be counted does not keep the film from being shown', async () => {
    await world.pool.query('alter table views rename to hidden');
    const response = await fetch(world.url + link('coach-1'));
    expect(await response.text()).toBe('film');
    await until(() => world.lines.some(({ msg }) => msg === 'a view was not counted'));
    await world.pool.query('alter table hidden rename to views');
  });
});
