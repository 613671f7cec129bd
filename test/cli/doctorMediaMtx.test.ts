import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { startCamera } from '../../infra/local/capture/camera.ts';
import { startSimulator } from '../../infra/local/capture/mediamtx/simulator.ts';
import { lookAtMediaMtx } from '../../src/cli/doctor/lookAtMediaMtx.ts';
import { replaying, serving } from '../recordings/mediamtx/answerServer.ts';
import { afterFile } from '../support/cleanup.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

let dataFolder: string;
beforeEach(() => {
  dataFolder = temporaryFolder();
  mkdirSync(path.join(dataFolder, 'recordings'));
});

const complaints = async (url: string) =>
  (await lookAtMediaMtx(url, dataFolder)).flatMap(({ broken }) => (broken ? [`${broken.what}; ${broken.fix}`] : []));

const page = (items: readonly unknown[]) => ({ itemCount: items.length, pageCount: 1, items });
const info = { version: 'v1.20.1\n', started: '2026-11-14T18:00:00Z' };
const answers = (paths: readonly unknown[], recordings: readonly unknown[]) => [
  { path: '/v3/info', query: '', status: 200, body: info },
  { path: '/v3/paths/list', query: '', status: 200, body: page(paths) },
  { path: '/v3/recordings/list', query: '', status: 200, body: page(recordings) },
];

test('none is looked at where none is named', async () => {
  expect(await lookAtMediaMtx(undefined, dataFolder)).toEqual([]);
});

test('one that records into our folder is fine', async () => {
  const recordings = path.join(dataFolder, 'recordings');
  const simulator = await startSimulator({ recordings });
  afterFile(() => simulator.close());
  const camera = await startCamera({ recordings, path: 'home-a' });
  afterFile(() => camera.stop());
  const found = () => lookAtMediaMtx(simulator.apiUrl, dataFolder);
  await expect.poll(found, { timeout: 5_000 }).toEqual([{ about: 'MediaMTX', note: `v1.20.1 at ${simulator.apiUrl}` }]);
});

test('one that does not answer is to be started', async () => {
  const [line] = await complaints('http://127.0.0.1:1');
  expect(line).toMatch(/^MediaMTX \/v3\/info cannot be reached at http:\/\/127\.0\.0\.1:1: .*; start it with infra/);
});

test('one that hears a camera and records elsewhere is told where to', async () => {
  const sending = { name: 'home-a', online: true, onlineTime: null, source: null, tracks: ['H264'] };
  const { url } = await replaying(answers([{ ...sending, bytesReceived: 1, readers: [] }], []));
  expect(await complaints(url)).toEqual([
    expect.stringMatching(/^MediaMTX hears home-a, and nothing of it comes into .*; let it record there/),
  ]);
});

test('one that runs in another time zone is to be started in UTC', async () => {
  const recording = { name: 'home-a', segments: [{ start: '2026-11-24T13:34:24.750130-05:00' }] };
  const { url } = await replaying(answers([], [recording]));
  expect(await complaints(url)).toEqual([
    expect.stringMatching(/another zone than UTC .*-05:00\); start it with TZ=UTC/),
  ]);
});

test('one whose clock is off is told by how much', async () => {
  const date = new Date(Date.now() + 90_500).toUTCString();
  const { url } = await serving((request, response) => {
    const body = request.url?.startsWith('/v3/info') ? info : page([]);
    response.writeHead(200, { date }).end(JSON.stringify(body));
  });
  expect(await complaints(url)).toEqual([expect.stringMatching(/^MediaMTX's clock is (89|90) s ahead; set the clock/)]);
});
