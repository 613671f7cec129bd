import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteFootage } from '../../src/commands/channel/deleteFootage.ts';
import { loseChannel } from '../../src/commands/channel/loseChannel.ts';
import type { ChannelPayload } from '../../src/graphql/generated/types.ts';
import { deletedFile } from '../commands/samples.ts';
import { putRecording } from '../recordings/smallRecording.ts';
import { until } from '../support/until.ts';
import { openWorld, type World } from './openWorld.ts';
import { givenGame } from './plays.ts';
import { subscribersOf, typesOf } from './subscriber.ts';
import { asWorker } from './workerActs.ts';

let world: World;
let operator: string;
let device: string;
let channelId: string;

const { subscribe } = subscribersOf(() => world);

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
});
beforeEach(async () => {
  ({ channelId } = await givenGame(world, operator));
  device = await world.token({ role: 'device', sub: randomUUID(), channelId });
});

type Input = Readonly<Record<string, unknown>>;
const inputTypes = {
  registerChannel: 'RegisterChannelInput',
  describeChannel: 'DescribeChannelInput',
  assignChannel: 'ChannelSessionInput',
  releaseChannel: 'ChannelSessionInput',
  activateChannel: 'ChannelCommandInput',
  deactivateChannel: 'ChannelCommandInput',
  anchorChannelClock: 'AnchorChannelClockInput',
} as const;

async function give(mutation: keyof typeof inputTypes, input: Input, token = operator): Promise<ChannelPayload> {
  const { data } = await world.ask(
    `mutation ($input: ${inputTypes[mutation]}!) { ${mutation}(input: $input) {
       userErrors { code message path status } position channel { id path inputUrl status statusReason sessionIds } } }`,
    { input: { commandId: randomUUID(), ...input } },
    token,
  );
  return data[mutation];
}
async function ask(fields: string, token = operator) {
  const { data, errors } = await world.ask(`{ channel(id: "${channelId}") { ${fields} } }`, {}, token);
  return { channel: data?.channel, errors };
}

describe('the URL of a camera', () => {
  const register = (inputUrl: unknown) =>
    give('registerChannel', { name: `Camera ${randomUUID()}`.slice(0, 40), inputUrl });

  it('is kept in one spelling', async () => {
    const { channel } = await register('SRT://Camera.Example.:8890?streamid=read:home');
    expect(channel?.inputUrl).toBe('srt://camera.example:8890?streamid=read:home');
  });

  // Row 104 of the list of bad input: the whole table is in test/commands/inputUrl.test.ts.
  it.each([
    'file:///etc/passwd',
    'http://203.0.113.7/',
    'gopher://203.0.113.7:8890/',
    'exec:ls',
    'rtsp://127.0.0.1/',
    'rtsp://[::1]/',
    'rtsp://0x7f.1/',
    'rtsp://2130706433/',
    'rtsp://169.254.169.254/',
    'rtsp://[::ffff:a9fe:a9fe]/',
    'rtsp://localhost./',
    'rtsp://192.168.1.4/',
    'rtsp://user:hunter2@203.0.113.7/',
    'rtsp://203.0.113.7#@127.0.0.1/',
    'rtsp://203.0.113.7:22/',
    'rtsp://203.0.113.7/\nHost: x',
    `rtsp://203.0.113.7/${'x'.repeat(5_000)}`,
    'srt://203.0.113.7:8890?passphrase=hunter2',
  ])('%s is refused, and told to nobody', async (inputUrl) => {
    const before = await world.facts();
    world.lines.length = 0;
    const payload = await register(inputUrl);
    expect(payload).toMatchObject({
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['inputUrl'] }],
      position: null,
      channel: null,
    });
    expect(await world.facts()).toBe(before);
    expect(JSON.stringify([payload, world.lines])).not.toContain('hunter2');
  });

  it('may be missing', async () => {
    expect(await register(null)).toMatchObject({ userErrors: [], channel: { inputUrl: null } });
  });
});

describe('footage that is deleted', () => {
  it('is told to the team: from when to when, how much, and why', async () => {
    const stranger = await world.token({ role: 'operator', team: 'away' });
    const fields = 'position ... on FootageDeleted { channel { id } from to files bytes reason }';
    const [heard, others] = [operator, stranger].map((token) =>
      subscribe(token, `subscription { teamEvents { __typename ${fields} } }`),
    );
    const later = { ...deletedFile, name: '2026-10-31_20-20-00-000000.mp4', to: '2026-10-31T20:30:00.000Z' };
    // A subscription begins with now: it is told again until it hears.
    let file = 0;
    const told = await until(async () => {
      file += 1;
      const files = [deletedFile, later].map((one) => ({ ...one, name: one.name.replace('000000', `00000${file}`) }));
      await asWorker(world, deleteFootage, { commandId: randomUUID(), channelId, files, reason: 'expired' });
      return heard!.facts[0];
    });
    expect(told).toEqual({
      __typename: 'FootageDeleted',
      position: expect.any(String),
      channel: { id: channelId },
      from: deletedFile.from,
      to: later.to,
      files: 2,
      bytes: 1_200_000_000,
      reason: 'expired',
    });
    expect(others!.facts).toEqual([]);
  });
});

describe('what is said about a camera', () => {
  it('is put right, its path stays, and its games hear of it', async () => {
    const { sessionId } = await givenGame(world, operator);
    const { position } = await give('assignChannel', { channelId, sessionId });
    const { path } = (await ask('path')).channel!;
    const heard = subscribe(
      operator,
      `subscription { sessionEvents(sessionId: "${sessionId}", after: "${position}") {
         __typename ... on ChannelDescribed { channel { name inputUrl } } } }`,
    );
    const told = await give('describeChannel', { channelId, name: 'Gantry', inputUrl: 'srt://Camera.example:8890' });
    expect(told).toMatchObject({ userErrors: [], channel: { path, inputUrl: 'srt://camera.example:8890' } });
    await until(() => heard.facts.length > 0, { what: 'its game hears of it' });
    expect(heard.facts).toMatchObject([{ __typename: 'ChannelDescribed', channel: { name: 'Gantry' } }]);
  });

  it.each([
    ['an address of ours', { inputUrl: 'rtsp://127.0.0.1/' }, 'BAD_USER_INPUT'],
    ['a password', { inputUrl: 'rtsp://user:hunter2@203.0.113.7/' }, 'BAD_USER_INPUT'],
    ['a name that is too long', { name: 'x'.repeat(61) }, 'BAD_USER_INPUT'],
    ['an unknown camera', { channelId: randomUUID(), name: 'Gantry' }, 'NOT_FOUND'],
  ])('%s is refused', async (_name, input, code) => {
    const before = await world.facts();
    expect(await give('describeChannel', { channelId, ...input })).toMatchObject({ userErrors: [{ code }] });
    expect(await world.facts()).toBe(before);
  });
});

describe('a path', () => {
  it('is taken once, however many ask for it at the same time', async () => {
    const before = await world.facts();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => give('registerChannel', { name: `Roof ${n}`, path: 'home-roof' })),
    );
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
      Array(7).fill('CHANNEL_PATH_TAKEN'),
    );
    expect(await world.facts()).toBe(before + 1);
  });
});

describe('the board', () => {
  it('S-75 S-76 says since when and why, through a loss and back', async () => {
    await give('activateChannel', { channelId });
    const active = (await ask('status statusSince statusReason')).channel!;
    expect(active).toMatchObject({ status: 'ACTIVE', statusReason: null });
    await asWorker(world, loseChannel, { commandId: randomUUID(), channelId, lastSeenAt: null, silentMs: 31_000 });
    const lost = (await ask('status statusSince')).channel!;
    expect(lost.status).toBe('ERROR');
    expect(lost.statusSince >= active.statusSince).toBe(true);
    const beat = await fetch(`${world.url}/channels/${channelId}/heartbeat`, {
      method: 'POST',
      headers: { authorization: `Bearer ${device}` },
    });
    expect(await beat.json()).toMatchObject({ status: 'active' });
    await until(async () => (await ask('status')).channel?.status === 'ACTIVE', { what: 'the warning is cleared' });
    expect((await ask('lastSeenAt silenceSeconds')).channel).toMatchObject({
      lastSeenAt: expect.stringMatching(/Z$/),
      silenceSeconds: 6,
    });
  });

  it('S-89 tells a camera that stopped by itself from one that was switched off', async () => {
    await give('activateChannel', { channelId });
    const heard = subscribe(
      operator,
      `subscription { teamEvents { __typename position
         ... on ChannelStatusChanged { status reason note channel { id } } } }`,
    );
    await until(async () => {
      await give('anchorChannelClock', {
        channelId,
        mediaTime: new Date().toISOString(),
        at: new Date().toISOString(),
      });
      return heard.facts.length > 0;
    });
    const stopped = await fetch(`${world.url}/channels/${channelId}/deactivate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${device}` },
    });
    expect(await stopped.json()).toMatchObject({ status: 'inactive' });
    expect((await ask('status statusReason')).channel).toEqual({
      status: 'INACTIVE',
      statusReason: 'stopped by the device',
    });
    await until(() => typesOf(heard.facts).includes('ChannelStatusChanged'));
    expect(heard.facts.at(-1)).toMatchObject({
      status: 'INACTIVE',
      reason: 'deactivated',
      note: 'stopped by the device',
      channel: { id: channelId },
    });
    await give('activateChannel', { channelId });
    await give('deactivateChannel', { channelId, reason: 'moved to the end zone' });
    expect((await ask('statusReason')).channel).toEqual({ statusReason: 'moved to the end zone' });
  });

  it('shows what the newest recording is like', async () => {
    expect((await ask('resolution { width height } frameRate')).channel).toEqual({ resolution: null, frameRate: null });
    const { channel } = await ask('path');
    putRecording(path.join(world.clipsFolder, '../recordings'), channel!.path, {
      startMs: Date.now() - 5_000,
      parts: 5,
    });
    expect((await ask('resolution { width height } frameRate')).channel).toEqual({
      resolution: { width: 640, height: 360 },
      frameRate: 30,
    });
  });
});

describe('a channel over its sessions', () => {
  it('serves several, and each hears of it', async () => {
    const [first, second] = [await givenGame(world, operator), await givenGame(world, operator)];
    for (const { sessionId } of [first, second]) await give('assignChannel', { channelId, sessionId });
    const released = await give('releaseChannel', { channelId, sessionId: first.sessionId });
    expect(released.channel?.sessionIds).toEqual([second.sessionId]);
    const topics = await world.pool.query(
      "select topic, type from feed where data ->> 'channelId' = $1 order by position",
      [channelId],
    );
    const typesFor = (topic: string) => topics.rows.filter((row) => row.topic === topic).map(({ type }) => type);
    expect(typesFor(first.sessionId)).toEqual(['ChannelAssigned', 'ChannelAssigned', 'ChannelReleased']);
    expect(typesFor(second.sessionId)).toEqual(['ChannelAssigned', 'ChannelReleased']);
  });

  it('is not assigned to a session that is not there, nor to one of another team', async () => {
    const stranger = await world.token({ role: 'operator', team: 'away' });
    const theirs = await givenGame(world, stranger);
    for (const sessionId of [randomUUID(), theirs.sessionId]) {
      const { userErrors } = await give('assignChannel', { channelId, sessionId });
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['sessionId'] }]);
    }
  });
});

describe("a camera's clock", () => {
  const at = '2026-11-14T20:14:25.120Z';
  const anchor = (mediaTime: string, more: Input = {}, token = operator) =>
    give('anchorChannelClock', { channelId, mediaTime, at, ...more }, token);

  it('is taken to be right before anybody compared it', async () => {
    expect((await ask('clock { offsetMs }')).channel).toEqual({ clock: null });
  });

  it('is told by its newest reading, and listed', async () => {
    expect((await anchor('2026-11-14T20:14:25.540Z', {}, device)).userErrors).toEqual([]);
    await anchor('2026-11-14T20:14:30.000Z', { at: '2026-11-14T20:14:31.500Z' });
    const { channel } = await ask(
      'clock { mediaTime at offsetMs } clockReadings(first: 1) { nodes { offsetMs } pageInfo { hasNextPage endCursor } }',
    );
    expect(channel?.clock).toEqual({
      mediaTime: '2026-11-14T20:14:30.000Z',
      at: '2026-11-14T20:14:31.500Z',
      offsetMs: -1_500,
    });
    const { nodes, pageInfo } = channel!.clockReadings;
    expect([nodes, pageInfo.hasNextPage]).toEqual([[{ offsetMs: -1_500 }], true]);
    const rest = await ask(
      `clockReadings(first: 5, after: "${pageInfo.endCursor}") { nodes { offsetMs } pageInfo { hasNextPage } }`,
    );
    expect(rest.channel?.clockReadings).toEqual({ nodes: [{ offsetMs: 420 }], pageInfo: { hasNextPage: false } });
  });

  it('is not set by the device of another camera', async () => {
    const other = await givenGame(world, operator);
    const stranger = await world.token({ role: 'device', sub: randomUUID(), channelId: other.channelId });
    expect((await anchor(at, {}, stranger)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it.each([
    [{ mediaTime: 'now' }, 'BAD_USER_INPUT'],
    [{ at: new Date(Date.now() + 3_600_000).toISOString() }, 'ANCHOR_IN_FUTURE'],
    [{ channelId: randomUUID() }, 'NOT_FOUND'],
  ])('is not set with %j', async (wrong, code) => {
    expect((await anchor(at, wrong)).userErrors).toMatchObject([{ code }]);
  });
});
