import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { headerBytes, partBytes } from '../../src/recordings/fragmentWriter.ts';
import { recordingName } from '../../src/recordings/recordingName.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { givenGame } from '../graphql/plays.ts';
import { putRecording, videoTrack } from '../recordings/smallRecording.ts';
import { until } from '../support/until.ts';
import { rawRequest } from './rawRequest.ts';

const BEGIN = Date.parse('2026-09-05T17:00:00.000Z');
const iso = (second: number) => new Date(BEGIN + second * 1_000).toISOString();
/** More than the buffers of a connection hold. */
const LARGE = 64 * 2 ** 20;

let world: World;
let coach: string;
let channelId: string;

beforeAll(async () => {
  world = await openWorld();
  coach = await world.token({ role: 'coach', sub: 'coach-1' });
  ({ channelId } = await givenChannel());
});

async function givenChannel() {
  const operator = await world.token({ role: 'operator' });
  const { channelId: id } = await givenGame(world, operator);
  const { data } = await world.ask(`{ channel(id: "${id}") { path } }`, {}, operator);
  const recordings = path.join(world.clipsFolder, '../recordings');
  for (const second of [0, 15]) {
    const streamId = Buffer.alloc(16, second + 1);
    const startMs = BEGIN + second * 1_000;
    putRecording(recordings, data.channel!.path, { startMs, parts: 50, sound: 1, closed: true, streamId });
  }
  return { channelId: id, folder: path.join(recordings, data.channel!.path) };
}

/** Its first recording, half a minute before the others, is a single picture of that many bytes. */
async function givenLargeChannel() {
  const game = await givenChannel();
  const samples = [{ duration: 900_000, cts: 0, sync: true, size: LARGE, data: Buffer.alloc(LARGE) }];
  const wallNs = BigInt(BEGIN - 30_000) * 10n ** 6n;
  const header = headerBytes([videoTrack], { streamId: Buffer.alloc(16, 3), segmentNumber: 0, streamNs: 0n, wallNs });
  const file = Buffer.concat([header, partBytes(0, [{ trackId: 1, dts: 0, samples }])]);
  writeFileSync(path.join(game.folder, recordingName(wallNs)), file);
  return game;
}

async function askFilm({ token = coach, from = -60, to = 60, id = channelId } = {}) {
  const { data, errors } = await world.ask(
    `{ recordings(channelId: "${id}", from: "${iso(from)}", to: "${iso(to)}") {
         film { url startAt endAt bytes } } }`,
    {},
    token,
  );
  return { film: data?.recordings?.film, codes: errors?.map(({ extensions }) => extensions.code) };
}
const link = async (of: Parameters<typeof askFilm>[0] = {}) => (await askFilm(of)).film!.url;
const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${world.url}${url}`, { headers, method });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('the film of a recording', () => {
  it('is served whole, over its hole, and can be sought in', async () => {
    const { film } = await askFilm();
    expect(film).toMatchObject({ startAt: iso(0), endAt: iso(25) });
    const response = await get(film!.url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'accept-ranges': 'bytes',
      'content-type': 'video/mp4',
      'content-length': String(film!.bytes),
      'cache-control': 'private, max-age=21600, immutable',
      'x-content-type-options': 'nosniff',
    });
    const bytes = await bytesOf(response);
    expect([bytes.length, bytes.toString('latin1', 4, 8)]).toEqual([film!.bytes, 'ftyp']);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it.each([
    ['bytes=0-1', 0, 2],
    ['bytes=0-', 0, undefined],
    ['bytes=1000-1999', 1_000, 2_000],
    ['bytes=-100', -100, undefined],
    ['bytes=100-999999999', 100, undefined],
  ])('is served in part: %s', async (range, from, to) => {
    const url = await link();
    const whole = await bytesOf(await get(url));
    const response = await get(url, { range });
    const wanted = whole.subarray(from, to);
    const first = from < 0 ? whole.length + from : from;
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${first}-${first + wanted.length - 1}/${whole.length}`);
    expect((await bytesOf(response)).equals(wanted)).toBe(true);
  });

  it.each([
    ['beyond its end', 'bytes=999999999-', 416],
    ['no byte at all', 'bytes=-0', 416],
    ['several parts', 'bytes=0-1,5-6', 200],
    ['in another unit', 'frames=0-1', 200],
    ['a part the wrong way round', 'bytes=5-1', 200],
  ])('to whoever asks for %s is answered as a clip is', async (_name, range, status) => {
    const response = await get(await link(), { range });
    expect(response.status).toBe(status);
    if (status === 416) expect(response.headers.get('content-range')).toMatch(/^bytes \*\/\d+$/);
  });

  it('goes on with If-Range while it is the same, and starts anew where it is not', async () => {
    const url = await link();
    const etag = (await get(url, {}, 'HEAD')).headers.get('etag')!;
    expect((await get(url, { range: 'bytes=0-1', 'if-range': etag })).status).toBe(206);
    expect((await get(url, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
    expect((await get(url, { 'if-none-match': etag })).status).toBe(304);
  });

  it('tells its size to HEAD', async () => {
    const { film } = await askFilm();
    const response = await get(film!.url, {}, 'HEAD');
    expect([response.status, response.headers.get('content-length')]).toEqual([200, String(film!.bytes)]);
    expect((await bytesOf(response)).length).toBe(0);
  });

  it.each([
    ['altered', (url: string) => url.replace(/sig=(.)/, (_, first) => `sig=${first === 'A' ? 'B' : 'A'}`)],
    ["another person's", (url: string) => url.replace('coach-1', 'coach-2')],
    ["another team's", (url: string) => url.replace('team=home', 'team=away')],
    ['prolonged', (url: string) => url.replace(/exp=\d+/, 'exp=99999999999')],
    ['of another channel', (url: string) => url.replace(channelId, randomUUID())],
    ['of another span', (url: string) => url.replace(/\/(\d+)-(\d+)-/, (_, from, to) => `/${Number(from) - 1}-${to}-`)],
    ['of another film', (url: string) => url.replace(/-[\w-]{22}\.mp4/, `-${'A'.repeat(22)}.mp4`)],
    ['unsigned', (url: string) => url.split('?')[0]!],
  ])('is not served over a link that is %s', async (_name, altered) => {
    const response = await get(altered(await link()));
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'FORBIDDEN' });
    expect(response.headers.get('cache-control')).toBeNull();
  });

  it('is not served any more to whoever has left the team', async () => {
    const leaver = await world.token({ role: 'viewer', sub: 'leaver' });
    const url = await link({ token: leaver });
    expect((await get(url, {}, 'HEAD')).status).toBe(200);
    const admin = await world.token({ role: 'admin' });
    await world.ask(
      'mutation ($input: RemoveMemberInput!) { removeMember(input: $input) { userErrors { code } } }',
      { input: { commandId: randomUUID(), memberId: 'leaver' } },
      admin,
    );
    await until(async () => (await get(url, {}, 'HEAD')).status === 403, { what: 'the link is good no more' });
  });

  it('is not signed for devices and auditors, nor for another team', async () => {
    const device = await world.token({ role: 'device', sub: randomUUID(), channelId });
    const auditor = await world.token({ role: 'auditor', sub: 'ada' });
    expect((await askFilm({ token: device })).codes).toEqual(['FORBIDDEN']);
    expect(await askFilm({ token: auditor })).toEqual({ film: null, codes: ['FORBIDDEN'] });
    const stranger = await world.token({ role: 'admin', team: 'away' });
    expect(await askFilm({ token: stranger })).toEqual({ film: undefined, codes: undefined });
  });

  it('is no way to another file', async () => {
    const signed = (file: string) => `/media/recordings/${channelId}/${file}?team=home&person=coach-1&exp=9&sig=x`;
    for (const target of [
      signed('..%2f..%2f..%2fetc/passwd'),
      signed('0-1-..%2f..%2f..%2f..%2f..%2fpasswd.mp4'),
      signed(`0-1-${'%2e'.repeat(22)}.mp4`),
      '/media/recordings/..%2f..%2fetc/passwd',
      '/media/recordings/../../etc/passwd',
      `/media/recordings/${channelId}/%00`,
    ]) {
      const { status, body } = await rawRequest(world.port, target);
      expect([400, 403, 404]).toContain(status);
      expect(body).not.toContain('root:');
    }
  });

  it('is none where nothing was recorded', async () => {
    expect((await askFilm({ from: 100, to: 200 })).film).toBeNull();
  });

  it('that lost a recording is a 404, and a new link is of what is left', async () => {
    const lost = await givenChannel();
    const url = await link({ id: lost.channelId });
    expect((await get(url, {}, 'HEAD')).status).toBe(200);
    rmSync(path.join(lost.folder, readdirSync(lost.folder).sort()[0]!));
    const gone = await get(url);
    expect([gone.status, await gone.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
    const { film } = await askFilm({ id: lost.channelId });
    expect(film).toMatchObject({ startAt: iso(15), endAt: iso(25) });
    expect((await get(film!.url)).status).toBe(200);
  });

  it('whose recording vanishes on the way ends before its promised length, and nothing else does', async () => {
    const doomed = await givenLargeChannel();
    const { film } = await askFilm({ id: doomed.channelId });

    const socket = connect(world.port, '127.0.0.1');
    socket.write(`GET ${film!.url} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    const [first] = (await once(socket, 'data')) as [Buffer];
    socket.pause();
    for (const name of readdirSync(doomed.folder).sort().slice(1)) rmSync(path.join(doomed.folder, name));
    let received = first.length;
    socket.on('data', (bytes: Buffer) => {
      received += bytes.length;
    });
    socket.resume();
    await once(socket, 'close');
    expect(first.toString('latin1', 0, 15)).toBe('HTTP/1.1 200 OK');
    expect(received).toBeGreaterThan(LARGE);
    expect(received).toBeLessThan(film!.bytes);
    expect((await get(await link(), {}, 'HEAD')).status).toBe(200);
  });

  it.runIf(existsSync('/proc/self/fd'))('leaves no file open behind players that go away', async () => {
    const game = await givenLargeChannel();
    const { film } = await askFilm({ id: game.channelId });
    // What was left open is closed by the garbage collector, which complains.
    const complaints: Error[] = [];
    const complain = (warning: Error) => void complaints.push(warning);
    process.on('warning', complain);
    const leave = async () => {
      const abort = new AbortController();
      const response = await fetch(world.url + film!.url, { signal: abort.signal });
      await response.body!.getReader().read();
      abort.abort();
    };
    await Promise.all(Array.from({ length: 20 }, leave));
    await until(() => openFilesIn(game.folder).length === 0, { what: 'every recording is closed again' });
    process.off('warning', complain);
    expect(complaints).toEqual([]);
  });
});

function openFilesIn(folder: string): string[] {
  const descriptors = readdirSync('/proc/self/fd').map((name) => path.join('/proc/self/fd', name));
  // One that is closed meanwhile has no target any more.
  const targets = descriptors.map((name) => (existsSync(name) ? readlinkSync(name) : ''));
  return targets.filter((target) => target.startsWith(folder));
}
