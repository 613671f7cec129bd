import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { rawRequest } from './rawRequest.ts';

const clipId = '0197f3a0-0000-7000-8000-0000000000aa';
const film = Buffer.from(Array.from({ length: 1_000 }, (_, n) => n % 251));
const coach = { team: 'home', id: 'coach-1' };
let world: World;
let link: string;

beforeAll(async () => {
  world = await openWorld();
  mkdirSync(path.join(world.clipsFolder, 'home', clipId), { recursive: true });
  writeFileSync(path.join(world.clipsFolder, 'home', clipId, '1.mp4'), film);
  writeFileSync(path.join(world.clipsFolder, 'secret.txt'), 'secret');
  link = world.auth.links.sign({ clipId, generation: 1, kind: 'mp4' }, coach);
});

const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${world.url}${url}`, { headers, method });

describe('a film', () => {
  it('is served whole', async () => {
    const response = await get(link);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-type': 'video/mp4',
      'content-length': '1000',
      'cache-control': 'private, max-age=21600, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(film);
  });

  it.each([
    ['bytes=0-99', 'bytes 0-99/1000', film.subarray(0, 100)],
    ['bytes=900-', 'bytes 900-999/1000', film.subarray(900)],
    ['bytes=-10', 'bytes 990-999/1000', film.subarray(990)],
    ['bytes=990-5000', 'bytes 990-999/1000', film.subarray(990)],
  ])('is served in part: %s', async (range, contentRange, bytes) => {
    const response = await get(link, { range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(contentRange);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  it('is not served beyond its end', async () => {
    const response = await get(link, { range: 'bytes=1000-' });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe('bytes */1000');
  });

  it('is served whole to whoever asks for several parts', async () => {
    expect((await get(link, { range: 'bytes=0-1,5-6' })).status).toBe(200);
  });

  it('goes on with If-Range while it is the same, and starts anew where it is not', async () => {
    const etag = (await get(link)).headers.get('etag')!;
    expect((await get(link, { range: 'bytes=0-1', 'if-range': etag })).status).toBe(206);
    expect((await get(link, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
  });

  it('tells its size to HEAD', async () => {
    const response = await get(link, {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('1000');
    expect((await response.arrayBuffer()).byteLength).toBe(0);
  });

  it.each([
    ['altered', () => link.replace(/sig=(.)/, (_, first) => `sig=${first === 'A' ? 'B' : 'A'}`)],
    ["another person's", () => link.replace('coach-1', 'coach-2')],
    ["another team's", () => link.replace('team=home', 'team=away')],
    ['prolonged', () => link.replace(/exp=\d+/, 'exp=99999999999')],
    ['of another clip', () => link.replace('0000000000aa', '0000000000ab')],
    ['of another generation', () => link.replace('/1.mp4', '/2.mp4')],
    ['unsigned', () => link.split('?')[0]!],
  ])('is not served over a link that is %s', async (_name, altered) => {
    const response = await get(altered());
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'FORBIDDEN' });
    expect(response.headers.get('cache-control')).toBeNull();
  });

  it('that is gone is a 404', async () => {
    const response = await get(world.auth.links.sign({ clipId, generation: 7, kind: 'mp4' }, coach));
    expect(response.status).toBe(404);
  });

  it.each([
    '/media/../../etc/passwd',
    '/media/clips/../../../../etc/passwd',
    '/media/clips/%2e%2e%2f%2e%2e%2fetc/passwd',
    '/media/clips/..%5c..%5cetc/1.mp4',
    `/media/clips/${clipId}/%2e%2e%2f%2e%2e%2fsecret.txt`,
    `/media/clips/${clipId}/..%2f1.mp4`,
    `/media/clips/${clipId}/1.mp4%00.jpg`,
    `/media/clips/${clipId}/%00`,
    '/media/clips//etc/passwd',
    '//etc/passwd',
    '/..%2f..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/%c0%ae%c0%ae/etc/passwd',
    '/.secret',
    '/assets/..%2f.secret',
    '/.git/config',
  ])('no other file is: %s', async (target) => {
    const { status, body } = await rawRequest(world.port, target);
    expect([400, 404]).toContain(status);
    expect(body).not.toMatch(/root:|secret(?!\.txt)/);
    expect(JSON.parse(body)).toMatchObject({ code: expect.stringMatching(/NOT_FOUND|BAD_USER_INPUT/) });
  });
});

describe('a picture', () => {
  it('is waited for when the film is there before it', async () => {
    const picture = world.auth.links.sign({ clipId, generation: 1, kind: 'jpg' }, coach);
    const response = get(picture);
    setTimeout(() => writeFileSync(path.join(world.clipsFolder, 'home', clipId, '1.jpg'), 'picture'), 150);
    expect((await response).status).toBe(200);
    expect(await (await response).text()).toBe('picture');
  });

  it('that is there first is given until the exact one is there, under its own link', async () => {
    const of = (kind: 'jpg' | 'key.jpg') => get(world.auth.links.sign({ clipId, generation: 4, kind }, coach));
    const file = (name: string) => path.join(world.clipsFolder, 'home', clipId, name);
    writeFileSync(file('4.key.jpg'), 'keyframe');
    expect(await (await of('key.jpg')).text()).toBe('keyframe');
    expect((await of('jpg')).status).toBe(404);
    writeFileSync(file('4.jpg'), 'picture');
    rmSync(file('4.key.jpg'));
    expect(await (await of('key.jpg')).text()).toBe('picture');
    expect(await (await of('jpg')).text()).toBe('picture');
  });
});

describe('the stream of a clip', () => {
  it('asks for a token', async () => {
    const response = await get(`/clips/${clipId}/stream`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is a redirect to a signed link', async () => {
    await world.pool.query(
      `insert into clip_list (team, id, session_id, channel_id, play_id, angle, status, in_at, generation, retry,
         attempt, is_favorite, marked_by, marked_at, file_generation, gaps, position)
       values ('home', $1, $1, $1, $1, 0, 'ready', now(), 1, 0, 1, false, 'coach-1', now(), 1, '[]', 1)`,
      [clipId],
    );
    const authorization = `Bearer ${await world.token({ role: 'coach' })}`;
    const url = `${world.url}/clips/${clipId}/stream`;
    const response = await fetch(url, { headers: { authorization }, redirect: 'manual' });
    expect(response.status).toBe(302);
    expect((await get(response.headers.get('location')!)).status).toBe(200);
  });

  it.each([
    ['a clip of another team', { role: 'coach', team: 'away' } as const, 404],
    ['an auditor', { role: 'auditor' } as const, 403],
  ])('is not for %s', async (_name, claims, status) => {
    const authorization = `Bearer ${await world.token(claims)}`;
    expect((await get(`/clips/${clipId}/stream`, { authorization })).status).toBe(status);
  });
});

describe('the page', () => {
  it('is served with a policy that lets nothing else in', async () => {
    const response = await get('/');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(await response.text()).toContain('Film Room');
  });

  it('has assets that never change', async () => {
    const response = await get('/assets/main-abc123.js');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });
});
