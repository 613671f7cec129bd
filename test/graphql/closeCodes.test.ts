// Why a socket is closed, and what the client makes of it.
import { createClient } from 'graphql-ws';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { openSocket } from '../../clients/socket.ts';
import { follow } from '../../clients/subscribe.ts';
import { afterFile } from '../support/cleanup.ts';
import { startFaultProxy } from '../support/faultProxy.ts';
import { until } from '../support/until.ts';
import { openWorld, type World } from './openWorld.ts';
import { givenGame, givenGhost } from './plays.ts';

let world: World;
let coach: string;
beforeAll(async () => {
  world = await openWorld({ sockets: { mostSockets: 3, pingEveryMs: 500 } });
  coach = await world.token({ role: 'coach' });
});

const address = () => `ws://127.0.0.1:${world.port}/graphql`;
const facts = 'subscription { teamEvents { position } }';

interface Raw {
  readonly socket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  say(message: object): void;
  hear(type: string): Promise<unknown>;
}

function raw(protocol?: string, url = address()): Raw {
  const socket = new WebSocket(url, protocol === undefined ? [] : [protocol]);
  const heard: { type: string }[] = [];
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  socket.on('message', (message) => heard.push(JSON.parse(String(message)))).on('error', () => {});
  const opened = new Promise((resolve) => socket.once('open', resolve));
  return {
    socket,
    closed,
    say: (message) => void opened.then(() => socket.send(JSON.stringify(message))),
    hear: (type) => until(() => heard.find((message) => message.type === type)),
  };
}

const init = (token: string) => ({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
const subscribe = (id: string) => ({ id, type: 'subscribe', payload: { query: facts } });

async function acknowledged(token = coach, url = address()): Promise<Raw> {
  const one = raw('graphql-transport-ws', url);
  one.say(init(token));
  await one.hear('connection_ack');
  return one;
}

describe('a raw socket is closed', () => {
  it('with 4406 where it does not speak the protocol', async () => {
    expect(await raw().closed).toMatchObject({ code: 4406 });
  });

  it('with 4408 where it says nothing', async () => {
    expect(await raw('graphql-transport-ws').closed).toMatchObject({ code: 4408 });
  });

  it('with 4429 where it introduces itself twice', async () => {
    const one = await acknowledged(await world.token({ role: 'viewer', sub: 'viewer-4429' }));
    one.say(init(coach));
    expect(await one.closed).toMatchObject({ code: 4429 });
  });

  it('with 4409 where an operation takes the id of another', async () => {
    const one = await acknowledged(await world.token({ role: 'viewer', sub: 'viewer-4409' }));
    one.say(subscribe('same'));
    one.say(subscribe('same'));
    expect(await one.closed).toMatchObject({ code: 4409 });
  });

  it('with 4499 where its person has opened more than they may: the oldest one first', async () => {
    const person = await world.token({ role: 'viewer', sub: 'viewer-4499' });
    const four = [];
    for (let n = 0; n < 4; n += 1) four.push(await acknowledged(person));
    expect(await four[0]!.closed).toMatchObject({ code: 4499, reason: 'too many sockets of one person' });
    expect(four.slice(1).map(({ socket }) => socket.readyState)).toEqual([1, 1, 1]);
    for (const { socket } of four) socket.terminate();
  });

  it('without a word where it answers no ping', async () => {
    const wire = await startFaultProxy({ port: world.port, seed: 1 });
    const token = await world.token({ role: 'viewer', sub: 'viewer-dead' });
    const one = await acknowledged(token, `ws://127.0.0.1:${wire.port}/graphql`);
    wire.strikeAll('halfOpen');
    await until(() => wire.givenUp() === 1, { what: 'the server has noticed' });
    one.socket.terminate();
  });
});

/** Who somebody is cannot be looked up: what stands in the table's place says why not. */
async function withoutMembers(errorCode: string): Promise<void> {
  await world.pool.query('alter table members rename to members_away');
  await world.pool.query(`
    create function away() returns setof members_away language plpgsql as $$
    begin raise exception 'going away' using errcode = '${errorCode}'; end $$;
    create view members as select * from away()`);
}
async function membersAgain(): Promise<void> {
  const { rows } = await world.pool.query<{ away: string | null }>("select to_regclass('members_away') as away");
  if (rows[0]?.away === null) return;
  await world.pool.query('drop view if exists members; drop function if exists away()');
  await world.pool.query('alter table members_away rename to members');
}

describe('while nobody can be looked up, a socket is closed', () => {
  afterEach(membersAgain);
  const SHUTTING_DOWN = '57P01';
  const CORRUPTED = 'XX001';
  const stranger = (sub: string) => world.token({ role: 'viewer', sub });

  it('with 4500 where that is a defect of ours', async () => {
    const token = await stranger('viewer-4500');
    await withoutMembers(CORRUPTED);
    const one = raw('graphql-transport-ws');
    one.say(init(token));
    expect(await one.closed).toEqual({ code: 4500, reason: 'something went wrong here' });
    expect(world.lines.at(-1)).toMatchObject({ msg: 'a socket is given up', err: { code: CORRUPTED } });
  });

  it('with 1013 where the database is away', async () => {
    const token = await stranger('viewer-1013');
    await withoutMembers(SHUTTING_DOWN);
    const one = raw('graphql-transport-ws');
    one.say(init(token));
    expect(await one.closed).toEqual({ code: 1013, reason: 'the database does not answer' });
  });

  it('and the graphql-ws client comes back after 1013, once it may', async () => {
    const token = await stranger('viewer-1013-again');
    await withoutMembers(SHUTTING_DOWN);
    const codes: unknown[] = [];
    let isIn = false;
    const client = createClient({
      url: address(),
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 3,
      retryWait: membersAgain,
      connectionParams: { authorization: `Bearer ${token}` },
      on: {
        closed: (event) => codes.push((event as { code: number }).code),
        connected: () => {
          isIn = true;
        },
      },
    });
    await until(() => isIn);
    expect(codes).toEqual([1013]);
    await client.dispose();
  });

  it('and the graphql-ws client does not come back after 4500', async () => {
    const token = await stranger('viewer-4500-client');
    await withoutMembers(CORRUPTED);
    const codes: unknown[] = [];
    const fatal = Promise.withResolvers<unknown>();
    createClient({
      url: address(),
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 3,
      onNonLazyError: fatal.resolve,
      connectionParams: { authorization: `Bearer ${token}` },
      on: { closed: (event) => codes.push((event as { code: number }).code) },
    });
    expect(await fatal.promise).toMatchObject({ code: 4500 });
    expect(codes).toEqual([4500]);
  });
});

describe('the graphql-ws client', () => {
  const closes = async (token: string | undefined) => {
    const codes: unknown[] = [];
    const client = createClient({
      url: address(),
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 2,
      retryWait: async () => {},
      onNonLazyError: () => {},
      ...(token !== undefined && { connectionParams: { authorization: `Bearer ${token}` } }),
      on: { closed: (event) => codes.push((event as { code: number }).code) },
    });
    afterFile(() => client.dispose());
    return codes;
  };

  it('does not come back after 4401', async () => {
    const codes = await closes(undefined);
    await until(() => codes.length > 0);
    // Time enough for a second try.
    await acknowledged().then(({ socket }) => socket.terminate());
    expect(codes).toEqual([4401]);
  });

  it('comes back after 4403', async () => {
    const codes = await closes(await world.token({ role: 'coach' }, -60));
    await until(() => codes.length === 3);
    expect(codes).toEqual([4403, 4403, 4403]);
  });
});

describe("the client helper's socket", () => {
  it('comes back with a new token after 4403, and after 4499, and misses nothing', async () => {
    const operator = await world.token({ role: 'operator' });
    const game = await givenGame(world, operator);
    const sub = 'viewer-back';
    const short = await world.token({ role: 'viewer', sub }, 1);
    const long = await world.token({ role: 'viewer', sub });
    let token = short;
    const states: string[] = [];
    const client = openSocket({
      url: address(),
      token: async () => token,
      forgetToken: () => {
        token = long;
      },
      onState: (state) => states.push(state),
      webSocketImpl: WebSocket,
      wait: async () => {},
    });
    const heard: string[] = [];
    const stop = follow({
      client,
      query: `subscription ($sessionId: ID!, $after: Position) {
        sessionEvents(sessionId: $sessionId, after: $after) { __typename position } }`,
      variables: { sessionId: game.sessionId },
      after: null,
      onFact: ({ position }) => heard.push(position),
      onEnd: () => {},
    });
    await until(() => token === long && states.at(-1) === 'up');
    await givenGhost(world, coach, game);
    await until(() => heard.length === 2);
    // Three more of the same person: the oldest is this one.
    const others = [await acknowledged(long), await acknowledged(long), await acknowledged(long)];
    await until(() => states.filter((state) => state === 'up').length >= 3);
    await givenGhost(world, coach, game);
    await until(() => heard.length === 3);
    expect(new Set(heard).size).toBe(3);
    stop();
    await client.dispose();
    for (const { socket } of others) socket.terminate();
  });

  it('says that it is signed out where the token is refused for good', async () => {
    const states: string[] = [];
    openSocket({
      url: address(),
      token: async () => 'nonsense',
      onState: (state) => states.push(state),
      webSocketImpl: WebSocket,
    });
    await until(() => states.length > 0);
    expect(states).toEqual(['signedOut']);
  });
});

describe('a server that stops', () => {
  it('says so with 1001 to raw sockets and to the client helper, which looks for it again', async () => {
    const person = await world.token({ role: 'viewer', sub: 'viewer-1001' });
    const one = await acknowledged(person);
    const states: string[] = [];
    const codes: unknown[] = [];
    let tries = 0;
    const client = openSocket({
      url: address(),
      token: async () => person,
      onState: (state) => states.push(state),
      webSocketImpl: WebSocket,
      wait: async (milliseconds) => {
        tries += 1;
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
      },
    });
    client.on('closed', (event) => codes.push((event as { code: number }).code));
    await until(() => states.at(-1) === 'up');
    await world.api.close();
    expect(await one.closed).toEqual({ code: 1001, reason: 'Going away' });
    await until(() => tries > 1, { what: 'it tries again' });
    expect(codes[0]).toBe(1001);
    expect(states).not.toContain('signedOut');
    await Promise.resolve(client.dispose()).catch(() => {});
  });
});
