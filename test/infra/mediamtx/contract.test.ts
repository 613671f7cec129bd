// What the platform relies on, of a MediaMTX that records a camera: the simulator, and the real one (MEDIAMTX_URL).
import { beforeAll, describe, expect, it } from 'vitest';
import { type ControlApi, openControlApi } from '../../../src/recordings/mediamtx/controlApi.ts';
import { openPlaybackApi, type PlaybackApi } from '../../../src/recordings/mediamtx/playbackApi.ts';
import { until } from '../../support/until.ts';
import { type Published, publish } from './publishing.ts';

let published: Published;
let api: ControlApi;
let playback: PlaybackApi;

beforeAll(async () => {
  published = await publish();
  api = openControlApi(published.apiUrl);
  playback = openPlaybackApi(published.playbackUrl);
  const recorded = async () => (await playback.spans(published.path))[0]?.duration ?? 0;
  await until(async () => (await recorded()) > 2, { deadline: 30_000 });
}, 40_000);

describe('a MediaMTX that records a camera', () => {
  it('says which one it is', async () => {
    expect((await api.info()).version).toMatch(/^v1\.\d+/);
  });

  it('says that the camera is online, what it sends, and since when', async () => {
    const path = await api.path(published.path);
    expect(path).toMatchObject({ name: published.path, online: true, tracks: ['H264', 'MPEG-4 Audio'], readers: 0 });
    expect(path!.source?.type).toBe('srtConn');
    expect(path!.bytesReceived).toBeGreaterThan(1_000);
    expect(Math.abs(Date.parse(path!.onlineTime!) - published.startMs)).toBeLessThan(5_000);
    expect((await api.paths()).map(({ name }) => name)).toContain(published.path);
  });

  it('names the connection', async () => {
    const [path, connections] = await Promise.all([api.path(published.path), api.srtConnections()]);
    expect(connections).toContainEqual(expect.objectContaining({ id: path!.source!.id, path: published.path }));
  });

  it('lists its files by the time of their first sample', async () => {
    const { segments } = await api.recording(published.path);
    expect(segments).toHaveLength(1);
    expect(Math.abs(Date.parse(segments[0]!.start) - published.startMs)).toBeLessThan(5_000);
    expect((await api.recordings()).map(({ name }) => name)).toContain(published.path);
  });

  it('plays back what is on disk while it records', async () => {
    const [span] = await playback.spans(published.path);
    const film = await playback.film({ path: published.path, start: span!.start, duration: 1, format: 'fmp4' });
    expect(film!.toString('latin1', 4, 8)).toBe('ftyp');
    expect(film!.length).toBeGreaterThan(1_000);
  });

  it('has no footage of a time before', async () => {
    const [start, end] = ['2020-01-01T00:00:00Z', '2020-01-01T00:01:00Z'];
    expect(await playback.spans(published.path, { start, end })).toEqual([]);
    expect(await playback.film({ path: published.path, start, duration: 1, format: 'fmp4' })).toBeUndefined();
  });
});

describe('a MediaMTX asked for what is not there', () => {
  it('knows no such path, and no footage of it', async () => {
    expect(await api.path('nobody-here')).toBeUndefined();
    expect(await api.recording('nobody-here')).toEqual({ name: 'nobody-here', segments: [] });
    expect(await playback.spans('nobody-here')).toEqual([]);
  });

  it('refuses names that lead elsewhere, and times that are none', async () => {
    await expect(playback.spans('../etc')).rejects.toMatchObject({ code: 'REFUSED', status: 400 });
    await expect(playback.spans(published.path, { start: 'yesterday' })).rejects.toMatchObject({ status: 400 });
  });
});

describe('a camera that is switched off', () => {
  it('is online no more, and what it sent stays', async () => {
    await published.stop();
    const isOnline = async () => (await api.path(published.path))?.online ?? false;
    await expect.poll(isOnline, { timeout: 15_000 }).toBe(false);
    expect((await api.recording(published.path)).segments).toHaveLength(1);
    const [span] = await playback.spans(published.path);
    expect(span!.duration).toBeGreaterThan(2);
  });
});
