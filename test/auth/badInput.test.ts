// Who is let in, and who is not: the rows of the design's list about sockets and sign-in. Each is answered within a second
// by its code, nothing is appended, nothing leaks, and the platform goes on.
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { openKeys } from '../../src/auth/keys.ts';
import { newSecret } from '../../src/auth/secrets.ts';
import { endAllTokens } from '../../src/tables/people.ts';
import { endSignInsOf, revokeToken } from '../../src/tables/signIns.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { type Game, givenGame } from '../graphql/plays.ts';

let world: World;
let game: Game;
let other: Game;
let device: string;
let key: Uint8Array;
beforeAll(async () => {
  world = await openWorld();
  const operator = await world.token({ role: 'operator' });
  [game, other] = [await givenGame(world, operator), await givenGame(world, operator)];
  device = await world.token({ role: 'device', channelId: game.channelId });
  key = (await openKeys(world.keysFolder)).token;
});

let before: number;
let started: number;
beforeEach(async () => {
  world.lines.length = 0;
  // Failures are counted by address, and every test has the same.
  world.auth.failures.forget('127.0.0.1');
  before = await world.facts();
  started = performance.now();
});
afterEach(async () => {
  expect(await world.facts()).toBe(before);
  const coach = await world.token({ role: 'coach' });
  expect((await world.ask('{ viewer { id } }', {}, coach)).data.viewer.id).toBe('coach-1');
});
const inTime = () => expect(performance.now() - started).toBeLessThan(1_000);

interface Forged {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly issuer?: string;
  readonly audience?: string;
  readonly from?: number;
  readonly until?: number;
  readonly key?: Uint8Array;
}
const now = () => Math.floor(Date.now() / 1_000);

/** A token like coach-1's but for one thing. */
async function forged({ header, claims, issuer, audience, from, until, key: other }: Forged): Promise<string> {
  const sid = randomUUID();
  await world.pool.query(
    "insert into sign_ins (team, id, person, role, via) values ('home', $1, 'coach-1', 'coach', 'web')",
    [sid],
  );
  const token = new SignJWT({ team: 'home', role: 'coach', via: 'web', sid, tv: 0, jti: randomUUID(), ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...header })
    .setSubject('coach-1')
    .setIssuer(issuer ?? 'film-room')
    .setAudience(audience ?? 'film-room')
    .setIssuedAt(now() - 60)
    .setExpirationTime(until ?? now() + 300);
  if (from !== undefined) token.setNotBefore(from);
  return token.sign(other ?? key);
}

/** Everything after the point: header and payload of a token of ours, signed by nobody. */
const unsigned = async (alg: string) => {
  const [, payload, signature] = (await forged({})).split('.');
  const header = Buffer.from(JSON.stringify({ alg, typ: 'at+jwt' })).toString('base64url');
  return `${header}.${payload}.${alg === 'none' ? '' : signature}`;
};

const tokens: readonly (readonly [string, () => Promise<string>])[] = [
  ['56 expired', () => forged({ until: now() - 60 })],
  ['56 not valid yet', () => forged({ from: now() + 120 })],
  ['56 for another audience', () => forged({ audience: 'scouting' })],
  ['56 of another issuer', () => forged({ issuer: 'https://evil.example' })],
  ['56 an ID token', () => forged({ header: { typ: 'JWT' } })],
  ['56 of 8 KB', () => forged({ claims: { padding: 'x'.repeat(8_192) } })],
  ['56 without a signature', () => unsigned('none')],
  ['56 that names another way of signing', () => unsigned('RS256')],
  ['56 that brings its own key', () => forged({ header: { jwk: { kty: 'oct', k: 'AA' } }, key: new Uint8Array(32) })],
  ['56 that says where its key is', () => forged({ header: { jku: 'https://evil.example' }, key: new Uint8Array(32) })],
  ['56 good for a year', () => forged({ until: now() + 31_536_000 })],
  ['56 in a role that its person does not hold', () => forged({ claims: { role: 'admin' } })],
  ['56 of the platform itself', () => forged({ claims: { role: 'system' } })],
  ['56 of another team', () => forged({ claims: { team: 'away' } })],
  ['56 of a stay that never was', () => forged({ claims: { sid: randomUUID() } })],
  ['56 of a key that nobody issued', async () => newSecret('device')],
  [
    '56 that is the secret of a link',
    () => world.auth.signIns.invite({ team: 'home', person: 'coach-1', role: 'coach' }, 60),
  ],
  ['56 that would be SQL', async () => "' or 1=1 --"],
];

describe('a token', () => {
  it.each(tokens)('%s is UNAUTHENTICATED over HTTP', async (_name, make) => {
    const token = await make();
    started = performance.now();
    const answer = await world.post({ query: '{ members { id } }' }, token);
    inTime();
    expect(answer.status).toBe(401);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED', retryable: false } }]);
    expect(answer.data).toBeUndefined();
    expect(JSON.stringify(world.lines)).not.toContain(token.slice(0, 60));
  });

  it.each(tokens)('%s is UNAUTHENTICATED at the capture edge', async (_name, make) => {
    const authorization = `Bearer ${await make()}`;
    started = performance.now();
    const response = await fetch(`${world.url}/channels/${game.channelId}/heartbeat`, {
      method: 'POST',
      headers: { authorization },
    });
    inTime();
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each(tokens)('%s closes a socket, and 46 nothing is told first', async (name, make) => {
    const { code, heard } = await socketWith(await make());
    expect(code).toBe(name === '56 expired' ? 4403 : 4401);
    expect(heard).toEqual([]);
  });

  it('46 that is missing closes a socket', async () => {
    expect(await socketWith(undefined)).toEqual({ code: 4401, heard: [] });
  });

  it.each([
    [
      '57 its person was removed a second ago',
      () => world.pool.query("update members set is_in = false where id = 'coach-9'"),
    ],
    ['57 its person has lost the role', () => world.pool.query("update members set roles = '{}' where id = 'coach-9'")],
    ['58 its version was counted up', () => endAllTokens(world.pool, 'home', 'coach-9')],
    ['58 it was signed out', () => endSignInsOf(world.pool, 'home', 'coach-9')],
    [
      '58 it was revoked by its own id',
      async (token: string) => {
        const verified = await world.auth.tokens.verify(token);
        if (typeof verified === 'string') throw new Error(verified);
        await revokeToken(world.pool, 'home', verified.claims.jti, new Date(verified.expiresAt).toISOString());
      },
    ],
  ])('is worth nothing within two seconds when %s', async (_when, end) => {
    const token = await freshToken();
    before = await world.facts();
    const socket = socketWith(token);
    expect((await world.post({ query: '{ viewer { id } }' }, token)).status).toBe(200);
    await end(token);
    const ended = performance.now();
    await expect
      .poll(() => world.post({ query: '{ viewer { id } }' }, token), { timeout: 2_000 })
      .toMatchObject({ status: 401 });
    expect((await socket).code).toBe(4401);
    expect(performance.now() - ended).toBeLessThan(2_000);
  });
});

describe('a device', () => {
  it.each(['heartbeat', 'activate', 'deactivate'])("61 does not %s another's channel", async (what) => {
    const response = await fetch(`${world.url}/channels/${other.channelId}/${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${device}` },
    });
    inTime();
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'FORBIDDEN' });
  });

  it("61 sees nothing of another's channel", async () => {
    const { data } = await world.ask(`{ channel(id: "${other.channelId}") { id } }`, {}, device);
    expect(data.channel).toBeNull();
  });
});

describe('somebody who guesses', () => {
  it('62 is RATE_LIMITED with key after key, while the device that holds one goes on', async () => {
    const beat = (authorization: string) =>
      fetch(`${world.url}/channels/${game.channelId}/heartbeat`, {
        method: 'POST',
        headers: { authorization: `Bearer ${authorization}` },
      });
    expect((await beat(newSecret('device'))).status).toBe(401);
    const second = await beat(newSecret('device'));
    expect(second.status).toBe(429);
    expect(second.headers.get('retry-after')).toBe('1');
    expect((await beat(device)).status).toBe(200);
  });

  it('62 is RATE_LIMITED at the sixth bad link in a minute, and the audit knows', async () => {
    const attempt = async () =>
      (
        await fetch(`${world.url}/auth/sign-in`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${Math.random()}` },
          body: JSON.stringify({ code: newSecret('signin') }),
        })
      ).status;
    const answers: number[] = [];
    for (let n = 0; n < 6; n += 1) answers.push(await attempt());
    expect(answers[0]).toBe(401);
    expect(answers.at(-1)).toBe(429);
    const { rows } = await world.pool.query("select count(*)::int as count from refusals where stream = 'sign-in'");
    expect(rows[0].count).toBeGreaterThan(0);
  });

  it('63 is nobody else for what a header says', async () => {
    const headers = { 'x-user-id': 'admin-1', 'x-role': 'admin', 'x-team': 'away', 'x-forwarded-for': '127.0.0.1' };
    const ask = async (authorization?: string) => {
      const response = await fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers, ...(authorization && { authorization }) },
        body: JSON.stringify({ query: '{ viewer { id role team } }' }),
      });
      return response.json();
    };
    expect(await ask()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await ask(`Bearer ${await world.token({ role: 'viewer' })}`)).toMatchObject({
      data: { viewer: { id: 'viewer-1', role: 'VIEWER', team: 'home' } },
    });
  });

  it.each([
    ['nothing', undefined],
    ['nonsense', 'a.b.c'],
    ['what another installation signed', undefined],
  ])('is no command line of this machine with %s', async (name, given) => {
    const signed = name.startsWith('what')
      ? await new SignJWT({ request: { want: 'link', team: 'home', memberId: 'x', role: 'admin', hours: 1 } })
          .setProtectedHeader({ alg: 'HS256', typ: 'console+jwt' })
          .setIssuer('film-room')
          .setAudience('film-room')
          .setJti(randomUUID())
          .setIssuedAt()
          .setExpirationTime('1m')
          .sign(key)
      : given;
    const response = await fetch(`${world.url}/auth/console`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ signed }),
    });
    expect(response.status).toBe(403);
  });
});

async function freshToken(): Promise<string> {
  const token = await world.token({ role: 'coach', sub: 'coach-9' });
  await world.pool.query("update members set is_in = true, roles = '{coach}' where id = 'coach-9'");
  const { rows } = await world.pool.query("select token_version from people where id = 'coach-9'");
  const verified = await world.auth.tokens.verify(token);
  if (typeof verified === 'string') throw new Error(verified);
  const { jti: _, ...claims } = verified.claims;
  return world.auth.tokens.mint({ ...claims, tv: rows[0]?.token_version ?? 0 }, 60);
}

/** Opens a socket with the token and waits for its close. */
function socketWith(token: string | undefined): Promise<{ code: number; heard: string[] }> {
  return new Promise((resolve) => {
    const heard: string[] = [];
    const socket = new WebSocket(`ws://127.0.0.1:${world.port}/graphql`, 'graphql-transport-ws');
    const authorization = token === undefined ? undefined : `Bearer ${token}`;
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })));
    socket.on('message', (message) => heard.push(String(message)));
    socket.on('close', (code) => resolve({ code, heard }));
  });
}
