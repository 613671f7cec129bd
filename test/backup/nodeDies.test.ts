import { beforeAll, expect, it } from 'vitest';
import { fillLog } from '../../src/backup/fillLog.ts';
import { openRawLog, type RawEvent } from '../../src/eventstore/rawLog.ts';
import { openEventStore } from '../../src/eventstore/store.ts';
import { afterFile } from '../support/cleanup.ts';
import { freshDatabase } from '../support/freshDatabase.ts';
import { type RunningNode, startNode } from '../support/startNode.ts';
import { newId } from '../support/worldOf.ts';

const EVENTS = 3_000;
const STREAMS = 37;
const DEATHS = [1_000, 2_000];

/** Events of many streams in turn: neighbours never belong together. */
const events: RawEvent[] = Array.from({ length: EVENTS }, (_, n) => ({
  id: newId(),
  stream: `session-home.0198c0de-0000-7000-8000-${String(n % STREAMS).padStart(12, '0')}`,
  revision: BigInt(Math.floor(n / STREAMS)),
  type: 'SessionPaused',
  data: { n },
  meta: { v: 1 },
}));
let databaseUrl: string;
let node: RunningNode;

beforeAll(async () => {
  databaseUrl = (await freshDatabase()).url;
  node = await startNode({ storage: 'postgres', databaseUrl });
});

async function* source() {
  yield* events;
}

it('a log is filled in order, each event once, although the node dies with appends under way', async () => {
  const target = openRawLog(node.url);
  const store = openEventStore(node.url);
  afterFile(() => {
    target.close();
    return store.dispose();
  });
  const deaths = [...DEATHS];
  let dying = Promise.resolve();
  async function die() {
    await node.kill();
    node = await startNode({ storage: 'postgres', databaseUrl, port: node.port });
  }
  const told = (count: number) => {
    if (deaths[0] === undefined || count < deaths[0]) return;
    deaths.shift();
    dying = dying.then(die);
  };

  const count = await fillLog({ target, events: source(), newest: undefined, told });
  await dying;

  expect(count).toBe(EVENTS);
  expect(deaths).toEqual([]);
  const ids: string[] = [];
  const newest = await store.newest();
  for await (const { id } of target.events(undefined, newest!.mark)) ids.push(id);
  expect(ids).toEqual(events.map(({ id }) => id));
}, 60_000);
