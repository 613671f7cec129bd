import { beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from './openBrowser.ts';
import { type House, openGame, openHouse, scheduleGame, startCamera } from './openHouse.ts';

let house: House & { readonly recordings: string };
let browser: TestBrowser;
let admin: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
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

  await reopen.click();
  await page.getByLabel('Why the game is reopened').waitFor();
  await reopen.click();

  expect(await page.getByLabel('Why the game is reopened').isVisible()).toBe(true);
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
