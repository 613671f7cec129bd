import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buildSchema, GraphQLError } from 'graphql';
import { createClient } from 'graphql-ws';
import { useServer as serve } from 'graphql-ws/use/ws';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type Fact, follow } from '../../clients/subscribe.ts';
import { afterFile } from '../support/cleanup.ts';
import { until } from '../support/until.ts';

const schema = buildSchema(`
  type Query { nothing: Int }
  type Fact { position: String! }
  type Subscription { facts(after: String): Fact }
`);

/** A feed of numbered facts that goes on for ever; it repeats the fact at the cursor, as a resume may. */
async function startFeed(after: (cursor: string | null) => number) {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(sockets, 'listening');
  const asked: (string | null)[] = [];
  const server = serve(
    {
      schema,
      roots: {
        subscription: {
          async *facts({ after: cursor }: { after: string | null }) {
            asked.push(cursor);
            for (let position = after(cursor); ; position += 1) {
              yield { facts: { position: String(position) } };
              await new Promise((resolve) => setTimeout(resolve, 1));
            }
          },
        },
      },
    },
    sockets,
  );
  const client = createClient({
    url: `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}`,
    webSocketImpl: WebSocket,
    shouldRetry: () => true,
    retryAttempts: 100,
    retryWait: async () => {},
  });
  afterFile(async () => {
    await client.dispose();
    await server.dispose();
    sockets.close();
  });
  return {
    client,
    asked,
    cut: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

const query = 'subscription ($after: String) { facts(after: $after) { __typename position } }';

test('given a connection that breaks again and again, then every fact comes once and in order', async () => {
  const { client, cut, asked } = await startFeed((cursor) => Number(cursor ?? 0));
  const seen: number[] = [];
  const stop = follow<Fact>({
    client,
    query,
    after: '10',
    onFact: ({ position }) => seen.push(Number(position)),
    onEnd: () => {},
  });

  for (const length of [20, 40, 60]) {
    await until(() => seen.length > length);
    cut();
    await until(() => asked.length > [20, 40, 60].indexOf(length) + 1);
  }
  await until(() => seen.length > 100);
  stop();

  expect(seen).toEqual(seen.map((_, index) => 10 + index));
  expect(
    asked
      .slice(1)
      .map(Number)
      .every((cursor) => cursor > 20),
  ).toBe(true);
});

test('given a server that cannot go on from the cursor, then the follower hears why and nothing more', async () => {
  const { client } = await startFeed(() => {
    throw new GraphQLError('another log', { extensions: { code: 'CURSOR_EXPIRED' } });
  });
  const ends: string[] = [];

  follow<Fact>({ client, query, after: 'x', onFact: () => {}, onEnd: (code) => ends.push(code) });

  await until(() => ends.length > 0);
  expect(ends).toEqual(['CURSOR_EXPIRED']);
});
