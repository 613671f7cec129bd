// A MediaMTX asks whether somebody may publish or watch: in its own words, against real keys, passes and channels.
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerChannel } from '../../src/commands/channel/registerChannel.ts';
import { channelIdOf } from '../../src/commands/ids.ts';
import { removeMember } from '../../src/commands/team/removeMember.ts';
import type { Actor } from '../../src/domain/event.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { root } from '../support/root.ts';

type Question = Readonly<Record<string, unknown>>;

const sideline = 'home-sideline';
let world: World;
let key: string;
let pass: string;

beforeAll(async () => {
  world = await openWorld();
  for (const [team, name] of [
    ['home', sideline],
    ['home', 'home-end-zone'],
    ['away', 'away-sideline'],
  ] as const) {
    await world.token({ role: 'coach', team });
    const actor: Actor = { id: 'test', team, role: 'operator', via: 'test' };
    const outcome = await world.handle(registerChannel, { commandId: randomUUID(), name, path: name }, actor);
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
    await world.live.waitFor(outcome.position!, 5_000);
  }
  key = await keyOf(sideline);
  pass = await passOf('coach-1', sideline);
});

const keyOf = (channel: string) => {
  const team = channel.slice(0, 4);
  return world.token({ role: 'device', team, sub: channel, via: 'device', channelId: channelIdOf(channel) });
};
const passOf = async (id: string, channel: string, team = 'home') =>
  (await world.auth.passes.issue({ team, id, path: channel })).token;

let strangers = 0;
/** One of its own each time: those who fail again and again have to wait. */
function nextAddress(): string {
  strangers += 1;
  return `2001:db8::${strangers.toString(16)}`;
}

const asked = (question: Question): Question => ({
  ip: nextAddress(),
  user: '',
  password: '',
  token: '',
  path: sideline,
  protocol: 'webrtc',
  id: null,
  query: '',
  userAgent: '',
  ...question,
});

async function ask(question: Question, { url = world.url, query = '', headers = {} } = {}) {
  const response = await fetch(`${url}/media/mediamtx-auth${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(question),
  });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.text() };
}
const statusOf = async (question: Question) => (await ask(asked(question))).status;

describe('publishing', () => {
  it("is for a camera with its channel's key, as SRT's password or as a token", async () => {
    expect(await statusOf({ action: 'publish', protocol: 'srt', user: 'cam', password: key, token: key })).toBe(204);
    expect(await statusOf({ action: 'publish', token: key })).toBe(204);
  });

  it.each([
    ['no key', () => ({})],
    ["another channel's key", async () => ({ password: await keyOf('home-end-zone') })],
    ["another team's key", async () => ({ password: await keyOf('away-sideline') })],
    ['a key that was never issued', () => ({ password: `fr_device_${'a'.repeat(43)}` })],
    ["a coach's token", async () => ({ token: await world.token({ role: 'coach' }) })],
    ["an admin's token", async () => ({ token: await world.token({ role: 'admin' }) })],
    ['a pass to watch', () => ({ token: pass })],
    ['the key, to a path that is no channel', () => ({ password: key, path: 'home-nowhere' })],
    ["the key, to another team's path", () => ({ password: key, path: 'away-sideline' })],
    ['the key, to a path of a strange shape', () => ({ password: key, path: `../${sideline}` })],
  ])('is refused with %s', async (_name, given) => {
    expect(await statusOf({ action: 'publish', protocol: 'srt', ...(await given()) })).toBe(401);
  });
});

describe('watching', () => {
  it('is for whoever of the team holds a pass to that channel', async () => {
    expect(await statusOf({ action: 'read', token: pass })).toBe(204);
    expect(await statusOf({ action: 'playback', protocol: '', token: pass, query: `path=${sideline}` })).toBe(204);
  });

  it('takes the pass from the URL of a player that sends no header', async () => {
    const query = `path=${sideline}&start=2026-11-24T18%3A16%3A33Z&duration=2&token=${pass}`;
    expect(await statusOf({ action: 'playback', protocol: '', query })).toBe(204);
  });

  it.each([
    ['no pass', () => ({})],
    ['a pass to another channel', async () => ({ token: await passOf('coach-1', 'home-end-zone') })],
    ["another team's pass", async () => ({ token: await passOf('coach-1', sideline, 'away') })],
    ['a pass of nobody in the team', async () => ({ token: await passOf('stranger', sideline) })],
    ['the pass, to a channel that is none', () => ({ token: pass, path: 'home-nowhere' })],
    ["a coach's token, which opens everything else too", async () => ({ token: await world.token({ role: 'coach' }) })],
    ['the key of the camera', () => ({ token: key })],
    ['an altered pass', () => ({ token: `${pass.slice(0, -2)}xx` })],
    ['too much of a pass', () => ({ token: 'a'.repeat(8_000) })],
  ])('is refused with %s', async (_name, given) => {
    expect(await statusOf({ action: 'read', ...(await given()) })).toBe(401);
  });

  it('is over for whoever leaves the team, whatever their pass says', async () => {
    await world.token({ role: 'viewer', sub: 'leaver' });
    const left = await passOf('leaver', sideline);
    expect(await statusOf({ action: 'read', token: left })).toBe(204);
    const admin: Actor = { id: 'admin-1', team: 'home', role: 'admin', via: 'test' };
    const outcome = await world.handle(removeMember, { commandId: randomUUID(), memberId: 'leaver' }, admin);
    await world.live.waitFor(outcome.kind === 'accepted' ? outcome.position! : 0n, 5_000);
    await expect.poll(() => statusOf({ action: 'read', token: left }), { timeout: 5_000 }).toBe(401);
  });

  it('is not for an auditor, who reads what happened and sees no film', async () => {
    await world.token({ role: 'auditor' });
    expect(await statusOf({ action: 'read', token: await passOf('auditor-1', sideline) })).toBe(401);
  });
});

describe('everything else', () => {
  it.each(['api', 'metrics', 'pprof', 'rule', ''])('is refused: %j', async (action) => {
    expect(await statusOf({ action, token: pass, password: key, path: '' })).toBe(401);
  });

  it.each([
    ['nothing', ''],
    ['no object', '[]'],
    ['half a question', '{"action":"read"}'],
    ['numbers for words', JSON.stringify(asked({ action: 7 }))],
    ['no JSON', '{'],
  ])('that is no question is: %s', async (_name, body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${world.url}/media/mediamtx-auth`, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
  });

  it('does not say what was wrong', async () => {
    const refused = await Promise.all([
      ask(asked({ action: 'read', token: 'x' })),
      ask(asked({ action: 'read', token: pass, path: 'home-nowhere' })),
      ask(asked({ action: 'publish', password: `fr_device_${'a'.repeat(43)}` })),
      ask(asked({ action: 'publish' })),
    ]);
    expect(new Set(refused.map(({ body }) => body)).size).toBe(1);
  });

  it('leaves no secret in the log', async () => {
    await ask(asked({ action: 'read', token: pass, path: 'home-nowhere', query: `token=${pass}` }));
    await ask(asked({ action: 'publish', password: key, path: 'home-end-zone' }), { query: '?secret=hush-hush' });
    const lines = JSON.stringify(world.lines);
    for (const secret of [pass, key, 'hush-hush']) expect(lines).not.toContain(secret);
  });
});

describe('failing again and again', () => {
  it('is answered with how long to wait, and keeps nobody out who has the key', async () => {
    const wrong = { action: 'publish', ip: '203.0.113.9', password: `fr_device_${'b'.repeat(43)}` };
    expect((await ask(asked(wrong))).status).toBe(401);
    const second = await ask(asked(wrong));
    expect(second).toMatchObject({ status: 429, retryAfter: expect.stringMatching(/^\d+$/) });
    expect(await statusOf({ ...wrong, password: key })).toBe(204);
  });

  it('is not what a browser does that has not been asked for its pass yet', async () => {
    const first = { action: 'read', ip: '203.0.113.10' };
    for (let n = 0; n < 5; n += 1) expect(await statusOf(first)).toBe(401);
  });
});

describe('who may ask', () => {
  const question = () => asked({ action: 'read', token: pass });

  it('is nobody that a proxy speaks for, while there is no secret', async () => {
    expect((await ask(question(), { headers: { 'x-forwarded-for': '127.0.0.1' } })).status).toBe(404);
    expect((await ask(question(), { headers: { forwarded: 'for=127.0.0.1' } })).status).toBe(404);
  });

  it('is whoever has the secret, once there is one, and nobody else on this machine', async () => {
    const secret = 'a-secret-of-at-least-32-characters';
    const { url } = await openWorld({ mediaMtxSecret: secret });
    const wrong = asked({ action: 'read' });
    expect((await ask(wrong, { url })).status).toBe(404);
    expect((await ask(wrong, { url, query: '?secret=' })).status).toBe(404);
    expect((await ask(wrong, { url, query: `?secret=${secret}x` })).status).toBe(404);
    expect((await ask(wrong, { url, query: `?secret=${secret}&secret=${secret}` })).status).toBe(404);
    const proxied = { 'x-forwarded-for': '198.51.100.7' };
    expect((await ask(wrong, { url, query: `?secret=${secret}`, headers: proxied })).status).toBe(401);
  });
});

const recorded = path.resolve(root, '../shared/data/mediamtx/auth.json');
if (!existsSync(recorded)) console.log('skipped: no ../shared/data/mediamtx/auth.json beside the project');

describe.skipIf(!existsSync(recorded))('the questions of a real MediaMTX', () => {
  it('are understood, every one', async () => {
    const questions: { body: Question }[] = JSON.parse(readFileSync(recorded, 'utf8'));
    const statuses = await Promise.all(
      questions.map(async ({ body }) => (await ask({ ...body, ip: asked({}).ip })).status),
    );
    expect(new Set(statuses)).toEqual(new Set([401]));
  });

  it('are answered with yes where they ask for what is ours', async () => {
    const questions: { body: Question }[] = JSON.parse(readFileSync(recorded, 'utf8'));
    const ofKind = (action: string) => questions.find(({ body }) => body.action === action)!.body;
    expect((await ask({ ...ofKind('publish'), path: sideline, password: key, token: key })).status).toBe(204);
    expect((await ask({ ...ofKind('read'), path: sideline, token: pass })).status).toBe(204);
    expect((await ask({ ...ofKind('playback'), path: sideline, token: pass })).status).toBe(204);
  });
});
