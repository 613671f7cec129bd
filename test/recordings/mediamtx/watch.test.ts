import { expect, test } from 'vitest';
import { watchMediaMtx } from '../../../src/recordings/mediamtx/watchMediaMtx.ts';
import { afterFile } from '../../support/cleanup.ts';
import { until } from '../../support/until.ts';
import { serving } from './answerServer.ts';

const page = JSON.stringify({ pageCount: 1, items: [] });

function watching(url: string) {
  const lines: string[] = [];
  const watch = watchMediaMtx(url, (line) => lines.push(line));
  afterFile(() => watch.close());
  return { watch, lines };
}

test('however many want to know, a MediaMTX is asked once', async () => {
  let lists = 0;
  const { url } = await serving((request, response) => {
    if (request.url?.includes('/paths/')) lists += 1;
    response.end(page);
  });
  const { watch } = watching(url);
  const said = await Promise.all(Array.from({ length: 50 }, (_, n) => watch.camera(`home-${n}`)));
  expect(new Set(said)).toEqual(new Set(['offline']));
  expect(lists).toBe(1);
});

test('one that hangs is waited for once, and told of once', async () => {
  const { url } = await serving(() => {});
  const { watch, lines } = watching(url);
  expect(await watch.camera('home-a')).toBe('unknown');
  const since = watch.silentSince()!;
  const began = performance.now();
  for (let n = 0; n < 20; n += 1) expect(await watch.camera('home-a')).toBe('unknown');
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(watch.silentSince()).toBe(since);
  expect(lines).toEqual([
    expect.stringMatching(/^MediaMTX does not answer: MediaMTX \/v3\/paths\/list did not answer/),
  ]);
});

test('one that comes back is heard again', async () => {
  let isWell = false;
  const { url } = await serving((_request, response) => response.writeHead(isWell ? 200 : 500).end(page));
  const { watch, lines } = watching(url);
  expect(await watch.camera('home-a')).toBe('unknown');
  isWell = true;
  await until(async () => (await watch.camera('home-a')) === 'offline', { deadline: 5_000 });
  expect(watch.silentSince()).toBeUndefined();
  expect(lines.at(-1)).toBe('MediaMTX answers again');
});
