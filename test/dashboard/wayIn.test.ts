import { beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from './openBrowser.ts';
import { type House, openHouse } from './openHouse.ts';

let house: House;
let browser: TestBrowser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
}, 60_000);

test('without a token the page says how to get in, and asks the server nothing', async () => {
  const { page, complaints } = await browser.newPage(`${house.url}/`);

  await page.getByText('npm start').waitFor();
  expect(await page.locator('code').last().textContent()).toBe('npm run token -- --role coach --name "Coach A" --link');
  expect(complaints).toEqual([]);
});

test('a link signs a device in once, and a reload is still signed in', async () => {
  const link = await house.link('viewer', 'Vera');
  const { page } = await browser.newPage(link);

  await page.getByText('No game is running.').waitFor();
  expect(page.url()).toBe(`${house.url}/`);
  await page.reload();
  await page.getByText('No game is running.').waitFor();

  const second = await browser.newPage(link);
  await second.page.getByRole('alert').filter({ hasText: 'was used already' }).waitFor();
});

test('the token leaves the address bar, and a reload is still signed in', async () => {
  const { page } = await browser.newPage(`${house.url}/#token=${await house.token('viewer', 'Vera')}`);

  await page.getByText('No game is running.').waitFor();
  expect(page.url()).toBe(`${house.url}/`);
  await page.reload();
  await page.getByText('No game is running.').waitFor();
  expect(await page.getByRole('button', { name: 'Schedule and open' }).count()).toBe(0);
});

test('a token that the server does not know ends at the way in', async () => {
  const { page } = await browser.newPage(`${house.url}/#token=${await house.token('coach', 'Carl')}x`);

  await page.getByText('npm start').waitFor();
});

test('an admin gets from nothing to a running game with a camera, from the page alone', async () => {
  const { page, complaints } = await browser.newPage(`${house.url}/#token=${await house.token('admin', 'Ada')}`, {
    width: 1600,
    height: 1000,
  });

  await page.getByLabel('Opponent').fill('Harbor State');
  await page.getByRole('button', { name: 'Schedule and open' }).click();
  await page.getByRole('heading', { name: 'vs Harbor State' }).waitFor();
  await page.getByRole('button', { name: /^Menu/ }).click();
  await page.getByRole('button', { name: 'Cameras', exact: true }).click();
  await page.getByLabel('Name').fill('SIDELINE');
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByRole('button', { name: 'Assign to this game' }).click();
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.locator('.channel[data-look=live]').waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.locator('[data-status=ACTIVE]').waitFor();
  await page.getByRole('button', { name: 'Close' }).click();

  await page.locator('.io-in.is-armed').waitFor();
  expect(await page.locator('.head .session-acts button').allTextContents()).toEqual(['Pause', 'Complete']);
  expect(complaints).toEqual([]);
}, 30_000);

test('what the server refuses stands at the form', async () => {
  const { page } = await browser.newPage(`${house.url}/#token=${await house.token('admin', 'Ada')}`);
  const register = async () => {
    await page.getByLabel('Name').last().fill('ROOF');
    await page.getByRole('button', { name: 'Register' }).click();
  };

  await page.getByRole('link', { name: 'All games' }).click();
  await register();
  await page.locator('.path', { hasText: 'home-roof' }).waitFor();
  await register();

  await page.locator('.form-error').filter({ hasText: /\S/ }).waitFor();
  expect(await page.locator('.path', { hasText: 'home-roof' }).count()).toBe(1);
}, 30_000);
