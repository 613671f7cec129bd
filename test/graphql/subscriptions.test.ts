import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { follow } from '../../clients/subscribe.ts';
import { encodePosition } from '../../src/eventstore/position.ts';
import { afterFile } from '../support/cleanup.ts';
import { until } from '../support/until.ts';
import { openWorld, type World } from './openWorld.ts';
import { commandClip, commandSession, givenGame, givenGhost } from './plays.ts';
import { type Fact, subscribersOf, typesOf } from './subscriber.ts';

let world: World;
let operator: string;
let coach: string;
beforeAll(async () => {
  world = await openWorld();
  operator = await world.token({ role: 'operator' });
  coach = await world.token({ role: 'coach' });
});
const { subscribe, leaveLater } = subscribersOf(() => world);

const sessionFacts = `subscription ($sessionId: ID!, $after: Position) { sessionEvents(sessionId: $sessionId, after: $after) {
  __typename position occurredAt actor { id } session { id status }
  ... on ClipMarkedIn { clip { id status } } ... on ClipMarkedOut { clip { id status } }
  ... on ClipGenerationRequested { generation clip { id status } }
  ... on ChannelStatusChanged { status reason channel { id } } } }`;

describe('sessionEvents', () => {
  it('replays from the first fact, then goes live, in order', async () => {
    const game = await givenGame(world, operator);
    await commandSession(world, operator, 'startSession', game.sessionId);
    const { facts } = subscribe(coach, sessionFacts, { sessionId: game.sessionId, after: null });
    await until(() => facts.length >= 2);
    const clipId = await givenGhost(world, coach, game);
    await commandClip(world, coach, 'markClipOut', { clipId, outAt: new Date().toISOString() });
    await until(() => facts.length >= 5);
    expect(typesOf(facts)).toEqual([
      'SessionScheduled',
      'SessionStarted',
      'ClipMarkedIn',
      'ClipMarkedOut',
      'ClipGenerationRequested',
    ]);
    expect(facts[2]).toMatchObject({ actor: { id: 'coach-1' }, session: { status: 'ACTIVE' }, clip: { id: clipId } });
    expect(facts[4]).toMatchObject({ generation: 1, clip: { id: clipId, status: 'PENDING' } });
  });

  it('misses nothing after the position of a query', async () => {
    const game = await givenGame(world, operator);
    const { extensions } = await world.ask('{ viewer { id } }', {}, coach);
    const clips = await Promise.all(Array.from({ length: 5 }, () => givenGhost(world, coach, game)));
    const { facts } = subscribe(coach, sessionFacts, { sessionId: game.sessionId, after: extensions!.position });
    await until(() => facts.length >= 5);
    expect(facts.map(({ clip }) => clip?.id).sort()).toEqual(clips.sort());
  });

  it('replays more than a page without a gap', async () => {
    const game = await givenGame(world, operator);
    for (let round = 0; round < 12; round += 1) {
      await Promise.all(Array.from({ length: 20 }, () => givenGhost(world, coach, game)));
    }
    const { facts } = subscribe(coach, sessionFacts, { sessionId: game.sessionId, after: null });
    await until(() => facts.length >= 241);
    expect(new Set(facts.map(({ position }) => position)).size).toBe(241);
  });

  it('shows changes of a camera under the name that they share', async () => {
    const game = await givenGame(world, operator);
    const assign = 'mutation ($input: ChannelSessionInput!) { assignChannel(input: $input) { userErrors { code } } }';
    const on = 'mutation ($input: ChannelCommandInput!) { activateChannel(input: $input) { userErrors { code } } }';
    await world.ask(assign, { input: { commandId: crypto.randomUUID(), ...game } }, operator);
    await world.ask(on, { input: { commandId: crypto.randomUUID(), channelId: game.channelId } }, operator);
    const { facts } = subscribe(coach, sessionFacts, { sessionId: game.sessionId, after: null });
    await until(() => facts.length >= 3);
    expect(facts[2]).toMatchObject({
      __typename: 'ChannelStatusChanged',
      status: 'ACTIVE',
      reason: 'activated',
      channel: { id: game.channelId },
      session: { id: game.sessionId },
    });
  });

  it.each([
    ['an unknown session', { sessionId: '0197f3a0-0000-7000-8000-000000000000', after: null }, 'NOT_FOUND'],
    ['an id that is none', { sessionId: 'game', after: null }, 'BAD_USER_INPUT'],
    ['garbage as a position', { sessionId: crypto.randomUUID(), after: 'garbage' }, 'BAD_USER_INPUT'],
  ])('refuses %s', async (_name, variables, code) => {
    const heard = subscribe(coach, sessionFacts, variables);
    await until(() => heard.errors);
    expect(heard.errors?.[0]?.extensions).toMatchObject({ code, retryable: false });
  });

  it.each([
    ['of another log', () => encodePosition('ffffffff-0000-4000-8000-000000000000', 5n)],
    ['beyond the end of the log', (here: string) => `${here.split('-')[0]}-900000000000`],
  ])('refuses a position %s', async (_name, elsewhere) => {
    const game = await givenGame(world, operator);
    const { extensions } = await world.ask('{ viewer { id } }', {}, coach);
    const after = elsewhere(extensions!.position);
    const heard = subscribe(coach, sessionFacts, { sessionId: game.sessionId, after });
    await until(() => heard.errors);
    expect(heard.errors?.[0]?.extensions).toMatchObject({ code: 'CURSOR_EXPIRED' });
  });

  it("does not know another team's session", async () => {
    const game = await givenGame(world, operator);
    const stranger = await world.token({ role: 'coach', team: 'away' });
    const heard = subscribe(stranger, sessionFacts, { sessionId: game.sessionId });
    await until(() => heard.errors);
    expect(heard.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('delivers each fact once to a client whose connection is cut again and again', async () => {
    const game = await givenGame(world, operator);
    const proxy = await cuttingProxy(world.port);
    const client = world.socket(coach, {
      url: `ws://127.0.0.1:${proxy.port}/graphql`,
      retryAttempts: 100,
      shouldRetry: () => true,
      retryWait: async () => {},
    });
    leaveLater(() => client.dispose());
    const facts: Fact[] = [];
    const variables = { sessionId: game.sessionId };
    leaveLater(
      follow({
        client,
        query: sessionFacts,
        variables,
        after: null,
        onFact: (fact) => facts.push(fact),
        onEnd: () => {},
      }),
    );
    const marked: string[] = [];
    for (let n = 0; n < 40; n += 1) {
      if (n % 5 === 4) proxy.cut();
      marked.push(await givenGhost(world, coach, game));
    }
    await until(() => facts.length >= 41);
    expect(typesOf(facts)[0]).toBe('SessionScheduled');
    expect(facts.slice(1).map(({ clip }) => clip?.id)).toEqual(marked);
  });
});

describe('a subscription', () => {
  it('shows each person what they may do', async () => {
    const game = await givenGame(world, operator);
    const query = `subscription ($sessionId: ID!) { sessionEvents(sessionId: $sessionId) {
      __typename ... on ClipMarkedIn { clip { id allowedCommands } } } }`;
    const people = [coach, await world.token({ role: 'coach', sub: 'coach-2' }), await world.token({ role: 'viewer' })];
    const heard = people.map((token) => subscribe(token, query, { sessionId: game.sessionId }));
    await givenGhost(world, coach, game);
    await until(() => heard.every(({ facts }) => facts.length === 2));
    expect(heard.map(({ facts }) => facts[1]?.clip?.allowedCommands)).toEqual([
      ['MarkClipOut', 'DiscardClip', 'RetitleClip'],
      ['MarkClipOut', 'RetitleClip'],
      [],
    ]);
  });

  it('goes on after the database has thrown everybody out', async () => {
    const game = await givenGame(world, operator);
    const heard = subscribe(coach, sessionFacts, { sessionId: game.sessionId, after: null });
    await until(() => heard.facts.length === 1);
    const others =
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
    await world.pool.query(others);
    const clipId = await until(() => givenGhost(world, coach, game));
    await until(() => heard.facts.some(({ clip }) => clip?.id === clipId));
    expect(heard.errors).toBeUndefined();
  });
});

describe('teamEvents', () => {
  const teamFacts = 'subscription ($after: Position) { teamEvents(after: $after) { __typename position } }';

  it('starts from now and tells of sessions and channels, not of clips', async () => {
    const before = await givenGame(world, operator);
    const { facts } = subscribe(coach, teamFacts, {});
    // Subscribed for certain: the next scheduled session arrives.
    await until(async () => {
      await givenGame(world, operator);
      return facts.length >= 2;
    });
    const seen = facts.length;
    await givenGhost(world, coach, before);
    await commandSession(world, operator, 'startSession', before.sessionId);
    await until(() => facts.length > seen);
    expect(typesOf(facts).at(-1)).toBe('SessionStarted');
    expect(new Set(typesOf(facts))).toEqual(new Set(['SessionScheduled', 'ChannelRegistered', 'SessionStarted']));
  });
});

/** A wire between client and server that can be cut. */
async function cuttingProxy(port: number) {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => open.delete(socket));
    }
    client.pipe(upstream).pipe(client);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  afterFile(() => {
    cut();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, cut };
}
