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
let analyst: string;
let cameras: Game['channels'];

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  admin = await house.token('admin', 'Ada');
  coach = await house.token('coach', 'Coach A');
  analyst = await house.token('analyst', 'Analyst 1');
  ({ channels: cameras } = await openGame(house, admin, ['SIDELINE']));
}, 60_000);

interface MarkedPlay {
  readonly playId: string;
  readonly clipId: string;
}

/** A game of its own with so many plays, a minute apart, the last one just now; oldest first. */
async function givenPlays(count: number): Promise<{ sessionId: string; plays: MarkedPlay[] }> {
  const { sessionId } = await openGame(house, admin, []);
  const plays: MarkedPlay[] = [];
  for (let left = count; left > 0; left -= 1) {
    const playId = randomUUID();
    const inAt = new Date(Date.now() - left * 60_000).toISOString();
    const mark = { sessionId, playId, channelIds: [cameras[0]!.id], inAt };
    const { clip } = await house.command<{ clip: { id: string } }>(coach, 'markClipIn', mark, 'clip { id }');
    plays.push({ playId, clipId: clip.id });
  }
  return { sessionId, plays };
}

const say = (token: string, { clipId }: MarkedPlay, fields: Record<string, unknown>) =>
  house.command(token, 'addTag', { tagId: randomUUID(), clipId, fields }, 'tag { id }');

interface Sheet {
  readonly title: string | null;
  readonly facts: { readonly field: string; readonly value: string; readonly isResolved: boolean }[];
  readonly tags: Record<string, unknown>[];
}

async function sheetOf(playId: string): Promise<Sheet> {
  const query = `query ($id: ID!) { play(id: $id) { title facts { field value isResolved }
    tags { quarter down distance yardsToGoal yardsGained playType result formation players { number role } notes coachNotes } } }`;
  return (await house.ask<{ play: Sheet }>(admin, query, { id: playId })).play;
}

async function open(token: string, sessionId: string, size = { width: 1600, height: 1000 }) {
  const opened = await browser.newPage(house.pageOf(token, sessionId), size);
  await opened.page.locator('.conn[data-link=live]').waitFor();
  await opened.page.locator('.clip[data-play]').first().waitFor();
  return opened;
}

/** Presses one key after another; a space between two names, a word in quotes is typed. */
async function press(page: Page, keys: string): Promise<void> {
  for (const [, word, key] of keys.matchAll(/'([^']*)'|(\S+)/g)) {
    if (word === undefined) await page.keyboard.press(key!);
    else await page.keyboard.type(word);
  }
}

const saved = (page: Page) => page.locator('.saved', { hasText: 'Saved' }).waitFor();
const stat = (page: Page, text: string) => page.locator('.stats').getByText(text, { exact: true }).waitFor();

test('given the hands on the keyboard, then a whole sheet is filled and nothing else is touched', async () => {
  const { sessionId, plays } = await givenPlays(1);
  const { page, complaints } = await open(coach, sessionId);

  await press(page, 't');
  await page.locator('.tags :focus').waitFor();
  await press(page, "2 Enter 3 Enter '7' Enter '-24' Enter '14' Tab p Enter c Enter 'Doubles' Enter");
  await press(page, "'12 > 88, 54' Enter 'Dig behind the linebackers' Enter 'Watch the safety' Enter");
  await saved(page);

  expect((await sheetOf(plays[0]!.playId)).tags).toEqual([
    {
      quarter: 2,
      down: 3,
      distance: 7,
      yardsToGoal: 76,
      yardsGained: 14,
      playType: 'PASS',
      result: 'COMPLETE',
      formation: 'Doubles',
      players: [
        { number: '12', role: 'PASSER' },
        { number: '88', role: 'RECEIVER' },
        { number: '54', role: 'TACKLER' },
      ],
      notes: 'Dig behind the linebackers',
      coachNotes: 'Watch the safety',
    },
  ]);
  await page.locator('.clip .title', { hasText: 'Q2 3&7 Pass, complete' }).waitFor();
  expect(await page.locator('.clip .cell').allTextContents()).toEqual(['-24', 'Doubles', '14']);
  await stat(page, '1 of 1');
  expect(complaints).toEqual([]);
}, 30_000);

test('what is tagged on one page changes the rows, the filters and the figures of another', async () => {
  const { sessionId } = await givenPlays(2);
  const a = await open(coach, sessionId);
  const b = await open(await house.token('viewer', 'Vera'), sessionId);
  await b.page.locator('.stats').getByText('No play tagged yet').waitFor();

  await press(a.page, 't 1 Enter 3 Enter');
  await press(a.page, "'2' Enter Tab '5' Enter r Enter r Control+Enter");
  await stat(b.page, 'Run 1');
  await stat(b.page, '1 of 1');
  await b.page.locator('.clip .title', { hasText: 'Q1 3&2 Run, rush' }).waitFor();
  await b.page.getByRole('button', { name: '3rd down 1' }).click();
  await b.page.getByRole('button', { name: 'Pass 0' }).click();
  await b.page.getByText('No play fits.').waitFor();
  await b.page.getByRole('button', { name: 'Pass 0' }).click();

  await a.page.keyboard.press('ArrowDown');
  await press(a.page, "t Enter 3 Enter '9' Enter Tab '4' Enter p Enter c Enter");
  await stat(b.page, '1 of 2');
  await b.page.getByRole('button', { name: '3rd down 2' }).waitFor();
  expect(await b.page.locator('.clip[data-play]').count()).toBe(2);
  // Who may not tag reads the sheet, and finds no field of the staff.
  await b.page.keyboard.press('ArrowDown');
  expect(await b.page.locator('.sheet input:not([readonly])').count()).toBe(0);
  expect(await b.page.locator('[name=coachNotes]').count()).toBe(0);
  expect([...a.complaints, ...b.complaints]).toEqual([]);
}, 40_000);

test('two taggers differ: both see it in the cell, and who may settles it', async () => {
  const { sessionId, plays } = await givenPlays(1);
  await say(analyst, plays[0]!, { down: 3, yardsGained: 12 });
  await say(coach, plays[0]!, { yardsGained: 14 });
  const a = await open(coach, sessionId);
  const b = await open(analyst, sessionId);
  for (const { page } of [a, b]) await page.keyboard.press('t');
  await a.page.locator('.f-yds .split', { hasText: '12' }).waitFor();
  await b.page.locator('.f-yds .split', { hasText: '14' }).waitFor();
  await a.page.locator('[name=yardsGained]').focus();
  expect(await a.page.getByRole('button', { name: /^Settle/ }).count()).toBe(0);

  // With the keyboard: the arrows go through the choices, Enter takes one.
  await b.page.locator('[name=yardsGained]').focus();
  await press(b.page, 'ArrowDown ArrowDown Enter');

  await a.page.locator('.f-yds .f-settled').waitFor();
  await until(async () => (await a.page.locator('[name=yardsGained]').inputValue()) === '14');
  const fact = (await sheetOf(plays[0]!.playId)).facts.find(({ field }) => field === 'yardsGained');
  expect(fact).toEqual({ field: 'yardsGained', value: '14', isResolved: true });
}, 30_000);

test('a tag that is made without a connection is kept here, and sent when it is back', async () => {
  const { sessionId, plays } = await givenPlays(1);
  const { page, context } = await open(coach, sessionId);

  await context.setOffline(true);
  await page.locator('.conn[data-link=down]').waitFor();
  await press(page, 't 4 Enter 2 Enter');
  await page.locator('.saved', { hasText: 'Kept here, not sent' }).waitFor();
  expect(await page.locator('[name=down]').inputValue()).toBe('2');
  await context.setOffline(false);

  await saved(page);
  expect((await sheetOf(plays[0]!.playId)).tags).toMatchObject([{ quarter: 4, down: 2 }]);
}, 30_000);

test('what cannot be saved says why at its field, and the text stays', async () => {
  const { sessionId, plays } = await givenPlays(1);
  const { page } = await open(coach, sessionId);

  await page.keyboard.press('t');
  await page.locator('[name=distance]').focus();
  await press(page, "'700' Enter");
  await page.locator('.choice-problem', { hasText: 'A whole number from 1 to 99' }).waitFor();
  await page.locator('.saved', { hasText: 'Not saved' }).waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('Dist not saved');
  expect(await page.locator('[name=distance]').inputValue()).toBe('700');
  await press(page, 'Backspace Backspace Enter');
  await saved(page);

  await page.route('**/graphql', (route) => {
    if (!(route.request().postData() ?? '').includes('editTag(')) return route.continue();
    const userErrors = [{ code: 'FORBIDDEN', message: 'this is not your tag', path: [] }];
    return route.fulfill({ json: { data: { editTag: { userErrors, tag: null } } } });
  });
  await page.locator('[name=formation]').focus();
  await press(page, "'Trips' Enter");
  await page.locator('.f-form.is-bad').waitFor();
  expect(await page.locator('[name=formation]').inputValue()).toBe('Trips');
  await page.unroute('**/graphql');
  await page.locator('[name=formation]').focus();
  await press(page, "End ' left' Enter");
  await saved(page);
  expect((await sheetOf(plays[0]!.playId)).tags).toMatchObject([{ distance: 7, formation: 'Trips left' }]);
}, 30_000);

test('what the play before lets one expect is proposed, and said only by Enter or Tab', async () => {
  const { sessionId, plays } = await givenPlays(2);
  const first = { quarter: 2, down: 1, distance: 10, yardsToGoal: 60, playType: 'RUN', result: 'RUSH', yardsGained: 4 };
  await say(analyst, plays[0]!, { ...first, formation: 'Trio' });
  const { page } = await open(coach, sessionId);

  await page.keyboard.press('t');
  await page.locator('.f-dn.is-proposed').waitFor();
  await page.locator('[name=notes]').focus();
  await page.keyboard.press('Shift+Tab');
  expect((await sheetOf(plays[1]!.playId)).tags).toEqual([]);
  await page.locator('[name=quarter]').focus();
  await press(page, 'Enter Tab Enter Enter');
  await page.locator('[name=formation]').focus();
  await press(page, 'ArrowDown Enter');
  await saved(page);

  expect((await sheetOf(plays[1]!.playId)).tags).toMatchObject([
    { quarter: 2, down: 2, distance: 6, yardsToGoal: 56, formation: 'Trio' },
  ]);
}, 30_000);

test('a moment that no clip shows is tagged, and is a play like every other', async () => {
  const { sessionId } = await openGame(house, admin, []);
  const { page } = await browser.newPage(house.pageOf(coach, sessionId), { width: 1180, height: 820 });
  await page.locator('.conn[data-link=live]').waitFor();

  const asked = Date.now();
  await page.getByRole('button', { name: 'Tag this moment' }).click();
  await press(page, '1 Enter 1 Enter Control+Enter');

  const row = page.locator('.clip', { hasText: 'No clip' });
  await row.waitFor();
  await saved(page);
  const playId = await row.getAttribute('data-play');
  const { play } = await house.ask<{ play: { at: string } }>(admin, `{ play(id: "${playId}") { at } }`);
  expect(Math.abs(Date.parse(play.at) - asked)).toBeLessThan(1_500);
}, 30_000);
