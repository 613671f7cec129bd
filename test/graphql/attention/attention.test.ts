import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Camera } from '../../../src/graphql/attention/findings.ts';
import { checkOf, testCutsOf } from '../../../src/graphql/attention/preGameCheck.ts';
import type { AttentionEntry } from '../../../src/graphql/generated/types.ts';
import { channelsById } from '../../../src/projections/channelBoard/queries.ts';
import { openRecordings } from '../../../src/recordings/recordings.ts';
import { recordBeat } from '../../../src/tables/beats.ts';
import { findFfmpeg } from '../../../src/workers/ffmpeg/findFfmpeg.ts';
import { remuxOrFfmpeg } from '../../../src/workers/remux/remuxOrFfmpeg.ts';
import { watchTestCuts } from '../../../src/workers/testCuts.ts';
import { afterFile } from '../../support/cleanup.ts';
import { root } from '../../support/root.ts';
import { startProcess } from '../../support/startProcess.ts';
import { until } from '../../support/until.ts';
import { openWorld, type World } from '../openWorld.ts';
import { givenGame } from '../plays.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const preGameCheck = `query ($id: ID!) { preGameCheck(sessionId: $id) {
  checkedAt isReady diskHoursLeft diskFreeGigabytes
  channels { channel { id } beatAgeSeconds footageAgeSeconds clockOffsetSeconds fix
    testCut { isGood seconds trouble } } } }`;

const offCamera: Camera = {
  id: '',
  name: 'End zone',
  status: 'inactive',
  fault: null,
  statusSinceMs: 0,
  lastSeenMs: undefined,
  recorder: undefined,
  signal: undefined,
  clock: undefined,
};
let world: World;
let operator: string;
let sessionId: string;
let channelId: string;
let recordingsFolder: string;

beforeAll(async () => {
  world = await openWorld();
  recordingsFolder = path.join(path.dirname(world.clipsFolder), 'recordings');
  operator = await world.token({ role: 'operator' });
  ({ sessionId, channelId } = await givenGame(world, operator));
  const assign = { commandId: randomUUID(), channelId, sessionId };
  await give('assignChannel', 'ChannelSessionInput', assign);
});

async function give(name: 'assignChannel' | 'activateChannel', type: string, input: object): Promise<void> {
  const { data } = await world.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code message } } }`,
    { input },
    operator,
  );
  expect(data[name].userErrors).toEqual([]);
}
const check = async () => (await world.ask(preGameCheck, { id: sessionId }, operator)).data.preGameCheck!;
const attention = async (token = operator) =>
  (await world.ask('{ attention { id kind since what effect fix channelId } }', {}, token)).data.attention;

/** Four seconds of film that end about now. */
async function record(channelPath: string): Promise<void> {
  const start = new Date(Date.now() - 4_000).toISOString();
  const camera = await startProcess({
    args: [
      `${root}/infra/local/capture/main.ts`,
      ...['--recordings', recordingsFolder, '--path', channelPath],
      ...['--speed', 'max', '--start', start, '--stop-after', '4'],
    ],
    readyLine: /./,
  });
  await camera.exited;
}

async function startTestCuts(): Promise<void> {
  const ffmpeg = await findFfmpeg({ searchPath: process.env.PATH ?? '' });
  const stop = watchTestCuts({
    pool: world.pool,
    recordings: openRecordings(recordingsFolder),
    engine: remuxOrFfmpeg(ffmpeg.path),
    clipsFolder: world.clipsFolder,
    log: () => {},
  });
  afterFile(stop);
}

describe('before the game', () => {
  it('nobody waits for ever for a worker', async () => {
    const [row] = await channelsById(world.pool, 'home', [channelId]);
    const patienceMs = 300;
    const before = performance.now();
    const cuts = await testCutsOf(world.pool, 'home', [row!], patienceMs);
    expect(performance.now() - before).toBeGreaterThanOrEqual(patienceMs);
    expect(cuts.size).toBe(0);
    const camera = { ...offCamera, id: channelId };
    expect(checkOf(row!, camera, undefined, Date.now())).toMatchObject({
      fix: 'Off. Switch it on.',
      testCut: { isGood: false, seconds: null, trouble: 'No worker took it within 10 s.' },
    });
    await world.pool.query('delete from test_cuts');
  });

  it('a camera that is off is to be switched on', async () => {
    await startTestCuts();
    const { isReady, channels, diskFreeGigabytes } = await check();
    expect(isReady).toBe(false);
    expect(diskFreeGigabytes).toBeGreaterThan(0);
    expect(channels).toEqual([
      {
        channel: { id: channelId },
        beatAgeSeconds: null,
        footageAgeSeconds: null,
        clockOffsetSeconds: null,
        fix: 'Off. Switch it on.',
        testCut: { isGood: false, seconds: expect.any(Number), trouble: 'Nothing was recorded yet.' },
      },
    ]);
  });

  it('a camera that beats and records nothing has its recorder restarted', async () => {
    await give('activateChannel', 'ChannelCommandInput', { commandId: randomUUID(), channelId });
    await recordBeat(world.pool, 'home', channelId);
    const [camera] = (await check()).channels;
    expect(camera).toMatchObject({
      beatAgeSeconds: expect.any(Number),
      fix: 'Records nothing. Restart its recorder.',
      testCut: { isGood: false, trouble: 'Nothing was recorded yet.' },
    });
  });

  it('a camera that records is cut, checked, and the cut thrown away', async () => {
    const { data } = await world.ask('query ($id: ID!) { channel(id: $id) { path } }', { id: channelId }, operator);
    await record(data.channel!.path);
    await recordBeat(world.pool, 'home', channelId);
    const { isReady, channels } = await check();
    expect(channels).toEqual([
      {
        channel: { id: channelId },
        beatAgeSeconds: expect.any(Number),
        footageAgeSeconds: expect.any(Number),
        // Its file is closed: what no recorder writes to tells of no clock.
        clockOffsetSeconds: null,
        fix: null,
        testCut: { isGood: true, seconds: expect.any(Number), trouble: null },
      },
    ]);
    expect(isReady).toBe(true);
    expect(readdirSync(path.join(world.clipsFolder, '.test-cuts'))).toEqual([]);
  });

  it('another team finds no game, and who only watches has nothing cut', async () => {
    const stranger = await world.token({ role: 'operator', team: 'away' });
    const foreign = await world.ask(preGameCheck, { id: sessionId }, stranger);
    expect(foreign.data.preGameCheck).toBeNull();
    const viewer = await world.token({ role: 'viewer' });
    const refused = await world.ask(preGameCheck, { id: sessionId }, viewer);
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('attention', () => {
  it('is sent whole when it changes, to the team that it is about', async () => {
    const token = await world.token({ role: 'coach' });
    const stranger = await world.token({ role: 'operator', team: 'away' });
    const lists: (readonly AttentionEntry[])[] = [];
    const client = world.socket(token);
    const leave = client.subscribe<{ attention: AttentionEntry[] }>(
      { query: 'subscription { attention { id kind since what channelId } }' },
      { next: ({ data }) => void (data && lists.push(data.attention)), error: () => {}, complete: () => {} },
    );
    await until(() => lists.length > 0);
    await world.pool.query(
      `insert into parked (projection, stream, position, event_id, reason)
       values ('clip_list', 'clip-home.x', 1, $1, 'no such moment')`,
      [randomUUID()],
    );
    const isParked = ({ kind }: AttentionEntry) => kind === 'FACTS_SET_ASIDE';
    const told = await until(() => lists.find((list) => list.some(isParked)));
    expect(told.find(isParked)).toMatchObject({ what: '1 fact could not be read and is set aside.', channelId: null });
    expect((await attention()).some(isParked)).toBe(true);
    expect((await attention(stranger)).some(isParked)).toBe(false);

    const since = (await attention()).find(isParked)!.since;
    await world.pool.query('delete from parked');
    await until(() => !lists.at(-1)!.some(isParked));
    expect(Date.parse(since)).toBeLessThan(Date.now());
    leave();
    await client.dispose();
  });

  it('names a camera that beats and does not record any more', async () => {
    const entry = await until(
      async () => {
        await recordBeat(world.pool, 'home', channelId);
        return (await attention()).find(({ kind }) => kind === 'CAMERA_RECORDS_NOTHING');
      },
      { deadline: 20_000, every: 500 },
    );
    expect(entry).toMatchObject({ channelId, fix: 'Restart its recorder.' });
  });
});
