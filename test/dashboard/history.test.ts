// The strip of a whole game: the page turns back to a moment, says who did what, and undoes from there.
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { openBrowser, type TestBrowser } from './openBrowser.ts';
import { type Game, type House, openGame, openHouse } from './openHouse.ts';

let house: House;
let browser: TestBrowser;
let admin: string;
let coach: string;
let game: Game;
const clipIds: string[] = [];

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  admin = await house.token('admin', 'Ada');
  coach = await house.token('coach', 'Coach A');
  game = await openGame(house, admin, ['SIDELINE']);
  const { sessionId } = game;
  const at = new Date(Date.now() - 90_000).toISOString();
  await house.command(
    admin,
    'anchorGameClock',
    { sessionId, quarter: 2, gameClock: '4:00', running: false, at },
    'session { id }',
  );
  for (const seconds of [60, 30]) {
    const inAt = new Date(Date.now() - seconds * 1_000).toISOString();
    const mark = { sessionId, playId: randomUUID(), channelIds: [game.channels[0]!.id], inAt };
    const { clip } = await house.command<{ clip: { id: string } }>(coach, 'markClipIn', mark, 'clip { id }');
    clipIds.push(clip.id);
    await house.command(coach, 'markClipOut', { clipId: clip.id, outAt: new Date().toISOString() }, 'clip { id }');
  }
  await house.command(coach, 'addTag', { tagId: randomUUID(), clipId: clipIds[0], fields: touchdown }, 'tag { id }');
  await house.command(coach, 'retitleClip', { clipId: clipIds[1], title: 'Goal line stand' }, 'clip { id }');
}, 60_000);

const touchdown = { odk: 'O', down: 3, distance: 7, playType: 'RUN', result: 'RUSH_TD' };

async function openTape(token = coach, size?: { width: number; height: number }): Promise<Page> {
  const { page } = await browser.newPage(house.pageOf(token, game.sessionId), size ?? { width: 1600, height: 1000 });
  await page.locator('.clip[data-play]').nth(1).waitFor();
  await page.keyboard.press('h');
  await page.locator('.tape[data-phase=ready]').waitFor();
  await page.locator('.tape-fact b').waitFor();
  return page;
}

/** Goes back, fact by fact, to the newest one that reads so. */
async function backTo(page: Page, fact: string): Promise<void> {
  const shown = page.locator('.tape-fact b');
  for (let step = 0; step < 40; step += 1) {
    if ((await shown.textContent()) === fact && !(await page.locator('.tape-moment').textContent())!.startsWith('Now'))
      break;
    await page.keyboard.press('ArrowLeft');
  }
  expect(await shown.textContent()).toBe(fact);
  // The room follows as soon as the server has answered.
  await page.getByText('IN and OUT are off here.').waitFor();
}

test('the page turns back to a moment, where nothing is marked, and comes back to what there is', async () => {
  const page = await openTape();
  const titles = page.locator('.clip .title');
  await titles.filter({ hasText: 'Goal line stand' }).waitFor();
  await page.locator('.tape-moment', { hasText: '6 : 0, as tagged' }).waitFor();

  await backTo(page, 'Tag added');
  await page.locator('.tape-moment', { hasText: 'At Q2 4:00' }).waitFor();
  await titles.filter({ hasText: 'Goal line stand' }).waitFor({ state: 'detached' });
  expect(await titles.allTextContents()).toContain('3&7 Run, rush TD');
  expect(await page.locator('.tape-fact').textContent()).toContain('Coach A, coach');

  await backTo(page, 'OUT');
  await page.locator('.clip .title', { hasText: 'Run' }).waitFor({ state: 'detached' });
  await page.keyboard.press('i');
  expect(await page.locator('.io-in').count()).toBe(0);

  await page.keyboard.press('Escape');
  await page.locator('.io-in').waitFor();
  await titles.filter({ hasText: 'Goal line stand' }).waitFor();
  expect(await page.locator('.clip[data-play]').count()).toBe(2);
}, 30_000);

test('the strip is a slider: from the first fact to the last by the keyboard, and to any by the pointer', async () => {
  const page = await openTape();
  const strip = page.getByRole('slider', { name: 'Moment of the game' });
  await strip.press('Home');
  await page.locator('.clip[data-play]').first().waitFor({ state: 'detached' });
  expect(await page.locator('.session-state').textContent()).toBe('Not started');
  expect(await strip.getAttribute('aria-valuetext')).toContain('Session scheduled, Ada');
  const box = (await strip.boundingBox())!;
  await page.mouse.click(box.x + box.width * 0.9, box.y + box.height / 2);
  await page.locator('.clip[data-play]').first().waitFor();
  await strip.press('End');
  await page.locator('.io-in').waitFor();
  expect(await page.locator('.tape-moment').textContent()).toContain('Now');
}, 30_000);

test('an act is undone from where it stands in the history', async () => {
  const page = await openTape();
  await backTo(page, 'Title');
  expect(await page.locator('.tape-changed').textContent()).toBe('title: Goal line stand');
  await page.getByRole('button', { name: 'Undo this' }).click();
  await page.locator('.tape-undone', { hasText: 'undone since' }).waitFor();
  expect(await page.getByRole('button', { name: 'Undo this' }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.locator('.clip .title', { hasText: 'Goal line stand' }).waitFor({ state: 'detached' });
  await page.locator('.tape-undone', { hasText: 'an undo' }).waitFor();
}, 30_000);

test('U takes back what was done last on the page, however long ago', async () => {
  const { page } = await browser.newPage(house.pageOf(coach, game.sessionId), { width: 1600, height: 1000 });
  const isFavorite = async () => {
    const query = 'query ($id: ID!) { clips(sessionId: $id, first: 1) { nodes { isFavorite } } }';
    const { clips } = await house.ask<{ clips: { nodes: { isFavorite: boolean }[] } }>(coach, query, {
      id: game.sessionId,
    });
    return clips.nodes[0]!.isFavorite;
  };
  await page.locator('.clip[data-play]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('f');
  await until(isFavorite, { what: 'the star' });
  await page.keyboard.press('u');
  await page.locator('.say', { hasText: 'Undone: the star is gone again.' }).waitFor();
  expect(await isFavorite()).toBe(false);
  await page.keyboard.press('u');
  await page.locator('.say', { hasText: 'Nothing to undo here.' }).waitFor();
}, 30_000);

test('who may not read the history has no key for it', async () => {
  const viewer = await house.token('viewer', 'Vera');
  const { page } = await browser.newPage(house.pageOf(viewer, game.sessionId), { width: 1180, height: 820 });
  await page.locator('.clip[data-play]').first().waitFor();
  await page.keyboard.press('h');
  await page.keyboard.press('?');
  await page.locator('.over').waitFor();
  expect(await page.locator('.tape').count()).toBe(0);
}, 30_000);
