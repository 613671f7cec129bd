import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeys } from '../../src/auth/keys.ts';
import { openTokens } from '../../src/auth/tokens.ts';
import { channelIdOf } from '../../src/commands/ids.ts';
import { root } from '../support/root.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

const dataFolder = temporaryFolder();

const token = (...words: string[]) => tokenIn(dataFolder, ...words);

function tokenIn(folder: string, ...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, FILMROOM_DATA: folder };
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(root, 'src/cli/token.ts'), ...words], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const claimsOf = async (text: string) => {
  const { token: key } = await openKeys(path.join(dataFolder, 'keys'));
  const verified = await openTokens(key).verify(text.trim());
  return typeof verified === 'string' ? verified : verified.claims;
};

describe('npm run token', () => {
  it('prints a token for a person, and nothing else', async () => {
    const { code, out } = await token('--role', 'coach', '--name', 'Carl');
    expect(code).toBe(0);
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(await claimsOf(out)).toMatchObject({ role: 'coach', name: 'Carl', team: 'home', via: 'script' });
  });

  it('gives the same person the same id again, and keeps the name out of it', async () => {
    const [first, second] = await Promise.all([
      token('--role', 'coach', '--name', 'Cora'),
      token('--role', 'analyst', '--name', 'Cora'),
    ]);
    const [one, other] = [await claimsOf(first.out), await claimsOf(second.out)];
    expect(one).toMatchObject({ sub: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(other).toMatchObject({ sub: (one as { sub: string }).sub });
  });

  it('prints a link that signs in on the page, where asked', async () => {
    const { out } = await token('--role', 'coach', '--name', 'Carl', '--link');
    const [address, text] = out.split('/#token=');
    expect(address).toBe('http://127.0.0.1:4000');
    expect(await claimsOf(text!)).toMatchObject({ role: 'coach', via: 'web' });
  });

  it('makes no secret in a folder that does not exist', async () => {
    const folder = path.join(dataFolder, 'mistyped');
    const { code, out, err } = await tokenIn(folder, '--role', 'coach');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`the data folder ${folder} does not exist`);
  });

  it('binds a device to the channel of a path', async () => {
    const { out } = await token('--role', 'device', '--channel', 'home-end-zone');
    expect(await claimsOf(out)).toMatchObject({ role: 'device', channelId: channelIdOf('home-end-zone') });
  });

  it.each([
    [[], '--role is missing'],
    [['--role', 'king'], '--role'],
    [['--role', 'device'], '--channel'],
    [['--role', 'coach', '--hours', 'ever'], '--hours'],
    [['--rol', 'coach'], "Unknown option '--rol'"],
  ])('says what is wrong with %j', async (words, complaint) => {
    const { code, out, err } = await token(...words);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(complaint);
    expect(err).not.toContain('    at ');
  });
});
