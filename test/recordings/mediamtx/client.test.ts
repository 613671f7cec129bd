import { beforeAll, describe, expect, it } from 'vitest';
import { type ControlApi, openControlApi } from '../../../src/recordings/mediamtx/controlApi.ts';
import { MediaMtxError } from '../../../src/recordings/mediamtx/mediamtxError.ts';
import { openPlaybackApi, type PlaybackApi } from '../../../src/recordings/mediamtx/playbackApi.ts';
import { type AnswerServer, replaying, serving } from './answerServer.ts';
import answers from './answers.json' with { type: 'json' };

let server: AnswerServer;
let api: ControlApi;
let playback: PlaybackApi;

beforeAll(async () => {
  server = await replaying(answers);
  api = openControlApi(server.url);
  playback = openPlaybackApi(server.url, { token: async () => 'a-pass' });
});

const troubleOf = async (asking: Promise<unknown>): Promise<MediaMtxError> => {
  const error = await asking.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(MediaMtxError);
  return error;
};

describe('the control API', () => {
  it('tells the version', async () => {
    expect(await api.info()).toEqual({ version: 'v1.20.1', started: '2026-11-24T18:16:31.674136494Z' });
  });

  it('lists the paths of all pages', async () => {
    const paths = await api.paths();
    expect(paths.map(({ name, online }) => [name, online])).toEqual([
      ['a1s', true],
      ['b', true],
      ['venue/c', true],
    ]);
    expect(paths[2]!.tracks).toEqual(['H264']);
  });

  it('tells of one path, and that another is unknown', async () => {
    expect(await api.path('a')).toMatchObject({
      online: true,
      onlineTime: '2026-11-24T18:16:32.068653511Z',
      source: { type: 'srtConn', id: '8d442dae-78d9-40f6-941e-f1f06fc8da02' },
      tracks: ['H264', 'MPEG-4 Audio'],
      bytesReceived: 1_004_481,
      readers: 0,
    });
    expect(await api.path('nobody')).toBeUndefined();
  });

  it('lists recordings, none of a path that never recorded', async () => {
    const segments = [{ start: '2026-11-24T18:16:32.068846Z' }, { start: '2026-11-24T18:16:42.091447Z' }];
    expect(await api.recordings()).toEqual([{ name: 'a', segments }]);
    expect(await api.recording('a')).toEqual({ name: 'a', segments });
    expect(await api.recording('nobody')).toEqual({ name: 'nobody', segments: [] });
  });

  it('lists SRT connections with their losses and latency', async () => {
    expect(await api.srtConnections()).toMatchObject([
      { state: 'publish', path: 'a', packetsReceivedDrop: 0, msReceiveTsbPdDelay: 120 },
    ]);
  });
});

describe('the playback API', () => {
  it('lists spans, and asks with its token', async () => {
    expect(await playback.spans('a')).toEqual([{ start: '2026-11-24T18:16:32.068846Z', duration: 31.830092 }]);
    expect(server.asked.at(-1)!.authorization).toBe('Bearer a-pass');
  });

  it('has none where the window or the path has no footage', async () => {
    const [start, end] = ['2026-11-24T18:26:32.068846Z', '2026-11-24T18:28:12.068846Z'];
    expect(await playback.spans('a', { start, end })).toEqual([]);
    expect(await playback.spans('nobody')).toEqual([]);
    const nothing = { path: 'a', start: '2026-11-24T18:16:33.068846Z', duration: 0, format: 'fmp4' } as const;
    expect(await playback.film(nothing)).toBeUndefined();
  });

  it('passes on what the server refuses', async () => {
    const trouble = await troubleOf(playback.spans('a', { start: 'yesterday' }));
    expect(trouble).toMatchObject({ code: 'REFUSED', status: 400 });
    expect(trouble.message).toMatch(/^MediaMTX \/list: invalid start: parsing time "yesterday"/);
  });
});

describe('a server that is none, or not well', () => {
  it.each([
    ['fails', 500, '{"status":"error","error":"EOF"}', 'FAILED', 'MediaMTX /v3/info: EOF'],
    ['answers no JSON', 200, '<html>', 'BAD_ANSWER', 'MediaMTX /v3/info answered what is no JSON'],
    ['answers something else', 200, '{"version":7}', 'BAD_ANSWER', 'MediaMTX /v3/info: version: '],
    ['knows no such address', 404, '404 page not found', 'REFUSED', 'MediaMTX /v3/info: status 404'],
    ['says too much', 200, '0'.repeat(9 * 2 ** 20), 'BAD_ANSWER', 'MediaMTX /v3/info answered more than'],
  ])('%s', async (_name, status, body, code, message) => {
    const { url } = await serving((_request, response) => response.writeHead(status).end(body));
    const trouble = await troubleOf(openControlApi(url).info());
    expect(trouble).toMatchObject({ code, status });
    expect(trouble.message).toContain(message);
  });

  it('sends us elsewhere, and is not followed with the token', async () => {
    const elsewhere = await serving((_request, response) => response.end('[]'));
    const { url } = await serving((_request, response) => response.writeHead(302, { location: elsewhere.url }).end());
    const trouble = await troubleOf(openPlaybackApi(url, { token: async () => 'a-pass' }).spans('a'));
    expect(trouble.code).toBe('UNREACHABLE');
    expect(elsewhere.asked).toEqual([]);
  });

  it('does not answer in time', async () => {
    const { url } = await serving(() => {});
    const trouble = await troubleOf(openControlApi(url, { deadlineMs: 50 }).info());
    expect(trouble).toMatchObject({ code: 'TIMEOUT', message: 'MediaMTX /v3/info did not answer within 50 ms' });
  });

  it('does not end its answer in time', async () => {
    const { url } = await serving((_request, response) => void response.writeHead(200).write('{'));
    expect(await troubleOf(openControlApi(url, { deadlineMs: 50 }).info())).toMatchObject({ code: 'TIMEOUT' });
  });

  it('is not there', async () => {
    const trouble = await troubleOf(openControlApi('http://127.0.0.1:1').info());
    expect(trouble.code).toBe('UNREACHABLE');
    expect(trouble.message).toMatch(/cannot be reached at http:\/\/127\.0\.0\.1:1: /);
  });

  it('announces pages for ever', async () => {
    const page = JSON.stringify({ itemCount: 1, pageCount: 5_000_000, items: [] });
    const { url } = await serving((_request, response) => response.end(page));
    expect(await troubleOf(openControlApi(url).paths())).toMatchObject({ code: 'BAD_ANSWER' });
  });
});
