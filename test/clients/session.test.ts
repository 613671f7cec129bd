// A device's stay, with a real platform: tokens are renewed, other tabs and lost answers do no harm.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type KeptSession, openSession, type SessionOptions, signInWith } from '../../clients/session.ts';
import { follow } from '../../clients/subscribe.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { type Game, givenGame, givenGhost } from '../graphql/plays.ts';
import { afterFile } from '../support/cleanup.ts';
import { until } from '../support/until.ts';

let world: World;
let game: Game;
beforeAll(async () => {
  world = await openWorld();
  game = await givenGame(world, await world.token({ role: 'operator' }));
});

/** Failures are counted by address, and every test has the same. */
beforeEach(() => world.auth.failures.forget('127.0.0.1'));

/** One device: what it keeps, and how it reaches the platform. */
function device(url = world.url): SessionOptions & { kept: KeptSession | undefined } {
  const self = {
    url,
    newId: randomUUID,
    kept: undefined as KeptSession | undefined,
    storage: {
      load: () => self.kept,
      save(session: KeptSession) {
        self.kept = session;
      },
      clear() {
        self.kept = undefined;
      },
    },
  };
  return self;
}

const link = () => world.auth.signIns.invite({ team: 'home', person: 'coach-1', role: 'coach' }, 60);
const isGood = async (token: string | undefined) =>
  token !== undefined && (await world.post({ query: '{ viewer { id } }' }, token)).status === 200;

/** Passes requests on, and swallows as many answers as it is told. */
async function lossyWay(): Promise<{ url: string; lose: (answers: number) => void }> {
  let losing = 0;
  const server = createServer(async (request, response) => {
    const passed = await fetch(world.url + request.url, {
      method: request.method ?? 'POST',
      headers: { 'content-type': 'application/json' },
      body: await textOf(request),
    });
    const text = await passed.text();
    if (losing > 0) {
      losing -= 1;
      return void request.socket.destroy();
    }
    response.writeHead(passed.status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterFile(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  const lose = (answers: number) => {
    losing = answers;
  };
  return { url: `http://127.0.0.1:${port}`, lose };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

describe('a session', () => {
  it('is opened by a link, and kept', async () => {
    const here = device();
    const session = await signInWith(await link(), here);
    expect(session.personId).toBe('home.coach-1');
    expect(await isGood(await session.token())).toBe(true);
    expect(openSession(here)?.personId).toBe('home.coach-1');
    await expect(signInWith('fr_signin_nobody', device())).rejects.toThrow('was used, or has ended');
  });

  it('exchanges its token before the end, and once for all who ask', async () => {
    const here = device();
    const session = await signInWith(await link(), here);
    const first = here.kept!.accessToken;
    here.kept = { ...here.kept!, expiresAt: Date.now() + 10_000 };
    const tokens = await Promise.all([session.token(), session.token(), session.token()]);
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(first);
    expect(await isGood(tokens[0])).toBe(true);
  });

  it('exchanges its token as soon as the server says that it has expired', async () => {
    const here = device();
    const session = await signInWith(await link(), here);
    const first = await session.token();
    session.forgetToken();
    expect(await session.token()).not.toBe(first);
  });

  it('survives answers that are lost on the way', async () => {
    const way = await lossyWay();
    const here = device(way.url);
    const session = await signInWith(await link(), here);
    session.forgetToken();
    way.lose(2);
    await expect(session.token()).rejects.toThrow();
    await expect(session.token()).rejects.toThrow();
    expect(await isGood(await session.token())).toBe(true);
    session.forgetToken();
    expect(await isGood(await session.token())).toBe(true);
  });

  it('is shared by two tabs that exchange at the same moment', async () => {
    const here = device();
    const [one, other] = [await signInWith(await link(), here), openSession(here)!];
    here.kept = { ...here.kept!, expiresAt: 0 };
    await Promise.all([one.token(), other.token()]);
    for (const tab of [one, other]) {
      tab.forgetToken();
      expect(await isGood(await tab.token())).toBe(true);
    }
  });

  it('is over, here and at the server, when the person signs out', async () => {
    const here = device();
    const session = await signInWith(await link(), here);
    const { refreshToken, accessToken } = here.kept!;
    await session.signOut();
    expect(here.kept).toBeUndefined();
    expect(await session.token()).toBeUndefined();
    await until(async () => !(await isGood(accessToken)), { deadline: 2_000 });
    expect(await world.auth.signIns.refresh(refreshToken, randomUUID())).toBeUndefined();
  });

  it('is over when the person is signed out', async () => {
    const here = device();
    const session = await signInWith(await link(), here);
    await world.pool.query('update sign_ins set revoked_at = now() where person = $1', ['coach-1']);
    session.forgetToken();
    expect(await session.token()).toBeUndefined();
    expect(here.kept).toBeUndefined();
  });
});

describe('a socket whose token expires', () => {
  it('comes back with a new one, and misses nothing', async () => {
    const token = async (seconds: number) => world.token({ role: 'viewer' }, seconds);
    const tokens = [await token(2), await token(60)];
    let asked = 0;
    const closings: number[] = [];
    const client = world.socket(undefined, {
      connectionParams: () => ({ authorization: `Bearer ${tokens[Math.min(asked++, 1)]}` }),
      retryAttempts: 5,
      retryWait: async () => {},
      on: { closed: (event) => void closings.push((event as { code: number }).code) },
    });
    const heard: string[] = [];
    const stop = follow({
      client,
      query:
        'subscription ($id: ID!, $after: Position) { sessionEvents(sessionId: $id, after: $after) { __typename position } }',
      variables: { id: game.sessionId },
      after: null,
      onFact: ({ position }) => void heard.push(position),
      onEnd: (code) => void heard.push(`ended: ${code}`),
    });
    const coach = await world.token({ role: 'coach' });
    while (closings.length === 0) {
      await givenGhost(world, coach, game);
      // A person, not a flood.
      await sleep(75);
    }
    await givenGhost(world, coach, game);
    const { rows } = await world.pool.query('select count(*)::int as count from feed where topic = $1', [
      game.sessionId,
    ]);
    await until(() => heard.length >= rows[0].count);
    expect(closings).toEqual([4403]);
    expect(new Set(heard).size).toBe(heard.length);
    expect(heard.some((one) => one.startsWith('ended'))).toBe(false);
    stop();
    await client.dispose();
  });
});

describe('an auditor who follows a game', () => {
  it('gets every fact, without the film', async () => {
    const client = world.socket(await world.token({ role: 'auditor' }));
    const clips: unknown[] = [];
    const ends: string[] = [];
    const stop = follow<{ __typename: string; position: string; clip?: unknown }>({
      client,
      query: `subscription ($id: ID!, $after: Position) { sessionEvents(sessionId: $id, after: $after) {
        __typename position ... on ClipMarkedIn { clip { id streamUrl thumbnailUrl } } } }`,
      variables: { id: game.sessionId },
      after: null,
      onFact: ({ clip }) => void (clip && clips.push(clip)),
      onEnd: (code) => void ends.push(code),
    });
    const coach = await world.token({ role: 'coach' });
    const clipId = await givenGhost(world, coach, game);
    await until(() => clips.some((clip) => (clip as { id: string }).id === clipId));
    expect(clips).toContainEqual({ id: clipId, streamUrl: null, thumbnailUrl: null });
    expect(ends).toEqual([]);
    stop();
    await client.dispose();
  });
});
