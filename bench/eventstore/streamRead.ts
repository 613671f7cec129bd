import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Measured } from '../bench.ts';
import { inTurns, p50 } from './rounds.ts';
import { fill, setStage } from './stage.ts';

const READS = 300;
const EVENTS = 20;

/**
 * Reads of streams of 20 events, one after the other, each stream once, of a node that was just started: every read goes
 * to Postgres. Control: the same client, 20 events ready encoded, from a bare HTTP/2 server.
 */
export async function streamRead(): Promise<Measured> {
  const stage = await setStage();
  try {
    const streams = await fill(stage.connect(), 6 * READS * EVENTS, EVENTS);
    await stage.restartNode();
    const ours = stage.connect();
    const control = stage.connect(
      `esdb://127.0.0.1:${await stage.startProcess('bareServer.ts', stage.databaseUrl)}?tls=false`,
    );
    const result = await inTurns(
      5,
      'ms',
      () => p50(READS, () => readWhole(ours, streams.pop()!)),
      () => p50(READS, () => readWhole(control, 'twenty')),
    );
    return { ...result, note: 'p50' };
  } finally {
    await stage.stop();
  }
}

async function readWhole(client: EventStoreDBClient, stream: string): Promise<void> {
  let events = 0;
  for await (const _ of client.readStream(stream)) events++;
  if (events !== EVENTS) throw new Error(`${events} events instead of ${EVENTS}`);
}
