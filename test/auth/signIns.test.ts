// Signing in and out over HTTP, and what a lost answer or a stolen token comes to.
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openFailures } from '../../src/auth/failures.ts';
import { newSecret } from '../../src/auth/secrets.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

interface Tokens {
  readonly person_id: string;
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
}
interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: Tokens & { readonly code?: string };
}

async function post(path: string, body: unknown, token?: string): Promise<Answer> {
  const response = await fetch(`${world.url}/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, retryAfter, body: text === '' ? {} : JSON.parse(text) };
}

const codeFor = (seconds = 60, role: 'coach' | 'analyst' = 'coach') =>
  world.auth.signIns.invite({ team: 'home', person: 'coach-1', role }, seconds);
const signIn = async () => (await post('sign-in', { code: await codeFor() })).body;
const refresh = (refresh_token: string, request_id: string = randomUUID()) =>
  post('refresh', { refresh_token, request_id });
const isIn = async ({ access_token }: Tokens) =>
  (await world.post({ query: '{ viewer { id } }' }, access_token)).status === 200;

/** Failures are counted by address, and every test has the same. */
const forgetFailures = () => world.auth.failures.forget('127.0.0.1');
beforeEach(forgetFailures);

describe('a sign-in link', () => {
  it('signs its person in, for a quarter of an hour at most', async () => {
    const tokens = await signIn();
    expect(tokens).toMatchObject({ person_id: 'coach-1', token_type: 'Bearer' });
    expect(tokens.expires_in).toBeLessThanOrEqual(900);
    expect(await isIn(tokens)).toBe(true);
  });

  it('works once, however many open it at the same time', async () => {
    const code = await codeFor();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('sign-in', { code })));
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
  });

  it('works no more when its time is over', async () => {
    expect((await post('sign-in', { code: await codeFor(-1) })).status).toBe(401);
  });

  it('of a role that was lost opens nothing', async () => {
    expect((await post('sign-in', { code: await codeFor(60, 'analyst') })).status).toBe(401);
  });

  it.each([
    ['no body', ''],
    ['a list', '[]'],
    ['no code', '{}'],
    ['a number', '{"code":1}'],
    ['a very long one', JSON.stringify({ code: 'x'.repeat(10_000) })],
  ])('that is %s is bad input', async (_name, body) => {
    expect(await post('sign-in', body)).toMatchObject({ status: 400, body: { code: 'BAD_USER_INPUT' } });
  });

  it('is made by an admin, for a member', async () => {
    const admin = await world.token({ role: 'admin' });
    const link = await post('links', { member_id: 'viewer-1' }, admin);
    expect((await post('sign-in', { code: link.body.code })).body.person_id).toBe('viewer-1');
    expect((await post('links', { member_id: 'nobody' }, admin)).status).toBe(404);
    expect((await post('links', { member_id: 'viewer-1', role: 'admin' }, admin)).status).toBe(404);
    expect((await post('links', { member_id: 'viewer-1' }, await world.token({ role: 'coach' }))).status).toBe(403);
    expect((await post('links', { member_id: 'viewer-1' })).status).toBe(401);
  });
});

describe('a refresh token', () => {
  it('is exchanged for the next one', async () => {
    const first = await signIn();
    const second = (await refresh(first.refresh_token)).body;
    const third = (await refresh(second.refresh_token)).body;
    expect(new Set([first, second, third].map((tokens) => tokens.refresh_token)).size).toBe(3);
    expect(await isIn(third)).toBe(true);
  });

  it('that is used a second time ends the stay, for the thief and for the person', async () => {
    const first = await signIn();
    const second = (await refresh(first.refresh_token)).body;
    expect((await refresh(first.refresh_token)).status).toBe(401);
    forgetFailures();
    expect((await refresh(second.refresh_token)).status).toBe(401);
    await expect.poll(() => isIn(second), { timeout: 2_000 }).toBe(false);
  });

  it('is exchanged again where the answer was lost: by the same request', async () => {
    const first = await signIn();
    const requestId = randomUUID();
    const [one, other] = [await refresh(first.refresh_token, requestId), await refresh(first.refresh_token, requestId)];
    expect(other.body.refresh_token).toBe(one.body.refresh_token);
    expect(await isIn(other.body)).toBe(true);
  });

  it('is exchanged once by two tabs that ask at the same moment', async () => {
    const first = await signIn();
    const requestId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(first.refresh_token, requestId)));
    expect(new Set(answers.map(({ body }) => body.refresh_token)).size).toBe(1);
    expect((await refresh(answers[0]!.body.refresh_token)).status).toBe(200);
  });

  it.each([
    ['of nobody', 'home.0198c0de-0000-7000-8000-000000000001.0.'.padEnd(86, 'A')],
    ['altered by a letter', undefined],
    ['that is an access token', newSecret('access')],
    ['that is nonsense', 'x'],
  ])('%s opens nothing', async (_name, text) => {
    const { refresh_token } = await signIn();
    const altered = refresh_token.slice(0, -2) + (refresh_token.at(-2) === 'A' ? 'B' : 'A') + refresh_token.at(-1);
    expect((await refresh(text ?? altered)).status).toBe(401);
    expect((await refresh(refresh_token)).status).toBe(200);
  });

  it('of somebody who has lost the role opens nothing', async () => {
    const code = await world.auth.signIns.invite({ team: 'home', person: 'viewer-1', role: 'viewer' }, 60);
    const tokens = (await post('sign-in', { code })).body;
    await world.pool.query("update members set roles = '{}' where id = 'viewer-1'");
    expect((await refresh(tokens.refresh_token)).status).toBe(401);
    await world.pool.query("update members set roles = '{viewer}' where id = 'viewer-1'");
  });
});

describe('signing out', () => {
  it.each([
    ['token', { thisToken: false, next: true, otherDevice: true }],
    ['device', { thisToken: false, next: false, otherDevice: true }],
    ['everywhere', { thisToken: false, next: false, otherDevice: false }],
  ] as const)('with %s ends that much', async (what, still) => {
    const [here, there] = [await signIn(), await signIn()];
    expect((await post('sign-out', { what }, here.access_token)).status).toBe(204);
    await expect.poll(() => isIn(here), { timeout: 2_000 }).toBe(still.thisToken);
    await expect.poll(() => isIn(there), { timeout: 2_000 }).toBe(still.otherDevice);
    expect((await refresh(here.refresh_token)).status === 200).toBe(still.next);
  });
});

describe('failed attempts', () => {
  it('are slowed down, answered with how long to wait, and kept for the audit', async () => {
    const attempt = () => post('sign-in', { code: newSecret('signin') });
    expect(await attempt()).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    const second = await attempt();
    expect(second).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect(Number(second.retryAfter)).toBe(1);
    const { rows } = await world.pool.query("select count(*)::int as count from refusals where command = 'SignIn'");
    expect(rows[0].count).toBeGreaterThan(0);
  });

  it('of others keep nobody out who holds a good link or token', async () => {
    const { refresh_token } = await signIn();
    for (let n = 0; n < 7; n += 1) await post('sign-in', { code: newSecret('signin') });
    expect((await refresh(refresh_token)).status).toBe(200);
    expect((await post('sign-in', { code: await codeFor() })).status).toBe(200);
  });

  it('are at most one a second, five a minute, twenty an hour', () => {
    let now = 0;
    const failures = openFailures(() => now);
    let failed = 0;
    for (; now < 3_600_000; now += 100) {
      if (failures.waitOf('a') > 0) continue;
      failures.record('a');
      failed += 1;
      if (failed === 1) expect(failures.waitOf('a')).toBe(1_000);
      if (failed === 5) expect(failures.waitOf('a')).toBe(56_000);
    }
    expect(failed).toBe(20);
    expect(failures.waitOf('b')).toBe(0);
  });
});
