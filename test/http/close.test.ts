import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import WebSocket from 'ws';
import { openWorld } from '../graphql/openWorld.ts';

it('ends within 2 s, with sockets open and a client that answers nothing', async () => {
  const world = await openWorld();
  const authorization = `Bearer ${await world.token({ role: 'coach' })}`;
  const polite = new WebSocket(`ws://127.0.0.1:${world.port}/graphql`, 'graphql-transport-ws');
  await once(polite, 'open');
  polite.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
  await once(polite, 'message');
  polite.send(
    JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { teamEvents { position } }' } }),
  );
  const deaf = new WebSocket(`ws://127.0.0.1:${world.port}/graphql`, 'graphql-transport-ws');
  await once(deaf, 'open');
  deaf.pause();
  const halfRequest = connect(world.port, '127.0.0.1');
  halfRequest.on('error', () => {});
  await once(halfRequest, 'connect');
  halfRequest.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n');
  const closed = once(polite, 'close');

  const started = performance.now();
  await world.api.close();
  expect(performance.now() - started).toBeLessThan(2_000);
  expect((await closed)[0]).toBe(1001);
  deaf.terminate();
  halfRequest.destroy();
});
