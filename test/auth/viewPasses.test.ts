import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { openViewPasses, type PassHolder } from '../../src/auth/viewPasses.ts';

const key = new Uint8Array(32).fill(3);
const START = Date.parse('2026-11-14T20:00:00.000Z');
const coach: PassHolder = { team: 'home', id: 'coach-1', path: 'home-sideline' };
const at = (now: number) => openViewPasses(key, () => now);

describe('a pass to live pictures', () => {
  it('says whose it is and to which channel', async () => {
    const { token } = await at(START).issue(coach);
    expect(await at(START).verify(token)).toEqual(coach);
  });

  it('is good for two minutes', async () => {
    const { token, expiresAt } = await at(START).issue(coach);
    expect(expiresAt).toBe(START + 120_000);
    expect(await at(START + 119_000).verify(token)).toEqual(coach);
    expect(await at(START + 121_000).verify(token)).toBeUndefined();
  });

  it('is worth nothing altered, made with another key, too long, or no token at all', async () => {
    const { token } = await at(START).issue(coach);
    const [head, , signature] = token.split('.');
    const claims = { team: 'home', path: 'home-end-zone', sub: 'coach-1', iss: 'film-room', exp: START };
    const other = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const strange = await openViewPasses(new Uint8Array(32), () => START).issue(coach);
    for (const text of [`${head}.${other}.${signature}`, strange.token, `${token}${'a'.repeat(2_000)}`, 'x', '']) {
      expect(await at(START).verify(text), text.slice(0, 40)).toBeUndefined();
    }
  });

  it('is no token that the same key signed for another purpose, or one without an end', async () => {
    const signed = (typ: string) =>
      new SignJWT({ team: 'home', path: 'home-sideline' })
        .setProtectedHeader({ alg: 'HS256', typ })
        .setIssuer('film-room')
        .setSubject('coach-1');
    const other = await signed('at+jwt')
      .setExpirationTime(START / 1_000 + 60)
      .sign(key);
    const endless = await signed('view+jwt').sign(key);
    expect(await at(START).verify(other)).toBeUndefined();
    expect(await at(START).verify(endless)).toBeUndefined();
  });
});
