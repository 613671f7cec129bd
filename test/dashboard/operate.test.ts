import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { openBrowser, type TestBrowser } from './openBrowser.ts';
import { type House, openGame, openHouse, scheduleGame, startCamera } from './openHouse.ts';

let house: House & { readonly recordings: string };
let browser: TestBrowser;
let admin: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ CLIP_EXPIRY_S: '1' }), openBrowser()]);
  admin = await house.token('admin', 'Ada');
}, 60_000);

const laptop = { width: 1280, height: 800 };

test.each([
  ['phone', 390, 844],
  ['portrait', 820, 1180],
  ['laptop', 1280, 800],
  ['desk', 1600, 1000],
])(
  '%s: a game that is not started has one Start, without a menu',
  async (_size, width, height) => {
    const { sessionId } = await scheduleGame(house, admin, [`START ${width}`]);
    const { page } = await browser.newPage(house.pageOf(admin, sessionId), { width, height });

    await page.locator('[data-status=SCHEDULED]').waitFor();
    // Strict: a second one that can be seen is an error.
    await page.getByRole('button', { name: 'Start', exact: true }).click();

    await page.locator('[data-status=ACTIVE]').waitFor();
    expect(await page.getByRole('button', { name: 'Start', exact: true }).count()).toBe(0);
  },
  30_000,
);

test('given a play that was marked before the start is chosen, then Start is still in sight', async () => {
  const { sessionId } = await scheduleGame(house, admin, ['EARLY']);
  const { page } = await browser.newPage(house.pageOf(admin, sessionId), laptop);

  await page.locator('.target').click();
  await page.keyboard.press('i');
  await page.locator('.clip[data-state=open]').waitFor();
  await page.keyboard.press('ArrowDown');

  await page.locator('.attention').getByRole('button', { name: 'Start', exact: true }).click();
  await page.locator('[data-status=ACTIVE]').waitFor();
}, 30_000);

test('without a camera the check says so, and who may not start the game finds no Start', async () => {
  const { sessionId } = await scheduleGame(house, admin, []);
  const { page } = await browser.newPage(house.pageOf(await house.token('viewer', 'Vera'), sessionId), laptop);

  await page.locator('.notice').getByText('No camera in this game.').waitFor();
  expect(await page.getByRole('button', { name: 'Start', exact: true }).count()).toBe(0);
}, 30_000);

test('before the game each camera has a test cut, which can be made again', async () => {
  const { sessionId } = await scheduleGame(house, admin, ['CHECKED']);
  const { page } = await browser.newPage(house.pageOf(admin, sessionId), laptop);
  const line = page.locator('.check li', { hasText: 'CHECKED' });
  const again = page.getByRole('button', { name: 'Check again' });

  await line.getByText('No test cut: Nothing was recorded yet.').waitFor({ timeout: 20_000 });
  await page.locator('.check li', { hasText: 'Disk' }).getByText('GB free').waitFor();
  await again.click();
  await again.waitFor();
  await line.getByText('No test cut: Nothing was recorded yet.').waitFor();
}, 40_000);

test('a completed game has one Reopen in the menu, and with its reason it runs again', async () => {
  const { sessionId } = await openGame(house, admin, []);
  await house.command(admin, 'completeSession', { sessionId }, 'session { id }');
  const { page } = await browser.newPage(house.pageOf(admin, sessionId), laptop);

  await page.locator('[data-status=COMPLETED]').waitFor();
  await page.getByRole('button', { name: /^Menu/ }).click();
  await page.getByLabel('Why the game is reopened').fill('Overtime');
  // Strict: a second one is an error.
  await page.getByRole('button', { name: 'Reopen' }).click();

  await page.locator('[data-status=ACTIVE]').waitFor();
}, 30_000);

test('the Reopen in the head of a desk leads to the field for its reason, also while the menu is open', async () => {
  const { sessionId } = await openGame(house, admin, []);
  await house.command(admin, 'completeSession', { sessionId }, 'session { id }');
  const { page } = await browser.newPage(house.pageOf(admin, sessionId), { width: 1600, height: 1000 });
  const reopen = page.locator('.head').getByRole('button', { name: 'Reopen' });

  await page.locator('[data-status=COMPLETED]').waitFor();

  await reopen.click();
  await page.getByLabel('Why the game is reopened').waitFor();
  await reopen.click();

  // A look at the moment of the click would say nothing of what the page does next: it can be written to.
  await page.getByLabel('Why the game is reopened').fill('Overtime');
}, 30_000);

test('a camera that is not live shows the command of a simulated one, until it is', async () => {
  const { sessionId, channels } = await openGame(house, admin, ['TOWER']);
  const { page } = await browser.newPage(house.pageOf(admin, sessionId), laptop);
  const line = page.locator('.camera', { hasText: 'TOWER' });

  await page.getByRole('button', { name: /^Menu/ }).click();
  await page.getByRole('button', { name: 'Cameras', exact: true }).click();
  await line.locator('code').waitFor();
  expect(await line.locator('code').textContent()).toBe('npm run camera -- --path home-tower');

  await startCamera(house, channels[0]!);
  await line.locator('code').waitFor({ state: 'detached' });
}, 30_000);

test('who may not register cameras sees no command', async () => {
  const { sessionId } = await openGame(house, admin, ['ROOF']);
  const { page } = await browser.newPage(house.pageOf(await house.token('coach', 'Carl'), sessionId), laptop);

  await page.getByRole('button', { name: /^Menu/ }).click();
  await page.getByRole('button', { name: 'Cameras', exact: true }).click();
  await page.locator('.camera', { hasText: 'ROOF' }).waitFor();

  expect(await page.locator('.camera code').count()).toBe(0);
}, 30_000);

test('the scoreboard is read on one page, and every page counts on from there', async () => {
  const { sessionId } = await openGame(house, admin, []);
  const a = await browser.newPage(house.pageOf(admin, sessionId), laptop);
  const b = await browser.newPage(house.pageOf(await house.token('viewer', 'Vera'), sessionId), laptop);
  await b.page.locator('.conn[data-link=live]').waitFor();

  await a.page.getByRole('button', { name: /set the game clock/ }).click();
  await a.page.getByLabel('2', { exact: true }).check();
  await a.page.getByLabel('Time left').fill('3:14');
  await a.page.getByLabel('stands').check();
  await a.page.getByRole('button', { name: 'Set', exact: true }).click();

  for (const { page } of [a, b]) await page.locator('.clock-game', { hasText: 'Q23:14' }).waitFor();
  expect(await b.page.getByRole('button', { name: /set the game clock/ }).count()).toBe(0);

  await a.page.getByLabel('runs').check();
  await a.page.getByRole('button', { name: 'Set', exact: true }).click();
  await b.page.locator('.clock-game', { hasText: /Q23:1[0-3]/ }).waitFor();
}, 30_000);

test('a play whose OUT never came says so, and is closed by its length', async () => {
  const { sessionId, channels } = await openGame(house, admin, ['PYLON']);
  const inAt = new Date(Date.now() - 60_000).toISOString();
  const mark = { sessionId, playId: randomUUID(), channelIds: [channels[0]!.id], inAt };
  await house.command(admin, 'markClipIn', mark, 'clip { id }');
  await house.command(admin, 'completeSession', { sessionId }, 'session { id }');
  const { page } = await browser.newPage(house.pageOf(admin, sessionId), laptop);

  const row = page.locator('.clip', { hasText: 'No OUT came' });
  await row.waitFor();
  await row.getByRole('button', { name: /^OUT/ }).click();
  await page.getByLabel('Seconds from IN to OUT').fill('12.5');
  await page.locator('.late-out').getByRole('button', { name: 'OUT' }).click();

  await row.waitFor({ state: 'detached' });
  const query = 'query ($id: ID!) { clips(sessionId: $id, first: 1) { nodes { durationSeconds } } }';
  await until(async () => {
    const { clips } = await house.ask<{ clips: { nodes: { durationSeconds: number }[] } }>(admin, query, {
      id: sessionId,
    });
    return clips.nodes[0]?.durationSeconds === 12.5;
  });
}, 30_000);

test('a play is given a title, and without one it is called by its tags again', async () => {
  const { sessionId, channels } = await openGame(house, admin, ['CRANE']);
  const mark = { sessionId, playId: randomUUID(), channelIds: [channels[0]!.id], inAt: new Date().toISOString() };
  const { clip } = await house.command<{ clip: { id: string } }>(admin, 'markClipIn', mark, 'clip { id }');
  const tag = { tagId: randomUUID(), clipId: clip.id, fields: { quarter: 4, playType: 'PUNT' } };
  await house.command(admin, 'addTag', tag, 'tag { id }');
  const { page } = await browser.newPage(house.pageOf(admin, sessionId), laptop);
  await page.locator('.clip .title', { hasText: 'Q4 Punt' }).waitFor();
  await page.keyboard.press('ArrowDown');

  for (const [typed, title] of [
    ['The long one', 'The long one'],
    ['', 'Q4 Punt'],
  ] as const) {
    await page.getByRole('button', { name: /, rename$/ }).click();
    await page.getByLabel('Title of the play').fill(typed);
    await page.keyboard.press('Enter');
    await page.locator('.clip .title', { hasText: title }).waitFor();
  }
}, 30_000);

test('a slip in the name of a game and of a camera is put right', async () => {
  const { sessionId } = await openGame(house, admin, ['GANTRI']);
  const { page } = await browser.newPage(house.pageOf(admin, sessionId), laptop);
  await page.getByRole('button', { name: /^Menu/ }).click();
  await page.getByRole('button', { name: 'Cameras', exact: true }).click();
  await page.getByRole('button', { name: 'Change GANTRI' }).click();
  const line = page.locator('.camera', { has: page.getByLabel('Picture from') });
  await line.getByLabel('Picture from').fill('http://camera.example/');
  await line.getByRole('button', { name: 'Save' }).click();
  await line.getByText('must be a URL of srt').waitFor();
  await line.getByLabel('Picture from').fill('srt://camera.example:8890');
  await line.getByLabel('Name', { exact: true }).fill('GANTRY');
  await line.getByRole('button', { name: 'Save' }).click();
  await page.locator('.camera b', { hasText: 'GANTRY' }).waitFor();

  await page.getByRole('link', { name: 'All games' }).click();
  const game = page.locator('.game-item', { has: page.locator(`a[href*="${sessionId}"]`) });
  await game.getByRole('button', { name: 'Change' }).click();
  await game.getByLabel('Opponent').fill('Harbour State');
  await game.getByRole('button', { name: 'Save' }).click();
  await game.getByText('vs Harbour State').waitFor();
}, 60_000);

test('a game is moved to another day and called off from the list, and its page says so', async () => {
  const { sessionId } = await scheduleGame(house, admin, []);
  const { page } = await browser.newPage(house.pageOf(admin, sessionId), laptop);
  await page.locator('[data-status=SCHEDULED]').waitFor();
  await page.getByRole('link', { name: 'All games' }).click();
  const game = page.locator('.game-item', { has: page.locator(`a[href*="${sessionId}"]`) });

  await game.getByRole('button', { name: 'Change' }).click();
  await game.getByLabel('New kickoff').fill('2031-09-05T19:30');
  await game.getByRole('button', { name: 'Move' }).click();
  await game.getByText('5 Sep').waitFor();
  // The row hears of it by the subscription, maybe before the form has its answer and closes.
  await game.getByLabel('New kickoff').waitFor({ state: 'detached' });
  await game.getByRole('button', { name: 'Change' }).click();
  await game.getByLabel('Why it is called off').fill('Lightning');
  await game.getByRole('button', { name: 'Call it off' }).click();
  await game.getByText('Cancelled').waitFor();

  await game.getByRole('link').click();
  await page.locator('[data-status=CANCELLED]').waitFor();
  await page.locator('.attention').getByText('This game is called off: Lightning').waitFor();
}, 30_000);
