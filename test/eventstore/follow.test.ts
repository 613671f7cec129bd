import { beforeAll, expect, it } from 'vitest';
import { scheduleSession } from '../../src/commands/session/scheduleSession.ts';
import { follow } from '../../src/eventstore/follow.ts';
import { type Mark, openEventStore } from '../../src/eventstore/store.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { newEvent } from '../support/newEvent.ts';
import { SEED } from '../support/seed.ts';
import { startHostileNode } from '../support/startHostileNode.ts';
import { type RunningNode, startNode } from '../support/startNode.ts';
import { until } from '../support/until.ts';
import { actorOf, newId, worldOf } from '../support/worldOf.ts';
import { followerOf } from './followerOf.ts';

let node: RunningNode;
let databaseUrl: string;

beforeAll(async () => {
  databaseUrl = (await freshDatabase()).url;
  node = await startNode({ storage: 'postgres', databaseUrl });
});

it('resumes from the stored checkpoint after kills of the node: every event once and in order', async () => {
  const { store, handle } = worldOf(node.url);
  const stop = new AbortController();
  const seen: string[] = [];
  let stored: Mark | undefined;
  const following = follow(
    store,
    {
      batchSize: 7,
      load: async () => stored,
      apply: async ({ events, mark }) => {
        seen.push(...events.map(({ stream }) => stream));
        stored = mark ?? stored;
      },
      dropped: () => {},
    },
    stop.signal,
  );
  const acknowledged: string[] = [];
  const schedule = async () => {
    const sessionId = newId();
    const input = { commandId: newId(), sessionId, name: 'practice', type: 'practice' };
    // As a client does: the same command until it is answered.
    await until(async () => (await handle(scheduleSession, input, actorOf('operator'))).kind === 'accepted');
    acknowledged.push(`session-home.${sessionId}`);
  };

  for (let kill = 0; kill < 3; kill += 1) {
    for (let n = 0; n < 20; n += 1) await schedule();
    const appending = Promise.all(Array.from({ length: 20 }, schedule));
    await node.kill();
    node = await startNode({ storage: 'postgres', databaseUrl, port: node.port });
    await appending;
  }
  await until(() => seen.length >= acknowledged.length, { deadline: 30_000 });
  stop.abort();
  await following;
  expect(seen).toHaveLength(acknowledged.length);
  expect([...seen].sort()).toEqual([...acknowledged].sort());
}, 90_000);

it(`resumes wherever it is dropped, and however: every event once and in order (SEED=${SEED})`, async () => {
  const hostile = await startHostileNode({ unevenPositions: true, pageEvents: 2, systemEventEvery: 3 });
  const store = openEventStore(hostile.url);
  afterFile(() => store.dispose());
  const stream = `session-home.${newId()}`;
  const { seen, reasons } = followerOf(store);
  await hostile.turn({ dropSubscription: 0.1 });
  const events = Array.from({ length: 80 }, newEvent);
  for (const [n, event] of events.entries()) {
    await store.append(stream, n === 0 ? 'no_stream' : BigInt(n - 1), [event]);
    // One at a time until it was dropped often, so that the drops are spread over everything that is said.
    if (reasons.length < 8) await until(() => seen.length === n + 1);
  }
  await until(() => seen.length >= events.length, { deadline: 30_000 });
  expect(seen).toEqual(events.map(({ id }) => id));
  expect(reasons.length).toBeGreaterThan(2);
}, 90_000);
