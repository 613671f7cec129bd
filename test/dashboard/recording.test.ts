import { beforeAll, expect, test } from 'vitest';
import { startCamera } from '../../infra/local/capture/camera.ts';
import { encodeMedia } from '../footage/encodeMedia.ts';
import { recordMedia } from '../footage/recordMedia.ts';
import { until } from '../support/until.ts';
import { ffmpeg } from '../workers/ffmpeg/cutting.ts';
import { openBrowser, type TestBrowser } from './openBrowser.ts';
import { type Game, type House, openGame, openHouse } from './openHouse.ts';
import { watchFilms } from './watchFilms.ts';

const FPS = 30;
const FILMED_S = 30;
/** Seconds in which the camera was lost. */
const LOST = [12, 15] as const;

/** Seconds after frame 0 at which the other camera begins, when the first one is off, and at which it comes back. */
const [TOWER_S, TOWER_BACK_S] = [35, 43];

let house: House & { readonly recordings: string };
let browser: TestBrowser;
let game: Game;
let operator: string;
/** Moment of frame 0, a minute ago. */
const startMs = Date.now() - 60_000;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  operator = await house.token('operator', 'Olga');
  game = await openGame(house, operator, ['SIDELINE', 'TOWER']);
  const camera = await startCamera({
    recordings: house.recordings,
    path: game.channels[0]!.path,
    speed: 'max',
    segment: 8,
    startMs,
    gaps: [LOST],
    stopAfter: FILMED_S,
  });
  await camera.ended;
  // A camera that came back with other settings, which it says in the head of its files only.
  const tower = game.channels[1]!.path;
  recordMedia(house.recordings, tower, await encoded('-profile:v', 'baseline'), {
    startMs: startMs + TOWER_S * 1_000,
  });
  recordMedia(house.recordings, tower, await encoded('-x264-params', 'cabac=1:ref=4'), {
    startMs: startMs + TOWER_BACK_S * 1_000,
    firstStream: 2,
  });
}, 60_000);

const encoded = (...settings: string[]) =>
  encodeMedia(ffmpeg, { picture: ['-c:v', 'libx264', '-preset', 'ultrafast', ...settings], frames: 150 });

/** The recording as a coach opens it, with the keyboard. */
async function openRecording() {
  const open = await browser.newPage(house.pageOf(await house.token('coach', 'Coach A'), game.sessionId));
  const { page } = open;
  const films = await watchFilms(page);
  await page.locator('.conn[data-link=live]').waitFor();
  await page.keyboard.press('v');
  await page.locator('.recording video').waitFor();
  await page.waitForFunction(
    () => (document.querySelector<HTMLVideoElement>('.recording video')?.readyState ?? 0) >= 2,
  );
  const { session } = await house.ask<{ session: { actualStart: string } }>(
    operator,
    'query ($id: ID!) { session(id: $id) { actualStart } }',
    { id: game.sessionId },
  );
  const scrubber = page.getByRole('slider', { name: 'Time in the recording' });
  const begins = Date.parse(session.actualStart) - 5 * 60_000;
  return {
    ...open,
    films,
    /** To the middle of a frame. */
    seek: (frame: number) => scrubber.fill(((startMs + ((frame + 0.5) * 1_000) / FPS - begins) / 1_000).toFixed(3)),
    shows: (frame: number) =>
      until(async () => (await films.onScreen('.recording')) === frame, { what: `frame ${frame} is on the screen` }),
  };
}

interface CutClip {
  readonly status: string;
  readonly frames: number | null;
  readonly inAt: string;
}

async function clipNow(): Promise<CutClip | undefined> {
  const query = 'query ($id: ID!) { clips(sessionId: $id, first: 1) { nodes { status frames inAt } } }';
  const data = await house.ask<{ clips: { nodes: CutClip[] } }>(operator, query, { id: game.sessionId });
  return data.clips.nodes[0];
}

test('a coach seeks in the recording of a game, over files and a hole, and every step is one frame', async () => {
  const { page, seek, shows, complaints } = await openRecording();
  await page.getByRole('radio', { name: 'SIDELINE, recorded with 1 gap' }).waitFor();

  await seek(17);
  await shows(17);
  await seek(700);
  await shows(700);
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await page.keyboard.press(',');
  await shows(701);

  await seek(LOST[0] * FPS + 30);
  await shows(LOST[1] * FPS);
  expect(complaints).toEqual([]);
}, 60_000);

test('a coach cuts a play from the recording, and it begins and ends with the frames that were shown', async () => {
  const { page, films, seek, shows } = await openRecording();
  await seek(100);
  await shows(100);
  await page.keyboard.press('[');
  await seek(190);
  await shows(190);
  await page.keyboard.press(']');
  await page.getByRole('button', { name: 'Cut 3.0 s' }).waitFor();
  await page.keyboard.press('Enter');

  await page.locator('.clip[data-state=ready]').waitFor({ timeout: 15_000 });
  expect(await clipNow()).toMatchObject({ status: 'READY', frames: 91 });
  expect(await page.locator('.lane-clip').count()).toBe(1);
  const seen = (await films.read()).length;
  await page.keyboard.press('ArrowDown');
  const first = await until(async () => (await films.read())[seen], { what: 'a painted frame of the clip' });
  expect(first).toEqual({ frame: 100, mediaTime: 0 });
}, 60_000);

test('a camera that came back with other settings is sought in, forwards and back', async () => {
  const { page, seek, shows } = await openRecording();
  await page.getByRole('radio', { name: 'TOWER, recorded with 1 gap' }).press('Enter');
  await page.locator('.recording .burn-r', { hasText: 'TOWER' }).waitFor();
  const [begin, back] = [TOWER_S * FPS, TOWER_BACK_S * FPS];
  for (const [at, frame] of [
    [begin + 20, 20],
    [back + 30, 30],
    [back + 100, 100],
    [begin + 75, 75],
    [back + 10, 10],
  ] as const) {
    await seek(at);
    await shows(frame);
  }
}, 60_000);

test('a recording whose link is refused asks for a new one, silently', async () => {
  const { page, seek, shows } = await openRecording();
  await page.getByRole('radio', { name: /^TOWER/ }).press('Enter');
  await page.locator('.recording .burn-r', { hasText: 'TOWER' }).waitFor();
  let refused = 0;
  await page.route('**/media/recordings/**', (route) => {
    if (refused > 0) return route.continue();
    refused += 1;
    return route.fulfill({ status: 404 });
  });

  await page.getByRole('radio', { name: /^SIDELINE/ }).press('Enter');
  await page.locator('.recording .burn-r', { hasText: 'SIDELINE' }).waitFor();
  await until(() => refused === 1, { what: 'the link is refused' });
  await seek(60);
  await shows(60);
}, 60_000);

test('whoever may not mark looks through the recording, and cuts nothing', async () => {
  const { page } = await browser.newPage(house.pageOf(await house.token('viewer', 'Vera'), game.sessionId));
  await page.locator('.conn[data-link=live]').waitFor();
  await page.locator('.more').click();
  await page.getByRole('button', { name: 'Recording' }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).last().waitFor();
  expect(await page.locator('.recording-cut').count()).toBe(0);
}, 30_000);
