import { type EventStoreDBClient, START } from '@eventstore/db-client';
import type { Measured } from '../bench.ts';
import { inTurns } from './rounds.ts';
import { fill, setStage } from './stage.ts';

const EVENTS = 100_000;

/**
 * A subscription to the whole log, of a node that has nothing of it in memory: everything comes from Postgres. Control: the same
 * client, the same events ready encoded, from a bare HTTP/2 server.
 */
export async function catchUp(): Promise<Measured> {
  const stage = await setStage();
  try {
    await fill(stage.connect(), EVENTS);
    const control = stage.connect(
      `esdb://127.0.0.1:${await stage.startProcess('bareServer.ts', stage.databaseUrl)}?tls=false`,
    );
    await stage.restartNode();
    const ours = stage.connect();
    return await inTurns(
      5,
      'events/s',
      () => eventsPerSecond(ours),
      () => eventsPerSecond(control),
    );
  } finally {
    await stage.stop();
  }
}

async function eventsPerSecond(client: EventStoreDBClient): Promise<number> {
  // The connection is there before the clock starts.
  await client.getStreamMetadata('twenty').catch(() => {});
  const start = performance.now();
  let events = 0;
  const subscription = client.subscribeToAll({ fromPosition: START });
  subscription.on('caughtUp', () => void subscription.unsubscribe());
  for await (const _ of subscription) events++;
  if (events < EVENTS) throw new Error(`only ${events} of ${EVENTS} events came`);
  return (events / (performance.now() - start)) * 1_000;
}
