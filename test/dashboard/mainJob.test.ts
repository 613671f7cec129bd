import { beforeAll, expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { openBrowser, type TestBrowser } from './openBrowser.ts';
import { type Game, type House, openGame, openHouse, startCamera } from './openHouse.ts';
import { watchFilms } from './watchFilms.ts';

let house: House & { readonly recordings: string };
let browser: TestBrowser;
let game: Game;
let camera: { readonly startMs: number; readonly fps: number };
let operator: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  operator = await house.token('operator', 'Olga');
  game = await openGame(house, operator, ['SIDELINE']);
  camera = await startCamera(house, game.channels[0]!);
}, 60_000);

async function coachPage(name: string) {
  const open = await browser.newPage(house.pageOf(await house.token('coach', name), game.sessionId));
  // The camera's own first beat makes it live; then it is checked for the next mark.
  await open.page.locator('.channel[data-look=live]').waitFor();
  return open;
}

interface MarkedClip {
  readonly inAt: string;
  readonly status: string;
  readonly frames: number;
  readonly isFavorite: boolean;
}

interface TrimmedClip {
  readonly status: string;
  readonly inAt: string;
  readonly frames: number;
  readonly generation: number;
}

async function clipNow(): Promise<MarkedClip> {
  const query = 'query ($id: ID!) { clips(sessionId: $id, first: 1) { nodes { inAt status frames isFavorite } } }';
  const data = await house.ask<{ clips: { nodes: MarkedClip[] } }>(operator, query, { id: game.sessionId });
  return data.clips.nodes[0]!;
}

test('a mark made on one page turns into a playing clip on another, which begins and ends on the marked frames', async () => {
  const a = await coachPage('Coach A');
  const b = await coachPage('Coach B');
  const films = await watchFilms(b.page);

  await a.page.getByRole('button', { name: /^IN\b.*Play starts/ }).click();
  const row = b.page.locator('.clip[data-play]').first();
  await b.page.locator('.clip[data-state=open]').waitFor();
  // A play lasts a while: long enough for the marked frame to lie between two keyframes.
  await until(() => Date.now() - camera.startMs > 4_700, { what: 'footage' });
  await a.page.getByRole('button', { name: /^OUT\b.*open for \d/ }).click();
  await b.page.locator('.clip[data-state=ready]').waitFor({ timeout: 15_000 });

  await b.page.keyboard.press('ArrowDown');
  const first = await until(async () => (await films.read())[0], { what: 'a painted frame' });
  const { inAt, frames } = await clipNow();
  const marked = Math.floor(((Date.parse(inAt) - camera.startMs) * camera.fps) / 1000 + 1e-6);
  expect(first).toEqual({ frame: marked, mediaTime: 0 });
  expect(await b.page.locator('.burn-l').textContent()).toBe(`Frame 1 of ${frames}`);
  expect(await row.locator('.who').textContent()).toBe('Coach A');

  await b.page.keyboard.press('Enter');
  await b.page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.3);
  await b.page.keyboard.press('p'); // not over and over
  await b.page.evaluate(() => {
    const film = document.querySelector('video');
    if (film) film.currentTime = film.duration - 0.5;
  });
  await b.page.waitForFunction(() => document.querySelector('video')?.ended);
  expect(await films.onScreen()).toBe(marked + frames - 1);
  await row.locator('.pic img').waitFor();
  expect([...a.complaints, ...b.complaints]).toEqual([]);
}, 60_000);

test('steps that come faster than pictures are one frame each', async () => {
  const { page } = await coachPage('Coach A');
  const films = await watchFilms(page);
  await page.locator('.clip[data-state=ready]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const { frame } = await until(async () => (await films.read())[0], { what: 'a painted frame' });

  for (let step = 0; step < 12; step += 1) await page.keyboard.press('.');
  await page.keyboard.press(',');
  await page.keyboard.press(',');

  await until(async () => (await films.onScreen()) === frame + 10, { what: 'the tenth frame' });
  expect(await page.locator('.burn-l b').textContent()).toBe('11');
}, 30_000);

test('a clip begins at the frame that is shown when IN is set anew, and Undo gives the former window back', async () => {
  const { page } = await coachPage('Coach A');
  const films = await watchFilms(page);
  const windowNow = async () => {
    const query = 'query ($id: ID!) { clips(sessionId: $id, first: 1) { nodes { status inAt frames generation } } }';
    const { clips } = await house.ask<{ clips: { nodes: TrimmedClip[] } }>(operator, query, { id: game.sessionId });
    return clips.nodes[0]!;
  };
  const ready = (cut: number) =>
    until(
      async () => {
        const { status, generation } = await windowNow();
        return status === 'READY' && generation === cut;
      },
      { deadline: 15_000, what: `cut ${cut}` },
    );
  const before = await windowNow();
  await page.locator('.clip[data-state=ready]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  const { frame } = await until(async () => (await films.read())[0], { what: 'a painted frame' });
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('.');
  await until(async () => (await films.onScreen()) === frame + 5, { what: 'the fifth frame' });

  await page.keyboard.press('[');
  await page.getByRole('button', { name: 'This frame' }).press('Enter');
  await ready(before.generation + 1);
  expect((await windowNow()).frames).toBe(before.frames - 5);
  await until(async () => (await films.read()).at(-1)?.frame === frame + 5, { what: 'the new cut' });

  await page.locator('.say').getByRole('button', { name: 'Undo' }).click();
  await ready(before.generation + 2);
  expect(await windowNow()).toMatchObject({ inAt: before.inAt, frames: before.frames });
}, 60_000);

test('a clip that is discarded by mistake is brought back by Undo', async () => {
  const { page } = await coachPage('Coach A');
  const row = page.locator('.clip[data-state=ready]');
  await row.first().waitFor();
  const clip = await clipNow();

  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Discard this play' }).click();
  await row.first().waitFor({ state: 'detached' });
  await page.locator('.say').getByText('Mark discarded.').waitFor();
  await page.keyboard.press('u');

  await row.first().waitFor();
  expect(await clipNow()).toEqual(clip);
}, 30_000);

test('a star of one coach stands on the other page', async () => {
  const a = await coachPage('Coach A');
  const b = await coachPage('Coach B');

  await a.page.locator('.clip[data-state=ready] .star').first().click();

  await b.page.locator('.clip .star[aria-pressed=true]').first().waitFor();
  expect(await clipNow()).toMatchObject({ isFavorite: true });
}, 30_000);

test('a film whose link is refused asks for a new one, silently', async () => {
  const { page } = await coachPage('Coach A');
  let refused = 0;
  await page.route('**/media/clips/*/*.mp4*', (route) => {
    if (refused > 0) return route.continue();
    refused += 1;
    return route.fulfill({ status: 403 });
  });

  await page.locator('.clip[data-state=ready] .clip-open').first().click();

  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.1);
  expect(refused).toBe(1);
}, 30_000);

test('marks that were made without a connection arrive when it is back, each once, at the instant of the finger', async () => {
  const { page, context } = await coachPage('Coach C');
  const rows = page.locator('.clip[data-play]');
  const before = await rows.count();

  await context.setOffline(true);
  await page.locator('.conn[data-link=down]').waitFor();
  const pressed = Date.now();
  await page.keyboard.press('i');
  await page.getByText('Open, not sent yet').waitFor();
  await until(() => Date.now() - pressed > 600, { what: 'a play, however short' });
  await page.keyboard.press('o');
  await page.getByText('IN and OUT not sent').waitFor();
  await context.setOffline(false);

  await page.getByText('2 marks sent.').waitFor();
  await page.locator('.clip[data-state=ready]').nth(before).waitFor({ timeout: 15_000 });
  expect(await rows.count()).toBe(before + 1);
  expect(Math.abs(Date.parse((await clipNow()).inAt) - pressed)).toBeLessThan(150);
}, 60_000);

test('a refused OUT keeps its row and its reason, and OUT is to be hit again', async () => {
  const { page } = await coachPage('Coach D');
  await page.route('**/graphql', (route) => {
    if (!(route.request().postData() ?? '').includes('markClipOut(')) return route.continue();
    const userErrors = [{ code: 'CLIP_OUT_BEFORE_IN', message: 'OUT must come after IN', path: ['outAt'] }];
    return route.fulfill({ json: { data: { markClipOut: { userErrors, angles: [] } } } });
  });

  await page.keyboard.press('i');
  await page.locator('.io-out.is-armed').waitFor();
  await page.keyboard.press('o');

  await page.locator('.clip.is-refused').getByText('OUT not taken').waitFor();
  expect(await page.locator('.say').textContent()).toContain('OUT not taken: it came before IN. Tap OUT again.');
  expect(await page.getByRole('alert').textContent()).toContain('OUT not taken');
  await page.unroute('**/graphql');
  await until(async () => {
    await page.keyboard.press('o');
    return (await page.locator('.clip.is-refused').count()) === 0;
  });
}, 30_000);

test('who may not mark finds no IN', async () => {
  const { page } = await browser.newPage(house.pageOf(await house.token('viewer', 'Vera'), game.sessionId));

  await page.locator('.mark.is-watching').waitFor();
  expect(await page.locator('.io, .session-acts button').count()).toBe(0);
}, 30_000);

test('a platform that is killed and comes back: the open page goes on by itself, and the mark made meanwhile arrives', async () => {
  const a = await coachPage('Coach A');
  const b = await coachPage('Coach B');
  const before = await b.page.locator('.clip[data-play]').count();

  await house.kill();
  await a.page.locator('.conn[data-link=down]').waitFor();
  await a.page.keyboard.press('i');
  await a.page.getByText('Open, not sent yet').waitFor();
  await house.comeBack();

  await b.page.locator('.clip[data-state=open]').getByText('Coach A').waitFor({ timeout: 20_000 });
  await a.page.locator('.clip.is-open.is-mine').waitFor();
  expect(await b.page.locator('.clip[data-play]').count()).toBe(before + 1);
  expect([...a.complaints, ...b.complaints]).toEqual([]);
}, 60_000);
