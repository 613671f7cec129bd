import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Measured } from '../bench.ts';
import { inTurns, median, p50 } from './rounds.ts';
import { fill, setStage } from './stage.ts';

const READS = 200;
/** So few that all of them are in the node's memory, so many that a round after a start meets each one once. */
const STREAMS = 1_200;
const EVENTS = 20;

/**
 * Reads of streams of 20 events, one after the other: those of this game, which the node still has in memory. Control:
 * the same client, 20 events ready encoded, from a bare HTTP/2 server. The note says what a read costs that goes to
 * Postgres, because the node was just started.
 */
export async function streamRead(): Promise<Measured> {
  const stage = await setStage();
  try {
    const streams = await fill(stage.connect(), STREAMS * EVENTS, EVENTS);
    const bareUrl = `esdb://127.0.0.1:${await stage.startProcess('bareServer.ts', stage.databaseUrl)}?tls=false`;
    const control = stage.connect(bareUrl);
    const readControl = () => p50(READS, () => readWhole(control, 'twenty'));
    const measure = (client: EventStoreDBClient) => {
      let next = 0;
      return inTurns(5, 'ms', () => p50(READS, () => readWhole(client, streams[next++ % STREAMS]!)), readControl);
    };
    const warm = await measure(stage.connect());
    await stage.restartNode();
    const cold = await measure(stage.connect());
    const coldRatio = median(cold.rounds.map(({ ours, control }) => ours / control));
    return { ...warm, note: `p50; from Postgres ratio ${coldRatio.toFixed(2)}` };
  } finally {
    await stage.stop();
  }
}

async function readWhole(client: EventStoreDBClient, stream: string): Promise<void> {
  let events = 0;
  for await (const _ of client.readStream(stream)) events++;
  if (events !== EVENTS) throw new Error(`${events} events instead of ${EVENTS}`);
}
