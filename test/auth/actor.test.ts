import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Callers, isStranger, openCallers } from '../../src/auth/actor.ts';
import { hashOf, newSecret } from '../../src/auth/secrets.ts';
import { openTokens } from '../../src/auth/tokens.ts';
import { openPool } from '../../src/database.ts';
import { migrate } from '../../src/migrate.ts';
import { keepHash } from '../../src/tables/deviceKeys.ts';
import { endAllTokens, eraseName, namePerson } from '../../src/tables/people.ts';
import { endSignIn, openSignIn, revokeToken } from '../../src/tables/signIns.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { root } from '../support/root.ts';

const tokens = openTokens(new Uint8Array(32).fill(3));
let pool: ReturnType<typeof openPool>;
let callers: Callers;
beforeAll(async () => {
  pool = openPool((await freshDatabase()).url, 2);
  afterFile(() => pool.end());
  await migrate(pool, path.join(root, 'infra/migrations'));
});
beforeEach(() => {
  callers = openCallers(pool, tokens);
});

/** A member as the projector would have written them, signed in on one device. */
async function signedIn(person: string, roles: readonly string[] = ['coach'], team = 'home') {
  await pool.query(
    `insert into members (team, id, is_in, roles, added_at, position) values ($1, $2, true, $3, now(), 0)
     on conflict (team, id) do update set is_in = true, roles = excluded.roles`,
    [team, person, roles],
  );
  const sid = randomUUID();
  await openSignIn(pool, { team, id: sid, person, role: 'coach', via: 'web' });
  const token = await tokens.mint({ sub: person, team, role: 'coach', via: 'web', sid, tv: 0 }, 60);
  return { sid, token, authorization: `Bearer ${token}` };
}

describe('a caller', () => {
  it('is who the token says, in a role that they hold', async () => {
    const { authorization } = await signedIn('coach-1');
    await namePerson(pool, 'home', 'coach-1', 'Carl');
    const caller = await callers.callerOf(authorization);
    expect(caller).toMatchObject({ actor: { id: 'coach-1', team: 'home', role: 'coach', via: 'web' }, label: 'Carl' });
  });

  it('is an id once their name is erased', async () => {
    const { authorization } = await signedIn('coach-2');
    await namePerson(pool, 'home', 'coach-2', 'Cora');
    await eraseName(pool, 'home', 'coach-2');
    expect(await callers.callerOf(authorization)).toMatchObject({ label: 'coach-2' });
  });

  it('stays known while the database is away', async () => {
    let isAway = false;
    const sometimes = new Proxy(pool, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (name !== 'query') return value;
        return (...given: unknown[]) =>
          isAway
            ? Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
            : Reflect.apply(value, target, given);
      },
    });
    callers = openCallers(sometimes, tokens);
    const { authorization } = await signedIn('coach-3');
    await callers.callerOf(authorization);
    isAway = true;
    callers.forget();
    expect(await callers.callerOf(authorization)).toMatchObject({ actor: { id: 'coach-3' } });
  });

  it.each([
    [undefined, 'missing'],
    [42, 'missing'],
    ['', 'invalid'],
    ['Basic abc', 'invalid'],
    ['Bearer ', 'invalid'],
    ['Bearer a b', 'invalid'],
    ['Bearer nonsense', 'invalid'],
    [`Bearer ${newSecret('device')}`, 'invalid'],
    [`Bearer ${newSecret('access')}`, 'invalid'],
    [`Bearer ${newSecret('signin')}`, 'invalid'],
  ])('%s is a stranger: %s', async (authorization, why) => {
    expect(await callers.callerOf(authorization)).toBe(why);
  });
});

describe('a token is worth nothing any more', () => {
  const ends: [string, (person: string, sid: string, token: string) => Promise<unknown>][] = [
    ['when its person has left', (person) => pool.query('update members set is_in = false where id = $1', [person])],
    [
      'when they lost the role',
      (person) => pool.query("update members set roles = '{viewer}' where id = $1", [person]),
    ],
    ['when they signed out on the device', (_person, sid) => endSignIn(pool, 'home', sid)],
    ['when they signed out everywhere', (person) => endAllTokens(pool, 'home', person)],
    [
      'when it was ended by itself',
      async (_person, _sid, token) => {
        const verified = await tokens.verify(token);
        if (typeof verified === 'string') throw new Error(verified);
        await revokeToken(pool, 'home', verified.claims.jti, new Date(verified.expiresAt).toISOString());
      },
    ],
  ];

  it.each(ends)('%s', async (_when, end) => {
    const person = randomUUID();
    const { sid, token, authorization } = await signedIn(person);
    const before = await callers.callerOf(authorization);
    if (isStranger(before)) throw new Error(before);
    await end(person, sid, token);
    callers.forget();
    expect(await callers.callerOf(authorization)).toBe('revoked');
    expect(await callers.again(before)).toBe('revoked');
  });

  it('when it is of another team than its stay', async () => {
    const { sid } = await signedIn('coach-4');
    await signedIn('coach-4', ['coach'], 'away');
    const token = await tokens.mint({ sub: 'coach-4', team: 'away', role: 'coach', via: 'web', sid, tv: 0 }, 60);
    expect(await callers.callerOf(`Bearer ${token}`)).toBe('revoked');
  });
});

describe('an access token', () => {
  async function givenToken(of: string, change: { until?: string; revoked?: boolean } = {}): Promise<string> {
    await signedIn(of);
    const id = randomUUID();
    const secret = newSecret('access');
    await keepHash(pool, hashOf(secret), 'home', id);
    await pool.query(
      `insert into key_ring (team, id, kind, member_id, role, may_write, issued_at, until, revoked_at, position)
       values ('home', $1, 'assistant', $2, 'coach', false, now(), $3, $4, 0)`,
      [id, of, change.until ?? '2099-01-01', change.revoked ? 'now' : null],
    );
    return `Bearer ${secret}`;
  }

  it('is its person, through an assistant', async () => {
    expect(await callers.callerOf(await givenToken('coach-5'))).toMatchObject({
      actor: { id: 'coach-5', role: 'coach', via: 'assistant', through: { kind: 'assistant', mayWrite: false } },
    });
  });

  it.each([
    ['at its end', { until: '2020-01-01' }],
    ['when it is revoked', { revoked: true }],
  ])('opens nothing %s', async (_when, change) => {
    expect(await callers.callerOf(await givenToken('coach-6', change))).toBe('invalid');
  });

  it('opens nothing when its person has lost the role', async () => {
    const authorization = await givenToken('coach-7');
    await pool.query("update members set roles = '{viewer}' where id = 'coach-7'");
    expect(await callers.callerOf(authorization)).toBe('invalid');
  });
});
