// The page of the team: people, cameras' keys, tokens and players, by an admin and by everybody else.
import { beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser } from './openBrowser.ts';
import { type House, openHouse } from './openHouse.ts';

let house: House;
let browser: TestBrowser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
}, 60_000);

test('an admin adds somebody, who signs in with the link that is shown, and is out once removed', async () => {
  const admin = await house.token('admin', 'Ada');
  const { page, complaints } = await browser.newPage(`${house.url}/#token=${admin}`);
  await page.getByRole('link', { name: 'Team' }).click();
  await page.getByLabel('Person').fill('Nora New');
  await page.getByLabel('Role').selectOption('ANALYST');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const row = page.getByRole('listitem', { name: 'Nora New' });
  await row.waitFor();
  expect(await row.locator('[aria-pressed=true]').allTextContents()).toEqual(['analyst']);
  await row.getByRole('button', { name: 'coach' }).click();
  await row.locator('[aria-pressed=true]').nth(1).waitFor();

  await row.getByRole('button', { name: 'Sign-in link' }).click();
  const link = await row.locator('.secret code').textContent();
  const hers = await browser.newPage(link!);
  await hers.page.getByText('Nora New, analyst').waitFor();

  await row.getByRole('button', { name: 'Remove' }).click();
  await row.getByRole('button', { name: 'Remove and erase the name' }).click();
  await row.waitFor({ state: 'detached' });
  // Her socket hears of it.
  await hers.page.getByText('npm start').waitFor();
  expect(complaints).toEqual([]);
}, 30_000);

test('a camera gets a key, shown once, and another in its place; the first one goes on for a day', async () => {
  const { token, operator } = {
    token: await house.token('admin', 'Ada'),
    operator: await house.token('operator', 'Olaf'),
  };
  const { channel } = await house.command<{ channel: { id: string } }>(
    operator,
    'registerChannel',
    { name: 'ROOF' },
    'channel { id }',
  );
  const { page } = await browser.newPage(`${house.url}/#token=${token}`);
  await page.getByRole('link', { name: 'Team' }).click();
  const camera = page.getByRole('listitem', { name: 'ROOF' });
  await camera.getByRole('button', { name: 'Make a key' }).click();
  const key = await camera.locator('.secret code').textContent();
  const beat = () =>
    fetch(`${house.url}/channels/${channel.id}/heartbeat`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
    });
  expect((await beat()).status).toBe(200);
  await camera.getByRole('button', { name: 'I have it' }).click();
  expect(await camera.locator('.secret').count()).toBe(0);
  await camera.getByRole('button', { name: 'Replace the key' }).click();
  await camera.getByText(/, until /).waitFor();
  expect((await beat()).status).toBe(200);
}, 30_000);

test('everybody else sees their own tokens and the roster, and a coach adds to it', async () => {
  const { page, complaints } = await browser.newPage(`${house.url}/#token=${await house.token('coach', 'Carl')}`);
  await page.getByRole('link', { name: 'Team' }).click();
  await page.getByRole('button', { name: 'Make a token' }).waitFor();
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
    'Assistants and scripts',
    'Players',
  ]);

  await page.getByLabel('Number').fill('88');
  await page.getByLabel('Player', { exact: true }).fill('Sam Hands');
  await page.getByRole('button', { name: 'Add a player' }).click();
  await page.getByText('#88').waitFor();
  expect(await page.getByRole('button', { name: 'Erase' }).count()).toBe(0);
  await page.getByLabel('Number').fill('100');
  await page.getByLabel('Player', { exact: true }).fill('Too Many');
  await page.getByRole('button', { name: 'Add a player' }).click();
  await page.getByText('must be a jersey number').waitFor();
  expect(complaints).toEqual([]);
}, 30_000);
