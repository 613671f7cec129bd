import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCamera } from '../../../infra/local/capture/camera.ts';
import { startSimulator } from '../../../infra/local/capture/mediamtx/simulator.ts';
import { openControlApi } from '../../../src/recordings/mediamtx/controlApi.ts';
import { openPlaybackApi } from '../../../src/recordings/mediamtx/playbackApi.ts';
import { isRecording } from '../../../src/recordings/recorderState.ts';
import { openRecordings } from '../../../src/recordings/recordings.ts';
import { serving } from '../../recordings/mediamtx/answerServer.ts';
import { putRecording } from '../../recordings/smallRecording.ts';
import { afterFile } from '../../support/cleanup.ts';
import { root } from '../../support/root.ts';
import { startProcess } from '../../support/startProcess.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const T0 = Date.parse('2026-11-14T19:00:00.000Z');

async function simulating(authUrl?: string) {
  const recordings = temporaryFolder();
  const simulator = await startSimulator({ recordings, ...(authUrl !== undefined && { authUrl }) });
  afterFile(() => simulator.close());
  return { recordings, ...simulator };
}

describe('the simulated MediaMTX', () => {
  it('lists a file without a header, and cannot list the spans of its path any more', async () => {
    const { recordings, apiUrl, playbackUrl } = await simulating();
    putRecording(recordings, 'home-a', { startMs: T0, parts: 5, closed: true });
    writeFileSync(path.join(recordings, 'home-a', '2026-11-14_19-00-05-000000.mp4'), '');
    expect((await openControlApi(apiUrl).recording('home-a')).segments).toHaveLength(2);
    const playback = openPlaybackApi(playbackUrl);
    await expect(playback.spans('home-a')).rejects.toMatchObject({ code: 'FAILED', status: 500 });
    const start = '2026-11-14T19:00:06Z';
    const range = { path: 'home-a', start, duration: 1, format: 'fmp4' } as const;
    await expect(playback.film(range)).rejects.toMatchObject({ code: 'REFUSED', status: 400 });
  });

  it('joins files of one connection that follow each other, and no others', async () => {
    const { recordings, playbackUrl } = await simulating();
    for (const segmentNumber of [0, 1, 3]) {
      const streamMs = segmentNumber * 1_000;
      putRecording(recordings, 'home-a', { startMs: T0 + streamMs, parts: 5, closed: true, segmentNumber, streamMs });
    }
    expect(await openPlaybackApi(playbackUrl).spans('home-a')).toEqual([
      { start: '2026-11-14T19:00:00Z', duration: 2 },
      { start: '2026-11-14T19:00:03Z', duration: 1 },
    ]);
  });

  it('tells pages apart', async () => {
    const { recordings, apiUrl } = await simulating();
    for (let n = 0; n < 105; n += 1) mkdirSync(path.join(recordings, `home-${n}`));
    expect(await openControlApi(apiUrl).recordings()).toHaveLength(105);
  });

  it("asks the platform in MediaMTX's words whether somebody may play back", async () => {
    const questions: Record<string, unknown>[] = [];
    const platform = await serving(async (request, response) => {
      const question = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'));
      questions.push(question);
      response.writeHead(question.token === 'good' ? 204 : 401).end();
    });
    const { recordings, playbackUrl } = await simulating(platform.url);
    putRecording(recordings, 'home-a', { startMs: T0, parts: 5, closed: true });
    const good = openPlaybackApi(playbackUrl, { token: async () => 'good' });
    expect(await good.spans('home-a')).toHaveLength(1);
    const nobody = openPlaybackApi(playbackUrl);
    await expect(nobody.spans('home-a')).rejects.toMatchObject({ status: 401, message: /authentication error/ });
    expect(questions[0]).toEqual({
      ip: expect.any(String),
      user: '',
      password: '',
      token: 'good',
      action: 'playback',
      path: 'home-a',
      protocol: '',
      id: null,
      query: 'path=home-a',
      userAgent: '',
    });
    const basic = { authorization: `Basic ${Buffer.from('cam:good').toString('base64')}` };
    expect((await fetch(`${playbackUrl}/list?path=home-a`, { headers: basic })).status).toBe(200);
    expect(questions.at(-1)).toMatchObject({ user: 'cam', password: 'good', token: 'good' });
  });

  it('records on time: its files tell of a clock that is ours', async () => {
    const recordings = temporaryFolder();
    const camera = await startCamera({ recordings, path: 'home-a' });
    afterFile(() => camera.stop());
    const looked = openRecordings(recordings);
    const clock = async () => (await looked.recorder('home-a'))?.clock;
    await expect.poll(async () => (await clock())?.uncertaintyMs, { timeout: 15_000 }).toBe(40);
    // A busy machine writes late: the least late write tells, and there may have been none yet.
    const offset = async () => Math.abs((await clock())!.offsetMs);
    await expect.poll(offset, { timeout: 10_000 }).toBeLessThan(40);
    expect(isRecording((await looked.recorder('home-a'))!, Date.now())).toBe(true);
  });

  it('runs as a program of its own', async () => {
    const recordings = temporaryFolder();
    const program = await startProcess({
      args: [
        `${root}/infra/local/capture/mediamtx/main.ts`,
        ...['--recordings', recordings, '--api', '0', '--playback', '0'],
      ],
      readyLine: /API on http/,
    });
    const apiUrl = /API on (http:\S+),/.exec(program.readyLine)![1]!;
    expect((await openControlApi(apiUrl).info()).version).toBe('v1.20.1');
    expect(await program.stop()).toMatchObject({ code: 0 });
  });
});
