// Whoever tries secrets is told to wait, on every way in; whoever holds a good one never is.
import { once } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { newSecret } from '../../src/auth/secrets.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';

let world: World;
let good: string;
beforeEach(async () => {
  world = await openWorld();
  good = await world.token({ role: 'coach' });
});

const onGraphql = async (token: string) => {
  const { status, errors } = await world.ask('{ viewer { id } }', {}, token);
  return [status, errors?.[0]?.extensions.code];
};
async function onSocket(token: string): Promise<{ code: number; reason: string }> {
  const socket = new WebSocket(`ws://127.0.0.1:${world.port}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  const [code, reason] = await once(socket, 'close');
  return { code, reason: String(reason) };
}
const tired = { code: 4401, reason: 'too many failed attempts; wait a moment' };

describe.each([
  ['a key', () => newSecret('device')],
  ['a token', () => 'nonsense'],
])('%s that is none', (_what, bad) => {
  it('is refused at /graphql, and the next one has to wait; a good one has not', async () => {
    expect(await onGraphql(bad())).toEqual([401, 'UNAUTHENTICATED']);
    expect(await onGraphql(bad())).toEqual([429, 'RATE_LIMITED']);
    expect(await onGraphql(good)).toEqual([200, undefined]);
  });

  it('is refused on a socket, and counts with those of /graphql', async () => {
    expect(await onSocket(bad())).toEqual({ code: 4401, reason: 'this token is not valid here' });
    expect(await onSocket(bad())).toEqual(tired);
    expect(await onGraphql(bad())).toEqual([429, 'RATE_LIMITED']);
    expect(world.lines.filter(({ msg }) => msg === 'a socket was refused')).toHaveLength(1);
  });
});

it('a token that has expired is no attempt to get in', async () => {
  const expired = await world.token({ role: 'coach' }, -60);
  expect(await onGraphql(expired)).toEqual([401, 'UNAUTHENTICATED']);
  expect(await onGraphql(expired)).toEqual([401, 'UNAUTHENTICATED']);
});
