// A camera as it is seen live: what MediaMTX says of it, whether it records, its clock, and a pass to its picture.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/graphql/generated/types.ts';
import { type MediaMtxWatch, watchMediaMtx } from '../../src/recordings/mediamtx/watchMediaMtx.ts';
import { type AnswerServer, serving } from '../recordings/mediamtx/answerServer.ts';
import { putRecording } from '../recordings/smallRecording.ts';
import { afterFile } from '../support/cleanup.ts';
import { openWorld, type World } from './openWorld.ts';
import { givenGame } from './plays.ts';

const WHEP = 'http://127.0.0.1:8889';
const fields = `path isRecording recordingGrewAt signal recorderClock { offsetMs uncertaintyMs measuredAt }
  preview { whepUrl token expiresAt patienceSeconds trouble hasSound }`;
const query = `query ($id: ID!) { channel(id: $id) { ${fields} } }`;

let server: AnswerServer;
let watch: MediaMtxWatch;
let world: World;
let operator: string;
let channelId: string;
let channelPath: string;
/** What the server says of the camera; a status where it fails. */
let says: { readonly online: boolean; readonly tracks: readonly string[] } | number = 500;

beforeAll(async () => {
  server = await serving((request, response) => {
    const isFine = typeof says === 'object';
    if (request.url?.startsWith('/v3/info')) {
      return response.writeHead(200, { date: new Date().toUTCString() }).end('{}');
    }
    const source = { type: 'srtConn', id: randomUUID() };
    const path = { name: channelPath, onlineTime: null, source, bytesReceived: 0, readers: [] };
    const items = isFine ? [{ ...path, ...(says as object) }] : [];
    response.writeHead(isFine ? 200 : (says as number));
    return response.end(JSON.stringify(isFine ? { pageCount: 1, items } : { status: 'error', error: 'broken' }));
  });
  watch = watchMediaMtx(server.url, () => {});
  afterFile(() => watch.close());
  world = await openWorld({ mediaMtx: watch, whepUrl: WHEP });
  operator = await world.token({ role: 'operator' });
});
beforeEach(async () => {
  ({ channelId } = await givenGame(world, operator));
  const { rows } = await world.pool.query('select path from channel_board where id = $1', [channelId]);
  channelPath = rows[0].path;
});

async function ask(token = operator): Promise<Channel> {
  const { data, errors } = await world.ask(query, { id: channelId }, token);
  expect(errors).toBeUndefined();
  return data.channel!;
}
/** MediaMTX is asked once a second at most. */
const soon = (look: () => Promise<unknown>) => expect.poll(look, { timeout: 5_000, interval: 100 });

function givenFootage(options: { readonly bFrames?: boolean } = {}): void {
  const folder = path.join(path.dirname(world.clipsFolder), 'recordings');
  mkdirSync(folder, { recursive: true });
  putRecording(folder, channelPath, { startMs: Date.now() - 12_000, parts: 60, sound: 1, ...options });
}

describe('the live picture of a camera', () => {
  it('has an address, and a pass of whoever asks that is no part of it', async () => {
    says = { online: true, tracks: ['H264', 'Opus'] };
    await soon(async () => (await ask()).signal).toBe('ONLINE');
    const { preview } = await ask();
    expect(preview).toEqual({
      whepUrl: `${WHEP}/${channelPath}/whep`,
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expiresAt: expect.any(String),
      patienceSeconds: 6,
      trouble: null,
      hasSound: true,
    });
    expect(await world.auth.passes.verify(preview!.token)).toEqual({
      team: 'home',
      id: 'operator-1',
      path: channelPath,
    });
  });

  it('comes within a keyframe of what its footage has, and two seconds', async () => {
    givenFootage();
    expect((await ask()).preview!.patienceSeconds).toBe(3);
  });

  it('does not come of a camera with B-frames, and has no sound where that is AAC', async () => {
    says = { online: true, tracks: ['H264', 'MPEG-4 Audio'] };
    givenFootage({ bFrames: true });
    await soon(async () => (await ask()).preview).toMatchObject({ trouble: 'B_FRAMES', hasSound: false });
  });

  it('does not come of a camera that codes in another way, or sends nothing', async () => {
    says = { online: true, tracks: ['H265'] };
    await soon(async () => (await ask()).preview).toMatchObject({ trouble: 'NOT_H264' });
    says = { online: false, tracks: [] };
    await soon(() => ask()).toMatchObject({ signal: 'OFFLINE', preview: { trouble: 'OFFLINE', hasSound: null } });
  });

  it('may come all the same while MediaMTX does not answer', async () => {
    says = 500;
    await soon(() => ask()).toMatchObject({ signal: 'UNKNOWN', preview: { trouble: null, hasSound: null } });
  });

  it('is for those who watch film: neither for a camera nor for an auditor', async () => {
    expect((await ask(await world.token({ role: 'viewer' }))).preview).not.toBeNull();
    const device = await world.token({ role: 'device', channelId, via: 'device' });
    const auditor = await world.token({ role: 'auditor' });
    for (const token of [device, auditor]) {
      const { data, errors } = await world.ask(query, { id: channelId }, token);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect(data.channel!.preview).toBeNull();
    }
  });

  it('is none where there is no MediaMTX', async () => {
    const plain = await openWorld();
    const token = await plain.token({ role: 'operator' });
    const { channelId: id } = await givenGame(plain, token);
    const { data } = await plain.ask(query, { id }, token);
    expect(data.channel).toMatchObject({ signal: 'UNKNOWN', preview: null, recorderClock: null, isRecording: false });
  });
});

describe('whether a camera is recorded', () => {
  it('is seen from its newest file alone', async () => {
    expect(await ask()).toMatchObject({ isRecording: false, recordingGrewAt: null });
    givenFootage();
    const { isRecording, recordingGrewAt } = await ask();
    expect(isRecording).toBe(true);
    expect(Date.now() - Date.parse(String(recordingGrewAt))).toBeLessThan(5_000);
    await soon(async () => (await ask()).isRecording).toBe(false);
  });
});

describe("MediaMTX's silence", () => {
  it('is among what needs a person, and goes by itself', async () => {
    const kinds = async () => {
      const { data } = await world.ask('{ attention { kind } }', {}, operator);
      return data.attention.map(({ kind }) => kind);
    };
    says = 500;
    await soon(kinds).toContain('RECORDER_SILENT');
    says = { online: false, tracks: [] };
    await soon(kinds).not.toContain('RECORDER_SILENT');
  });
});

describe("a MediaMTX's clock", () => {
  it('is the clock of the cameras that it hears', async () => {
    says = { online: true, tracks: ['H264'] };
    await expect.poll(() => watch.clock(), { timeout: 15_000 }).toBeDefined();
    await soon(async () => (await ask()).signal).toBe('ONLINE');
    const { offsetMs, uncertaintyMs } = (await ask()).recorderClock!;
    expect(Math.abs(offsetMs)).toBeLessThanOrEqual(uncertaintyMs + 5);
  });
});

describe('the page', () => {
  it('may ask the live pictures of nobody but this MediaMTX', async () => {
    const { headers } = await fetch(world.url);
    expect(headers.get('content-security-policy')).toContain(`connect-src 'self' ${WHEP};`);
  });
});
