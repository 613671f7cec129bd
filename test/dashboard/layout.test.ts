import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { until } from '../support/until.ts';
import { openBrowser, type TestBrowser } from './openBrowser.ts';
import { type Game, type House, openGame, openHouse, startCamera } from './openHouse.ts';

let house: House & { readonly recordings: string };
let browser: TestBrowser;
let game: Game;
let admin: string;
/** Of 130 plays: its counts have three figures. */
let long: Game;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  admin = await house.token('admin', 'Ada');
  game = await openGame(house, admin, ['SIDELINE', 'PRESS BOX']);
  await startCamera(house, game.channels[0]!);
  long = await openGame(house, admin, []);
  await markPlays(long.sessionId, 130);
}, 60_000);

/** An hour ago, on the second. */
const kickoff = Math.floor(Date.now() / 1000 - 3_600) * 1000;

async function markPlays(sessionId: string, count: number): Promise<void> {
  const channelIds = [game.channels[0]!.id];
  const marks = Array.from({ length: count }, (_, play) => new Date(kickoff + play * 20_000).toISOString());
  const mark = (inAt: string) =>
    house.command(admin, 'markClipIn', { sessionId, playId: randomUUID(), channelIds, inAt }, 'position');
  while (marks.length > 0) await Promise.all(marks.splice(0, 10).map(mark));
}

const panels =
  '.head, .attention, .tabs, .mark, .plays, .film, .channels, .conn, .clock, .screen, .scrub, .keys, .io-in, .io-out, .say, ' +
  '.tags, .tags-head, .sheet, .f-res, .f-notes, .choices, .stats';

/** Where every panel stands, to a hundredth of a pixel; what is not shown at this size stands nowhere. */
function boxesOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate(
    (selector) =>
      Object.fromEntries(
        [...document.querySelectorAll(selector)].map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return [
            element.classList.value.split(' is-')[0]?.trim(),
            [x, y, width, height].map((n) => n.toFixed(2)).join(' '),
          ];
        }),
      ),
    panels,
  );
}

/** Whether a panel holds more than it shows. */
async function hiddenPartOf(page: Page, panel: string): Promise<'some' | 'none'> {
  const hidden = await page.locator(panel).evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  return hidden > 0 ? 'some' : 'none';
}

test.each([
  ['phone', 390, 844, 'light'],
  ['portrait', 820, 1180, 'dark'],
  ['landscape', 1180, 820, 'light'],
  ['desk', 1600, 1000, 'dark'],
] as const)(
  '%s: nothing moves, whatever happens',
  async (_size, width, height, colorScheme) => {
    const { page, context, complaints } = await browser.newPage(house.pageOf(admin, game.sessionId), {
      width,
      height,
      colorScheme,
    });
    await page.locator('.channel[data-look=live]').waitFor();
    await page.locator('.conn[data-link=live]').waitFor();
    const tabs = page.locator('.tabs');
    const toPlays = async () => {
      if (await tabs.isVisible()) await tabs.getByRole('button', { name: 'Plays' }).click();
    };
    const quiet = await boxesOf(page);
    const states = new Map<string, Record<string, string>>();

    await page.keyboard.press('i');
    await page.locator('.clip[data-state=open]').first().waitFor();
    states.set('an open mark', await boxesOf(page));

    const since = Date.now();
    await until(() => Date.now() - since > 600, { what: 'a play, however short' });
    await page.keyboard.press('o');
    await page.locator('.clip[data-state=ready]').first().waitFor({ timeout: 15_000 });
    states.set('a ready clip', await boxesOf(page));

    await page.keyboard.press('ArrowDown');
    await page.locator('.clip[aria-current]').waitFor();
    states.set('a chosen clip', await boxesOf(page));

    await page.keyboard.press('t');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.locator('.saved', { hasText: 'Saved' }).waitFor();
    expect(await hiddenPartOf(page, '.tags')).toBe(width < 600 ? 'some' : 'none');
    if (await tabs.isVisible()) {
      // The sheet scrolls there, and its choices stay.
      await page.locator('.choices').waitFor();
      await toPlays();
    }
    states.set('a tagged clip', await boxesOf(page));

    await context.setOffline(true);
    await page.locator('.conn[data-link=down]').waitFor();
    await page.keyboard.press('i');
    await page.getByText('Open, not sent yet').waitFor();
    states.set('offline', await boxesOf(page));

    await context.setOffline(false);
    await page.locator('.conn[data-link=live]').waitFor();
    await page.keyboard.press('?');
    await page.locator('.over').waitFor();
    await page.keyboard.press('Escape');
    await toPlays();
    states.set('back, after a list', await boxesOf(page));

    for (const [state, boxes] of states) expect({ state, boxes }).toEqual({ state, boxes: quiet });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(complaints).toEqual([]);
  },
  60_000,
);

test('a row never changes its height', async () => {
  const { page } = await browser.newPage(house.pageOf(admin, game.sessionId));
  await page.locator('.clip[data-play]').first().waitFor();

  const heights = await page
    .locator('.clip[data-play]')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));

  expect(new Set(heights)).toEqual(new Set([76]));
}, 30_000);

test('a long game is read page by page, and only the rows in sight are drawn', async () => {
  const { page } = await browser.newPage(house.pageOf(admin, long.sessionId));
  await page.getByRole('button', { name: 'All 130' }).waitFor();
  expect(await page.locator('.clip[data-play]').count()).toBeLessThan(60);

  await page.locator('.list').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  const first = new Date(kickoff).toISOString().slice(11, 19);
  await page.getByText(`Play at ${first}`).waitFor();
}, 60_000);

test.each([390, 820, 1024, 1180, 1280, 1400])('%i wide: every filter is seen whole, with its count', async (width) => {
  const { page } = await browser.newPage(house.pageOf(admin, long.sessionId), { width, height: 800 });
  await page.getByRole('button', { name: 'All 130' }).waitFor();

  const row = page.locator('.filters');
  const edges = await row
    .locator('.chip')
    .evaluateAll((chips) => chips.map((chip) => chip.getBoundingClientRect().right));
  const edge = await row.evaluate((element) => element.getBoundingClientRect().right);

  expect(edges).toHaveLength(7);
  expect(Math.max(...edges)).toBeLessThanOrEqual(edge);
  expect(await row.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

interface Control {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** Every control that can be seen, with what a screen reader calls it. */
function controlsOf(page: Page): Promise<readonly Control[]> {
  return page.evaluate(() => {
    const nameOf = (element: Element) =>
      element.getAttribute('aria-label') ?? (element.closest('label') ?? element).textContent ?? '';
    return [...document.querySelectorAll('button, a[href], input:not([type=range])')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => {
        // A field is as large as the cell that leads to it.
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
        return { name: nameOf(element).trim(), width, height };
      });
  });
}

test.each([
  ['phone', 390, 844],
  ['portrait', 820, 1180],
  ['landscape', 1180, 820],
  ['desk', 1600, 1000],
])(
  '%s: every control has a name, and room for a finger',
  async (_size, width, height) => {
    const { page } = await browser.newPage(house.pageOf(admin, long.sessionId), { width, height });
    await page.getByRole('button', { name: /^All/ }).waitFor();
    await page.locator('.clip[data-play]').first().waitFor();
    await page.keyboard.press('t');
    await page.locator('.choice-box').first().waitFor();

    const controls = await controlsOf(page);

    expect(controls.length).toBeGreaterThan(20);
    expect(controls.filter(({ name }) => name === '')).toEqual([]);
    expect(controls.filter((control) => Math.min(control.width, control.height) < 43.9)).toEqual([]);
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  },
  30_000,
);
