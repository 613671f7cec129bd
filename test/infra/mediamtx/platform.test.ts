// The platform as a process of its own, a MediaMTX beside it, and a camera that knows neither of them.
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { startCamera } from '../../../infra/local/capture/camera.ts';
import { startSimulator } from '../../../infra/local/capture/mediamtx/simulator.ts';
import { freePort } from '../../../infra/local/ports.ts';
import type { Channel, Mutation, Query } from '../../../src/graphql/generated/types.ts';
import { openPlaybackApi } from '../../../src/recordings/mediamtx/playbackApi.ts';
import { anyStore } from '../../support/anyStore.ts';
import { afterFile } from '../../support/cleanup.ts';
import { freshDatabase } from '../../support/freshDatabase.ts';
import { type RunningPlatform, startPlatform } from '../../support/startPlatform.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { tokenFrom } from '../../support/tokenFrom.ts';

const WHEP = 'http://127.0.0.1:8889';
const secret = randomUUID() + randomUUID();

let platform: RunningPlatform;
let playbackUrl: string;
let operator: string;
let channel: Pick<Channel, 'id' | 'path'>;

beforeAll(async () => {
  const dataFolder = temporaryFolder();
  const recordings = path.join(dataFolder, 'recordings');
  mkdirSync(recordings);
  const [database, store, port] = [await freshDatabase(), await anyStore(), await freePort()];
  const authUrl = `http://127.0.0.1:${port}/media/mediamtx-auth?secret=${secret}`;
  const simulator = await startSimulator({ recordings, authUrl });
  afterFile(() => simulator.close());
  playbackUrl = simulator.playbackUrl;
  const env = { MEDIAMTX_API_URL: simulator.apiUrl, MEDIAMTX_WHEP_URL: WHEP, MEDIAMTX_AUTH_SECRET: secret };
  platform = await startPlatform({ databaseUrl: database.url, esdbUrl: store.url, dataFolder, port, env });
  operator = await tokenFrom(platform, { memberId: 'olga', role: 'operator' });
  const input = { commandId: randomUUID(), name: 'End zone' };
  const registered = await ask<Mutation>(
    'mutation ($input: RegisterChannelInput!) { registerChannel(input: $input) { channel { id path } } }',
    { input },
  );
  channel = registered.registerChannel.channel!;
  const camera = await startCamera({ recordings, path: channel.path });
  afterFile(() => camera.stop());
}, 60_000);

async function ask<T>(query: string, variables: object): Promise<T> {
  const response = await fetch(`${platform.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${operator}` },
    body: JSON.stringify({ query, variables }),
  });
  return ((await response.json()) as { data: T }).data;
}

const board = async () =>
  (
    await ask<Query>(
      `query ($id: ID!) { channel(id: $id) {
        status lastSeenAt signal isRecording recorderClock { offsetMs uncertaintyMs } preview { token trouble } } }`,
      { id: channel.id },
    )
  ).channel!;

test('a camera that sends is on, heard and recorded, without a word of its own', async () => {
  const found = { status: 'ACTIVE', signal: 'ONLINE', isRecording: true, preview: { trouble: null } };
  await expect.poll(board, { timeout: 15_000 }).toMatchObject(found);
  const { lastSeenAt, recorderClock } = await board();
  expect(Date.now() - Date.parse(String(lastSeenAt))).toBeLessThan(10_000);
  expect(Math.abs(recorderClock!.offsetMs)).toBeLessThanOrEqual(recorderClock!.uncertaintyMs + 5);
}, 30_000);

test('what it recorded is played back to whoever has a pass of the platform, and to nobody else', async () => {
  const { preview } = await board();
  const watching = openPlaybackApi(playbackUrl, { token: async () => preview!.token });
  await expect.poll(() => watching.spans(channel.path), { timeout: 5_000 }).toHaveLength(1);
  const stranger = openPlaybackApi(playbackUrl, { token: async () => `${preview!.token}x` });
  await expect(stranger.spans(channel.path)).rejects.toMatchObject({ status: 401 });
  expect(platform.lines().join('\n')).not.toContain(secret);
}, 20_000);
