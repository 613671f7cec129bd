// The live picture on the page: asked for as of a MediaMTX, which asks the platform; answered by a browser of the test.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { putRecording } from '../recordings/smallRecording.ts';
import { afterFile } from '../support/cleanup.ts';
import { until } from '../support/until.ts';
import { openBrowser, type TestBrowser } from './openBrowser.ts';
import { type Game, type House, openGame, openHouse } from './openHouse.ts';

/** `picture`: as it should be. `silence`: accepted, and no picture follows, as with B-frames. A number: that status. */
type Mood = 'picture' | 'silence' | number;

let mood: Mood = 'picture';
let house: House & { readonly recordings: string };
let browser: TestBrowser;
let game: Game;
let server: WhepServer;

interface WhepServer {
  readonly url: string;
  /** Sessions that were opened and left again. */
  readonly opened: string[];
  readonly left: string[];
  /** Addresses that were asked, with their query. */
  readonly urls: string[];
}

beforeAll(async () => {
  browser = await openBrowser();
  const { page: camera } = await browser.newPage('about:blank');
  server = await startWhep(camera, () => house.url);
  house = await openHouse({ MEDIAMTX_WHEP_URL: server.url });
  game = await openGame(house, await house.token('operator', 'Olga'), ['END ZONE', 'SIDELINE']);
  // A keyframe a second: so long, and two seconds, a picture may take.
  for (const { path } of game.channels)
    putRecording(house.recordings, path, { startMs: Date.now() - 9_000, parts: 40 });
}, 90_000);

/** What MediaMTX does with WHEP: asks the platform, answers the offer, and lets the session be left. */
async function startWhep(camera: Page, platform: () => string): Promise<WhepServer> {
  const found: WhepServer = { url: '', opened: [], left: [], urls: [] };
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '');
    response.setHeader('access-control-allow-headers', 'Authorization, Content-Type, If-Match');
    response.setHeader('access-control-allow-methods', 'OPTIONS, GET, POST, PATCH, DELETE');
    response.setHeader('access-control-expose-headers', 'ETag, ID, Accept-Patch, Link, Location');
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    found.urls.push(request.url ?? '');
    const [, path = '', , session] = (request.url ?? '').split('/');
    if (request.method === 'DELETE') {
      found.left.push(session ?? '');
      return void response.writeHead(200).end('{"status":"ok"}');
    }
    const offer = Buffer.concat(await request.toArray()).toString('utf8');
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!(await isLetIn(platform(), path, token))) return void response.writeHead(401).end();
    if (typeof mood === 'number') return void response.writeHead(mood).end();
    const answer = await camera.evaluate(answerOffer, { offer, isSilent: mood === 'silence' });
    const id = String(found.opened.length + 1);
    found.opened.push(id);
    response.writeHead(201, { 'content-type': 'application/sdp', location: `/${path}/whep/${id}` }).end(answer);
  }
  const whep = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => whep.listen(0, '127.0.0.1', resolve));
  afterFile(() => {
    whep.closeAllConnections();
    return new Promise((resolve) => whep.close(resolve));
  });
  return { ...found, url: `http://127.0.0.1:${(whep.address() as AddressInfo).port}` };
}

async function isLetIn(platform: string, path: string, token: string): Promise<boolean> {
  const question = { ip: '127.0.0.1', user: '', password: '', token, action: 'read', path, protocol: 'webrtc' };
  const { ok } = await fetch(`${platform}/media/mediamtx-auth`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...question, id: null, query: '', userAgent: 'Chromium' }),
  });
  return ok;
}

/** In the browser: a camera whose picture is a changing colour, or never comes. */
async function answerOffer({ offer, isSilent }: { offer: string; isSilent: boolean }): Promise<string> {
  const peer = new RTCPeerConnection();
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 180;
  const context = canvas.getContext('2d');
  const paint = () => {
    if (context === null) return;
    context.fillStyle = `hsl(${Math.floor(performance.now() / 10) % 360} 80% 50%)`;
    context.fillRect(0, 0, 320, 180);
  };
  paint();
  setInterval(paint, 40);
  await peer.setRemoteDescription({ type: 'offer', sdp: offer });
  const [track] = canvas.captureStream(25).getVideoTracks();
  const [transceiver] = peer.getTransceivers();
  if (track !== undefined && transceiver !== undefined) {
    track.enabled = !isSilent;
    transceiver.direction = 'sendonly';
    if (!isSilent) await transceiver.sender.replaceTrack(track);
  }
  await peer.setLocalDescription(await peer.createAnswer());
  await new Promise<void>((resolve) => {
    const look = () => {
      if (peer.iceGatheringState === 'complete') resolve();
    };
    peer.addEventListener('icegatheringstatechange', look);
    look();
  });
  return peer.localDescription?.sdp ?? '';
}

const openPage = async (name = 'Coach A') =>
  browser.newPage(house.pageOf(await house.token('coach', name), game.sessionId));

describe('while no play is chosen', () => {
  it('a camera is seen live, by a pass that stands in no address, and left when it is not wanted any more', async () => {
    mood = 'picture';
    const { page, complaints, context } = await openPage();
    const video = page.locator('video[data-live=playing]');
    await video.waitFor({ timeout: 20_000 });
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) === 320);
    expect(await page.locator('.burn-l').textContent()).toMatch(/^Live (END ZONE|SIDELINE)$/);
    await page.getByRole('radio', { name: 'SIDELINE' }).click();
    await page.locator('.burn-l', { hasText: 'SIDELINE' }).waitFor({ timeout: 20_000 });
    await until(() => server.left.length > 0, { what: 'the first picture left' });
    expect(server.urls.join(' ')).not.toMatch(/eyJ|token/);
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('nothing is asked for where the film is behind another tab, as on a phone', async () => {
    mood = 'picture';
    const url = house.pageOf(await house.token('coach', 'Coach A'), game.sessionId);
    const { page, context } = await browser.newPage(url, { width: 390, height: 844 });
    const asked = server.urls.length;
    await page.locator('.mark').waitFor();
    await page.locator('.channel').first().waitFor();
    expect(server.urls.length).toBe(asked);
    await page.getByRole('button', { name: 'Film and tags' }).click();
    await page.locator('video[data-live=playing]').waitFor({ timeout: 20_000 });
    const left = server.left.length;
    await page.getByRole('button', { name: 'Plays', exact: true }).click();
    await until(() => server.left.length > left, { what: 'the picture is left' });
    await context.close();
  }, 60_000);

  it('a picture that does not come says why it may not, and can be asked for again', async () => {
    mood = 'silence';
    const { page, context } = await openPage();
    const notice = page.locator('.notice[data-trouble=NO_PICTURE]');
    await page.locator('.notice', { hasText: 'The picture begins with the camera' }).waitFor();
    await notice.waitFor({ timeout: 20_000 });
    expect(await notice.textContent()).toMatch(/within 3 s\.Most often that is B-frames/);
    mood = 'picture';
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('video[data-live=playing]').waitFor({ timeout: 20_000 });
    await context.close();
  }, 60_000);

  it.each([
    [404, 'OFFLINE', 'sends nothing.'],
    [401, 'REFUSED', 'The server for live pictures refused.'],
  ] as const)(
    'status %s of the server reads %s',
    async (status, trouble, words) => {
      mood = status;
      const { page, context } = await openPage();
      const notice = page.locator(`.notice[data-trouble=${trouble}]`);
      await notice.waitFor({ timeout: 20_000 });
      expect(await notice.textContent()).toContain(words);
      await context.close();
    },
    40_000,
  );
});
