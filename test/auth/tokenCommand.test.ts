import { execFile } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isStranger } from '../../src/auth/actor.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { givenGame } from '../graphql/plays.ts';
import { root } from '../support/root.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});

const token = (...words: string[]) =>
  tokenIn({ FILMROOM_DATA: path.dirname(world.keysFolder), PORT: String(world.port) }, ...words);

function tokenIn(settings: NodeJS.ProcessEnv, ...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, [path.join(root, 'src/cli/token.ts'), ...words], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

async function callerOf(text: string) {
  const caller = await world.auth.callers.callerOf(`Bearer ${text.trim()}`);
  if (isStranger(caller)) throw new Error(caller);
  return caller;
}

describe('npm run token', () => {
  it('prints a token for a member, and nothing else', async () => {
    const { code, out } = await token('--role', 'coach', '--name', 'Carl');
    expect(code).toBe(0);
    expect(out).toMatch(/^fr_access_[\w-]{43}\n$/);
    expect(await callerOf(out)).toMatchObject({ actor: { role: 'coach', team: 'home', via: 'script' }, label: 'Carl' });
  });

  it('gives the same person the same id again, and keeps the name out of it', async () => {
    const [first, second] = await Promise.all([
      token('--role', 'coach', '--name', 'Cora'),
      token('--role', 'analyst', '--name', 'Cora'),
    ]);
    const [one, other] = [await callerOf(first.out), await callerOf(second.out)];
    expect(one.actor.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(other.actor.id).toBe(one.actor.id);
  });

  it('prints a link that signs in on the page once, where asked', async () => {
    const { out } = await token('--role', 'coach', '--name', 'Carl', '--link');
    const [address, code] = out.trim().split('/#sign-in=');
    expect(address).toBe(world.url);
    const signIn = () =>
      fetch(`${world.url}/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
      });
    const { access_token } = (await (await signIn()).json()) as { access_token: string };
    expect(await callerOf(access_token)).toMatchObject({ actor: { role: 'coach', via: 'web' } });
    expect((await signIn()).status).toBe(401);
  });

  it('prints a key bound to the channel of a path', async () => {
    const { channelId } = await givenGame(world, await world.token({ role: 'operator' }));
    const { rows } = await world.pool.query('select path from channel_board where id = $1', [channelId]);
    const { out } = await token('--role', 'device', '--channel', rows[0].path);
    expect(await callerOf(out)).toMatchObject({ actor: { role: 'device', channelId } });
  });

  it('prints a token for an assistant that reads only', async () => {
    const { out } = await token('--role', 'coach', '--name', 'Carl', '--assistant');
    expect((await callerOf(out)).actor).toMatchObject({
      role: 'coach',
      through: { kind: 'assistant', mayWrite: false },
    });
  });

  it('says that there is no such channel', async () => {
    const { code, err } = await token('--role', 'device', '--channel', 'home-nowhere');
    expect(code).toBe(1);
    expect(err).toContain('there is no such channel in this team: register it on the page first');
  });

  it('makes no secret in a folder that does not exist', async () => {
    const folder = path.join(temporaryFolder(), 'mistyped');
    const { code, out, err } = await tokenIn({ FILMROOM_DATA: folder, PORT: String(world.port) }, '--role', 'coach');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`the data folder ${folder} holds no key`);
  });

  it('says where it looked for a platform that does not run', async () => {
    const { code, err } = await tokenIn(
      { FILMROOM_DATA: path.dirname(world.keysFolder), PORT: '1' },
      ...['--role', 'coach'],
    );
    expect(code).toBe(1);
    expect(err).toContain('nothing answers at http://127.0.0.1:1');
  });

  it.each([
    [[], '--role is missing'],
    [['--role', 'king'], '--role: must be one of admin, operator, coach, analyst, viewer, auditor, device'],
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
