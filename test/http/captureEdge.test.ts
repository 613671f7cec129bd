import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loseChannel } from '../../src/commands/channel/loseChannel.ts';
import { channelsById } from '../../src/projections/channelBoard/queries.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { givenGame } from '../graphql/plays.ts';
import { until } from '../support/until.ts';

let world: World;
let operator: string;
let device: string;
let channelId: string;

beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  await world.token({ role: 'operator', team: 'away' });
});
beforeEach(async () => {
  ({ channelId } = await givenGame(world, operator));
  device = await world.token({ role: 'device', sub: 'device-1', via: 'device', channelId });
});

async function send(what: string, token: string | undefined = device, id = channelId, body = '') {
  const response = await fetch(`${world.url}/channels/${id}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function givenLost(): Promise<void> {
  await send('activate');
  const system = { id: 'worker', team: 'home', role: 'system', via: 'worker' } as const;
  const input = { commandId: randomUUID(), channelId, lastSeenAt: null, silentMs: 6_000 };
  const outcome = await world.handle(loseChannel, input, system);
  if (outcome.kind === 'accepted') await world.live.waitFor(outcome.position!, 1_000);
}

describe('a heartbeat', () => {
  it('on an inactive channel moves last seen and says that it is inactive', async () => {
    const before = await world.facts();
    const { status, body } = await send('heartbeat');
    expect(status).toBe(200);
    expect(body).toEqual({ channel_id: channelId, status: 'inactive', last_seen_at: expect.stringMatching(/Z$/) });
    expect(await world.facts()).toBe(before);
  });

  it('may name the channel by its path', async () => {
    const [{ path }] = (await world.pool.query('select path from channel_board where id = $1', [channelId])).rows;
    expect((await send('heartbeat', device, path)).body).toMatchObject({ channel_id: channelId, status: 'inactive' });
  });

  it('on an active channel is no fact', async () => {
    await send('activate');
    const before = await world.facts();
    for (let n = 0; n < 5; n += 1) expect((await send('heartbeat')).body.status).toBe('active');
    expect(await world.facts()).toBe(before);
  });

  it('brings a lost channel back, once, however many beats come at the same time', async () => {
    await givenLost();
    const before = await world.facts();
    const beats = await Promise.all(Array.from({ length: 10 }, () => send('heartbeat')));
    expect(new Set(beats.map(({ body }) => body.status))).toEqual(new Set(['active']));
    expect(await world.facts()).toBe(before + 1);
    expect(world.refusals.filter(({ command }) => command === 'RecoverChannel')).toEqual([]);
  });

  it.each([
    ['of an unknown channel', () => world.token({ role: 'operator' }), randomUUID(), 404, 'NOT_FOUND'],
    ['of a channel that cannot be', () => world.token({ role: 'operator' }), 'end-zone', 404, 'NOT_FOUND'],
    ["of another device's channel", async () => device, randomUUID(), 403, 'FORBIDDEN'],
    ['of a coach', () => world.token({ role: 'coach' }), undefined, 403, 'FORBIDDEN'],
    ['of a stranger', async () => '', undefined, 401, 'UNAUTHENTICATED'],
    ['of another team', () => world.token({ role: 'operator', team: 'away' }), undefined, 404, 'NOT_FOUND'],
  ])('%s is refused with a code', async (_name, token, id, status, code) => {
    const before = await world.facts();
    const answer = await send('heartbeat', await token(), id ?? channelId);
    expect(answer).toMatchObject({ status, body: { code, message: expect.any(String) } });
    expect(await world.facts()).toBe(before);
  });
});

describe('a heartbeat with a fault', () => {
  const beat = (fault: unknown) => send('heartbeat', device, channelId, JSON.stringify({ fault }));
  const row = async () => (await channelsById(world.pool, 'home', [channelId]))[0]!;

  it('puts the channel in error once, for as long as the fault is reported', async () => {
    await send('activate');
    const before = await world.facts();
    const beats = await Promise.all(Array.from({ length: 5 }, () => beat('no signal')));
    expect(new Set(beats.map(({ body }) => body.status))).toEqual(new Set(['error']));
    await until(async () => (await row()).status_reason === 'no signal', { what: 'the board shows the fault' });
    expect((await beat('no signal')).body.status).toBe('error');
    expect(await world.facts()).toBe(before + 1);

    expect((await beat('no sound')).body.status).toBe('error');
    await until(async () => (await row()).status_reason === 'no sound', { what: 'the board shows the other fault' });

    expect((await send('heartbeat')).body.status).toBe('active');
    await until(async () => (await row()).status === 'active', { what: 'the channel is back' });
    expect((await row()).status_reason).toBeNull();
    expect(await world.facts()).toBe(before + 3);
  });

  it('does not bring back a channel that was lost', async () => {
    await givenLost();
    expect((await beat('no signal')).body.status).toBe('error');
    await until(async () => (await row()).status_reason === 'no signal', { what: 'the board shows the fault' });
  });

  it('says nothing of a channel that is off', async () => {
    const before = await world.facts();
    expect((await beat('no signal')).body.status).toBe('inactive');
    expect(await world.facts()).toBe(before);
  });

  it.each([
    ['no text', 42],
    ['empty', ' '],
    ['too long', 'x'.repeat(201)],
    ['unprintable', 'no\u0000signal'],
  ])('that is %s is refused by its name', async (_name, fault) => {
    await send('activate');
    const before = await world.facts();
    const answer = await beat(fault);
    expect(answer).toMatchObject({ status: 400, body: { code: 'BAD_USER_INPUT' } });
    expect(String(answer.body.message)).toContain('fault');
    expect(await world.facts()).toBe(before);
  });
});

describe('a device', () => {
  it('switches its channel on and off, and may say so twice', async () => {
    expect((await send('activate')).body.status).toBe('active');
    expect(await send('activate')).toMatchObject({ status: 200, body: { status: 'active' } });
    expect((await send('deactivate', device, channelId, '{"reason":"battery"}')).body.status).toBe('inactive');
    expect(await send('deactivate')).toMatchObject({ status: 200, body: { status: 'inactive' } });
    const [row] = await channelsById(world.pool, 'home', [channelId]);
    expect(row?.status).toBe('inactive');
  });

  it('repeats a command_id without a second fact', async () => {
    const body = JSON.stringify({ command_id: randomUUID() });
    await send('activate', device, channelId, body);
    const before = await world.facts();
    expect((await send('activate', device, channelId, body)).status).toBe(200);
    expect(await world.facts()).toBe(before);
  });

  it.each([
    ['not JSON', '{"reason":'],
    ['a prototype', '{"__proto__":{"role":"admin"}}'],
    ['a reason that is no text', '{"reason":42}'],
    ['a list', '[]'],
  ])('is told what is wrong with %s', async (_name, body) => {
    expect(await send('deactivate', device, channelId, body)).toMatchObject({
      status: 400,
      body: { code: 'BAD_USER_INPUT' },
    });
  });

  it('with 2 MB to say is cut short', async () => {
    const answer = await send('activate', device, channelId, JSON.stringify({ reason: 'x'.repeat(2_000_000) }));
    expect(answer).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE' } });
  });
});

describe('health', () => {
  it('tells everybody that the process lives, and nobody without a token more than that', async () => {
    expect((await fetch(`${world.url}/livez`)).status).toBe(200);
    const ready = await fetch(`${world.url}/readyz`);
    expect(ready.status).toBe(401);
    expect(await ready.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('names its checks to whoever holds a token', async () => {
    const ready = await fetch(`${world.url}/readyz`, { headers: { authorization: `Bearer ${operator}` } });
    expect(await ready.json()).toEqual({ ready: true, checks: { database: 'ok', projector: 'ok' } });
  });
});
