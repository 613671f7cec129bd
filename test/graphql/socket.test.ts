import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { until } from '../support/until.ts';
import { openWorld, type World } from './openWorld.ts';
import { givenGame } from './plays.ts';
import { subscribersOf } from './subscriber.ts';

let world: World;
let coach: string;
const { subscribe, leaveLater } = subscribersOf(() => world);

beforeAll(async () => {
  world = await openWorld();
  coach = await world.token({ role: 'coach' });
});

describe('the socket', () => {
  const open = (token: string | undefined) =>
    new Promise<{ code: number; reason: string; afterMs: number }>((resolve) => {
      const started = performance.now();
      const socket = new WebSocket(`ws://127.0.0.1:${world.port}/graphql`, 'graphql-transport-ws');
      const authorization = token === undefined ? undefined : `Bearer ${token}`;
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })));
      socket.on('close', (code, reason) =>
        resolve({ code, reason: String(reason), afterMs: performance.now() - started }),
      );
    });

  it.each([
    ['no token', async () => undefined, 4401],
    ['a token that is none', async () => 'nonsense', 4401],
    ['an expired token', () => world.token({ role: 'coach' }, -60), 4403],
  ])('is closed to %s', async (_name, token, code) => {
    expect(await open(await token())).toMatchObject({ code });
  });

  it('is closed within a second of the end of its token', async () => {
    const { code, afterMs } = await open(await world.token({ role: 'coach' }, 1));
    expect(code).toBe(4403);
    expect(afterMs).toBeLessThan(2_100);
  });

  it('is closed to pages of other origins', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${world.port}/graphql`, 'graphql-transport-ws', {
      origin: 'https://evil.example',
    });
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('403');
  });

  it.each([
    ['not JSON', '{"type":', 4400],
    ['of no known type', '{"type":"hello"}', 4400],
    ['binary', Buffer.from([0, 1, 2]), 4400],
    ['larger than 64 KB', JSON.stringify({ type: 'ping', payload: { a: 'x'.repeat(70_000) } }), 1009],
    ['a subscription before the token', '{"id":"1","type":"subscribe","payload":{"query":"{ a }"}}', 4401],
  ])('is closed to a message that is %s', async (_name, message, code) => {
    const socket = new WebSocket(`ws://127.0.0.1:${world.port}/graphql`, 'graphql-transport-ws');
    socket.on('open', () => socket.send(message));
    expect((await once(socket, 'close'))[0]).toBe(code);
  });

  it('carries at most 20 subscriptions', async () => {
    const client = world.socket(coach);
    leaveLater(() => client.dispose());
    const refused: unknown[] = [];
    for (let n = 0; n < 25; n += 1) {
      client.subscribe(
        { query: 'subscription { teamEvents { position } }' },
        { next: () => {}, complete: () => {}, error: (reason) => refused.push(reason) },
      );
    }
    await until(() => refused.length === 5);
    expect(refused[0]).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryable: true } }]);
  });

  it('carries subscriptions only', async () => {
    const heard = subscribe(coach, '{ viewer { id } }', {});
    await until(() => heard.errors);
    expect(heard.errors?.[0]?.extensions.code).toBe('QUERY_REJECTED');
  });

  it.each([
    ['a syntax error', 'subscription {'],
    ['an unknown field', 'subscription { teamEvents { positon } }'],
    ['a cycle of fragments', 'subscription { teamEvents { ...A } } fragment A on TeamEvent { ...A }'],
  ])('survives %s', async (_name, query) => {
    const heard = subscribe(coach, query, {});
    await until(() => heard.errors);
    expect(heard.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(heard.errors?.[0]?.message).not.toContain('Did you mean');
  });

  it('ends a subscription that waits as soon as the client leaves', async () => {
    const game = await givenGame(world, await world.token({ role: 'operator' }));
    const client = world.socket(coach);
    const query = 'subscription ($sessionId: ID!) { sessionEvents(sessionId: $sessionId) { position } }';
    const results = client.iterate({ query, variables: { sessionId: game.sessionId } });
    await results.next();
    await results.return?.();
    const started = performance.now();
    await client.dispose();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
