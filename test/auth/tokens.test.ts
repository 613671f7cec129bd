import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { openKeys } from '../../src/auth/keys.ts';
import { type Claims, openTokens } from '../../src/auth/tokens.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const key = new Uint8Array(32).fill(7);
const coach: Omit<Claims, 'jti'> = {
  sub: 'coach-1',
  team: 'home',
  role: 'coach',
  via: 'web',
  sid: '0198c0de-0000-7000-8000-000000000001',
  tv: 0,
};

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

interface Forged {
  claims?: Record<string, unknown>;
  issuer?: string;
  audience?: string;
  type?: string;
  expires?: number;
  issued?: number;
  notBefore?: number;
  signedWith?: Uint8Array;
  algorithm?: string;
}
/** A token like ours but for one thing. */
function forge({
  claims,
  issuer,
  audience,
  type,
  expires,
  issued,
  notBefore,
  signedWith,
  algorithm,
}: Forged): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const { sub, ...rest } = { ...coach, ...claims };
  const token = new SignJWT(rest)
    .setProtectedHeader({ alg: algorithm ?? 'HS256', typ: type ?? 'at+jwt' })
    .setSubject(String(sub))
    .setIssuer(issuer ?? 'film-room')
    .setAudience(audience ?? 'film-room')
    .setJti('0198c0de-0000-7000-8000-000000000002')
    .setIssuedAt(issued ?? now - 120)
    .setExpirationTime(expires ?? now + 60);
  if (notBefore) token.setNotBefore(notBefore);
  return token.sign(signedWith ?? key);
}

describe('a token', () => {
  it('says who somebody is', async () => {
    const tokens = openTokens(key);
    const verified = await tokens.verify(await tokens.mint(coach, 60));
    expect(verified).toMatchObject({ claims: coach });
  });

  it('is known again without another look at its signature', async () => {
    const tokens = openTokens(key);
    const token = await tokens.mint(coach, 60);
    expect(await tokens.verify(token)).toBe(await tokens.verify(token));
  });

  it.each<[string, Forged]>([
    ['of another issuer', { issuer: 'someone' }],
    ['for another audience', { audience: 'someone' }],
    ['of another type', { type: 'id+jwt' }],
    ['that is not valid yet', { notBefore: inSeconds(120) }],
    ['signed with another key', { signedWith: new Uint8Array(32).fill(8) }],
    ['signed in another way', { algorithm: 'HS512', signedWith: new Uint8Array(64).fill(7) }],
    ['of the platform itself', { claims: { role: 'system' } }],
    ['of a role that does not exist', { claims: { role: 'king' } }],
    ['of a team that cannot be', { claims: { team: 'Home Team' } }],
    ['of a device, which has a key', { claims: { role: 'device' } }],
    ['of an assistant, which has a token of its own', { claims: { role: 'assistant' } }],
    ['without a stay on a device', { claims: { sid: undefined } }],
    ['without a version', { claims: { tv: undefined } }],
    ['that claims a life longer than a quarter of an hour', { issued: inSeconds(-60), expires: inSeconds(900) }],
  ])('%s is invalid', async (_name, forged) => {
    expect(await openTokens(key).verify(await forge(forged))).toBe('invalid');
  });

  it('ends half a minute after its time, since clocks differ', async () => {
    const tokens = openTokens(key);
    expect(await tokens.verify(await forge({ expires: inSeconds(-20) }))).toMatchObject({ claims: coach });
    expect(await tokens.verify(await forge({ expires: inSeconds(-40) }))).toBe('expired');
  });

  it.each([['nonsense'], [''], ['a.b.c'], ['x'.repeat(8_192)]])('%.12s is invalid', async (text) => {
    expect(await openTokens(key).verify(text)).toBe('invalid');
  });

  it('without a signature is invalid', async () => {
    const [, payload] = (await forge({})).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    expect(await openTokens(key).verify(`${header}.${payload}.`)).toBe('invalid');
  });
});

describe('the key', () => {
  it('is made once, though many start at almost the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const folder = path.join(temporaryFolder(), 'keys');
      const start = async (n: number) => {
        await sleep(n % 5);
        return Buffer.from((await openKeys(folder)).token).toString('hex');
      };
      const all = await Promise.all(Array.from({ length: 20 }, (_, n) => start(n)));
      expect(new Set(all).size).toBe(1);
      expect(readdirSync(folder)).toEqual(['token.key']);
    }
  });

  it('is readable by its owner only', async () => {
    const folder = path.join(temporaryFolder(), 'keys');
    await openKeys(folder);
    expect(statSync(path.join(folder, 'token.key')).mode & 0o777).toBe(0o600);
  });

  it('that was cut short is named, not used', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'token.key'), 'short');
    await expect(openKeys(folder)).rejects.toThrow(/token\.key is not a key of 32 bytes/);
  });
});
