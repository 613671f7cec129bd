// Who belongs to a team, by the API: members, roles, keys, tokens, and how fast somebody is out.
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { until } from '../support/until.ts';
import { openWorld, type World } from './openWorld.ts';
import { commandClip, type Game, givenGame, givenGhost } from './plays.ts';
import { subscribersOf, typesOf } from './subscriber.ts';

let world: World;
let admin: string;
let coach: string;
let game: Game;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.token({ role: 'admin' });
  coach = await world.token({ role: 'coach' });
  game = await givenGame(world, await world.token({ role: 'operator' }));
});
const { subscribe } = subscribersOf(() => world);

const selections = {
  Member: 'member { id label roles isIn }',
  MemberRole: 'member { id roles isIn }',
  IssueDeviceKey: 'secret deviceKey { id channelId until revokedAt }',
  RevokeDeviceKey: 'deviceKey { id revokedAt }',
  IssueAccessToken: 'secret accessToken { id kind role mayWrite member { id } }',
  RevokeAccessToken: 'accessToken { id revokedAt }',
  ChangeTeamSettings: 'team { id timeZone }',
} as const;
const inputs: Readonly<Record<string, string>> = { grantRole: 'MemberRole', revokeRole: 'MemberRole' };

/** Any command about the team. */
async function give(mutation: string, input: Record<string, unknown>, token = admin) {
  const type = inputs[mutation] ?? mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const selection = selections[type as keyof typeof selections] ?? selections.Member;
  const query = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { userErrors { code path } position ${selection} } }`;
  const { data, errors } = await world.ask(query, { input: { commandId: randomUUID(), ...input } }, token);
  if (errors) throw new Error(JSON.stringify(errors));
  // biome-ignore lint/suspicious/noExplicitAny: every payload has fields of its own
  return (data as Record<string, any>)[mutation];
}

describe('a member', () => {
  it('is added with roles and a name, which stays out of the log', async () => {
    const memberId = randomUUID();
    const payload = await give('addMember', { memberId, roles: ['COACH', 'ANALYST'], label: 'Cora Coach' });
    expect(payload.userErrors).toEqual([]);
    expect(payload.member).toEqual({
      id: memberId,
      label: expect.any(String),
      roles: ['COACH', 'ANALYST'],
      isIn: true,
    });
    const { rows } = await world.pool.query("select data::text || meta::text as text from feed where topic = 'team'");
    expect(JSON.stringify(rows)).toContain(memberId);
    expect(JSON.stringify(rows)).not.toContain('Cora');
  });

  it('is known to everybody by id, to admins and auditors in a list', async () => {
    const query = '{ members(includeRemoved: true) { id roles isIn } }';
    const { data } = await world.ask(query, {}, await world.token({ role: 'auditor' }));
    expect(data.members).toContainEqual({ id: 'coach-1', roles: ['COACH'], isIn: true });
    const refused = await world.ask(query, {}, coach);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('gets a role, and loses it', async () => {
    const memberId = randomUUID();
    await give('addMember', { memberId, roles: ['VIEWER'] });
    expect((await give('grantRole', { memberId, role: 'ANALYST' })).member.roles).toEqual(['VIEWER', 'ANALYST']);
    expect(await give('grantRole', { memberId, role: 'ANALYST' })).toMatchObject({ userErrors: [], position: null });
    expect((await give('revokeRole', { memberId, role: 'VIEWER' })).member.roles).toEqual(['ANALYST']);
  });

  it.each([
    ['removeMember', {}, 'TEAM_LAST_ADMIN'],
    ['revokeRole', { role: 'ADMIN' }, 'TEAM_LAST_ADMIN'],
  ])('who is the last admin stays: %s', async (mutation, more, code) => {
    expect((await give(mutation, { memberId: 'admin-1', ...more })).userErrors).toMatchObject([{ code }]);
  });

  it.each([
    ['removeMember', { memberId: 'nobody' }, 'NOT_FOUND', ['memberId']],
    ['removeMember', { memberId: 'constructor' }, 'NOT_FOUND', ['memberId']],
    ['grantRole', { memberId: 'nobody', role: 'COACH' }, 'NOT_FOUND', ['memberId']],
    ['grantRole', { memberId: 'coach-1', role: 'DEVICE' }, 'BAD_USER_INPUT', ['role']],
    ['addMember', { memberId: 'Cora Coach', roles: ['COACH'] }, 'BAD_USER_INPUT', ['memberId']],
    ['addMember', { memberId: 'cora', roles: [] }, 'BAD_USER_INPUT', ['roles']],
    ['addMember', { memberId: 'cora', roles: ['COACH'], label: 'x'.repeat(81) }, 'BAD_USER_INPUT', ['label']],
    ['issueDeviceKey', { keyId: randomUUID(), channelId: randomUUID() }, 'NOT_FOUND', ['channelId']],
    ['issueDeviceKey', { keyId: 'x', channelId: randomUUID() }, 'BAD_USER_INPUT', ['keyId']],
    ['revokeDeviceKey', { keyId: randomUUID() }, 'NOT_FOUND', ['keyId']],
    ['revokeAccessToken', { tokenId: randomUUID() }, 'NOT_FOUND', ['tokenId']],
    [
      'issueAccessToken',
      { tokenId: randomUUID(), kind: 'SCRIPT', until: '2020-01-01T00:00:00Z' },
      'BAD_USER_INPUT',
      ['until'],
    ],
    [
      'issueAccessToken',
      { tokenId: randomUUID(), kind: 'SCRIPT', until: '2099-01-01T00:00:00Z' },
      'BAD_USER_INPUT',
      ['until'],
    ],
    ['changeTeamSettings', { timeZone: 'Mars/Olympus' }, 'BAD_USER_INPUT', ['timeZone']],
  ])('%s %j is refused with %s', async (mutation, input, code, at) => {
    const before = await world.facts();
    expect((await give(mutation, input)).userErrors).toEqual([{ code, path: at }]);
    expect(await world.facts()).toBe(before);
  });

  it('who is erased is an id in every answer, and the log still holds', async () => {
    const person = await world.token({ role: 'coach', sub: 'coach-erased', name: 'Erin Erased' });
    const clipId = await givenGhost(world, person, game);
    const ask = () => world.ask(`{ clip(id: "${clipId}") { markedBy { id label } } }`, {}, coach);
    expect((await ask()).data.clip?.markedBy).toEqual({ id: 'coach-erased', label: 'Erin Erased' });
    await give('removeMember', { memberId: 'coach-erased', eraseName: true });
    expect((await ask()).data.clip?.markedBy).toEqual({ id: 'coach-erased', label: 'coach-erased' });
    const later = await give('removeMember', { memberId: 'coach-erased', eraseName: true });
    expect(later).toMatchObject({ userErrors: [], position: null });
    const { rows } = await world.pool.query("select * from people where label like '%Erased%'");
    expect(rows).toEqual([]);
  });
});

describe('the team', () => {
  it('tells its facts to whoever follows it', async () => {
    const heard = subscribe(coach, 'subscription { teamEvents { __typename position } }');
    const memberId = randomUUID();
    await until(async () => {
      await give('changeTeamSettings', { timeZone: `Etc/GMT+${heard.facts.length}` });
      return heard.facts.length > 0;
    });
    await give('addMember', { memberId, roles: ['VIEWER'] });
    await give('removeMember', { memberId });
    await until(() => heard.facts.length >= 4);
    expect(typesOf(heard.facts).slice(-3)).toEqual(['MemberAdded', 'RoleGranted', 'MemberRemoved']);
  });

  it('has a time zone, once one was chosen', async () => {
    const payload = await give('changeTeamSettings', { timeZone: 'America/New_York' });
    expect(payload.team).toEqual({ id: 'home', timeZone: 'America/New_York' });
    expect((await world.ask('{ team { timeZone } }', {}, coach)).data.team.timeZone).toBe('America/New_York');
  });
});

describe('a device key', () => {
  const issue = (more: Record<string, unknown> = {}) =>
    give('issueDeviceKey', { keyId: randomUUID(), channelId: game.channelId, ...more });
  const beat = async (secret: string, channelId = game.channelId) =>
    (
      await fetch(`${world.url}/channels/${channelId}/heartbeat`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
      })
    ).status;

  it('is shown once, opens its own channel, and is kept as a hash', async () => {
    const command = { commandId: randomUUID(), keyId: randomUUID() };
    const first = await issue(command);
    expect(first.secret).toMatch(/^fr_device_[\w-]{43}$/);
    expect(await issue(command)).toMatchObject({ secret: null, userErrors: [], deviceKey: { id: command.keyId } });
    expect(await beat(first.secret)).toBe(200);
    expect(await beat(first.secret, randomUUID())).toBe(403);
    for (const table of ['key_hashes', 'key_ring', 'feed']) {
      const { rows } = await world.pool.query(`select t::text from ${table} t`);
      expect(JSON.stringify(rows)).not.toContain(first.secret.slice('fr_device_'.length));
    }
  });

  it('is replaced while the old one goes on for a while', async () => {
    const old = await issue();
    const next = await issue({ replaces: old.deviceKey.id, overlapHours: 1 });
    expect([await beat(old.secret), await beat(next.secret)]).toEqual([200, 200]);
    const last = await issue({ replaces: next.deviceKey.id, overlapHours: 0 });
    await until(async () => (await beat(next.secret)) === 401);
    expect(await beat(last.secret)).toBe(200);
  });

  it('opens nothing two seconds after it was revoked', async () => {
    const { secret, deviceKey } = await issue();
    expect(await beat(secret)).toBe(200);
    const payload = await give('revokeDeviceKey', { keyId: deviceKey.id });
    expect(payload.deviceKey.revokedAt).not.toBeNull();
    await until(async () => (await beat(secret)) === 401, { deadline: 2_000 });
  });
});

describe('an access token', () => {
  const until_ = () => new Date(Date.now() + 86_400_000).toISOString();
  const issue = (token: string, more: Record<string, unknown>) =>
    give('issueAccessToken', { tokenId: randomUUID(), until: until_(), kind: 'ASSISTANT', ...more }, token);

  it('of an assistant reads, and gives no command unless that was granted', async () => {
    const reads = await issue(coach, {});
    expect(reads.accessToken).toMatchObject({ role: 'COACH', mayWrite: false, member: { id: 'coach-1' } });
    const clipId = await givenGhost(world, coach, game);
    expect((await world.ask('{ viewer { id role } }', {}, reads.secret)).data.viewer).toEqual({
      id: 'coach-1',
      role: 'ASSISTANT',
    });
    const refused = await commandClip(world, reads.secret, 'discardClip', { clipId });
    expect(refused.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const writes = await issue(coach, { mayWrite: true });
    expect((await commandClip(world, writes.secret, 'discardClip', { clipId })).userErrors).toEqual([]);
    const { rows } = await world.pool.query(
      "select meta from feed where type = 'ClipDiscarded' and data->>'clipId' = $1",
      [clipId],
    );
    expect(rows[0].meta).toMatchObject({ actor: 'coach-1', role: 'assistant', via: 'assistant' });
  });

  it("of a coach's assistant touches no other coach's marks, and an admin's assistant is no admin", async () => {
    const other = await world.token({ role: 'coach', sub: 'coach-2' });
    const clipId = await givenGhost(world, other, game);
    const { secret } = await issue(coach, { mayWrite: true });
    expect((await commandClip(world, secret, 'discardClip', { clipId })).userErrors).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    const admins = await issue(admin, { mayWrite: true });
    const payload = await give('addMember', { memberId: randomUUID(), roles: ['ADMIN'] }, admins.secret);
    expect(payload.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await issue(admins.secret, {})).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('ends with the membership that it was issued in', async () => {
    const sub = randomUUID();
    const statusOf = async (secret: string) => (await world.post({ query: '{ serverTime }' }, secret)).status;
    const { secret } = await issue(await world.token({ role: 'coach', sub }), {});
    expect(await statusOf(secret)).toBe(200);
    await give('removeMember', { memberId: sub });
    await give('addMember', { memberId: sub, roles: ['COACH'] });
    const again = await issue(await world.token({ role: 'coach', sub }), {});
    await until(async () => (await statusOf(secret)) === 401, { deadline: 2_000 });
    expect(await statusOf(again.secret)).toBe(200);
  });

  it('is seen and ended by its person and by an admin, and by nobody else', async () => {
    const { accessToken, secret } = await issue(coach, {});
    const other = await world.token({ role: 'coach', sub: 'coach-2' });
    const seenBy = async (token: string) =>
      (await world.ask('{ accessTokens { id } }', {}, token)).data.accessTokens.map(({ id }) => id);
    expect(await seenBy(coach)).toContain(accessToken.id);
    expect(await seenBy(admin)).toContain(accessToken.id);
    expect(await seenBy(other)).not.toContain(accessToken.id);
    expect((await give('revokeAccessToken', { tokenId: accessToken.id }, other)).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await give('revokeAccessToken', { tokenId: accessToken.id }, admin)).userErrors).toEqual([]);
    await until(async () => (await world.post({ query: '{ serverTime }' }, secret)).status === 401, {
      deadline: 2_000,
    });
  });
});

describe('somebody who is removed', () => {
  it.each([
    ['removed from the team', (memberId: string) => give('removeMember', { memberId })],
    ['without the role', (memberId: string) => give('revokeRole', { memberId, role: 'VIEWER' })],
  ])('%s is out within two seconds: requests, open sockets, links to film', async (_how, remove) => {
    const sub = randomUUID();
    const token = await world.token({ role: 'viewer', sub });
    const clipId = randomUUID();
    mkdirSync(path.join(world.clipsFolder, 'home', clipId), { recursive: true });
    writeFileSync(path.join(world.clipsFolder, 'home', clipId, '1.mp4'), 'film');
    const link = world.auth.links.sign({ clipId, generation: 1, kind: 'mp4' }, { team: 'home', id: sub });
    const film = async () => (await fetch(world.url + link)).status;
    const socket = new WebSocket(`ws://127.0.0.1:${world.port}/graphql`, 'graphql-transport-ws');
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await new Promise((resolve) => {
      socket.on('open', () =>
        socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
      );
      socket.on('message', resolve);
    });
    expect(await film()).toBe(200);

    await remove(sub);
    const started = performance.now();

    expect(await closed).toBe(4401);
    await until(async () => (await film()) === 403);
    await until(async () => (await world.post({ query: '{ serverTime }' }, token)).status === 401);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('hears nothing that happens afterwards', async () => {
    const sub = randomUUID();
    const heard = subscribe(
      await world.token({ role: 'viewer', sub }),
      'subscription ($id: ID!) { sessionEvents(sessionId: $id) { __typename position } }',
      { id: game.sessionId },
    );
    await until(() => heard.facts.length > 0);
    const [clipId] = [await givenGhost(world, coach, game)];
    await give('removeMember', { memberId: sub });
    await until(() => heard.errors !== undefined || heard.isClosed === true, { deadline: 2_000 });
    const count = heard.facts.length;
    await commandClip(world, coach, 'discardClip', { clipId });
    expect(heard.facts.length).toBe(count);
  });
});
