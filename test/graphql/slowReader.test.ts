// A reader that stops reading while a season of facts passes.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import WebSocket from 'ws';
import { until } from '../support/until.ts';
import { openWorld } from './openWorld.ts';
import { tellFacts } from './tellFacts.ts';

const FACTS = 30_000;
const MOST_MEGABYTES = 20;
const PATIENCE_MS = 1_500;

it('is cut with a code that lets it come back, before it costs memory; the others hear everything meanwhile', async () => {
  const world = await openWorld({ isProjecting: false, sockets: { patienceMs: PATIENCE_MS } });
  const token = await world.token({ role: 'viewer' });
  const sessionId = crypto.randomUUID();
  await tellFacts(world, { sessionId, count: 1 });
  const listener = async (after: string | null) => {
    const socket = new WebSocket(`ws://127.0.0.1:${world.port}/graphql`, 'graphql-transport-ws');
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await once(socket, 'open');
    const heard = { count: 0, last: '' };
    socket.on('message', (message) => {
      const position = /"position":"([^"]*)"/.exec(String(message))?.[1];
      if (position === undefined) return;
      heard.count += 1;
      heard.last = position;
    });
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    const query = `subscription ($sessionId: ID!, $after: Position) {
      sessionEvents(sessionId: $sessionId, after: $after) { __typename position occurredAt actor { id } } }`;
    const payload = { query, variables: { sessionId, after } };
    // Not before it was let in.
    await once(socket, 'message');
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
    return { socket, closed, heard };
  };
  const quick = await listener(null);
  const slow = await listener(null);
  await until(() => quick.heard.count === 1 && slow.heard.count === 1);

  const before = await memory();
  slow.socket.pause();
  await tellFacts(world, { sessionId, count: FACTS });
  await until(() => quick.heard.count === FACTS + 1, {
    deadline: 60_000,
    what: 'the quick reader has heard everything',
  });
  expect((await memory()) - before).toBeLessThan(MOST_MEGABYTES);

  const { last, count } = slow.heard;
  // Cut while it slept; what it had been sent is still on its way, and the farewell behind it may be lost.
  await sleep(PATIENCE_MS);
  slow.socket.resume();
  expect([1006, 4499]).toContain(await slow.closed);
  expect(count).toBeLessThan(FACTS);
  const resumed = await listener(slow.heard.last || last);
  await until(() => slow.heard.count + resumed.heard.count === FACTS + 1, { deadline: 60_000 });
  quick.socket.terminate();
  resumed.socket.terminate();
}, 120_000);

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** In use, in megabytes, once nothing more becomes free. */
async function memory(): Promise<number> {
  for (let last = Number.POSITIVE_INFINITY; ; ) {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    const now = (heapUsed + external) / 1_024 / 1_024;
    if (last - now < 0.1) return now;
    last = now;
    await sleep(20);
  }
}
