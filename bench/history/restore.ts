import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EventData, type JSONType, jsonEvent } from '@eventstore/db-client';
import { fillLog } from '../../src/backup/fillLog.ts';
import { emptyLog, openLogWriter, readLog } from '../../src/backup/logFile.ts';
import { openRawLog, type RawEvent, type RawLog } from '../../src/eventstore/rawLog.ts';
import type { Measured } from '../bench.ts';
import { inTurns } from '../eventstore/rounds.ts';
import { setStage } from '../eventstore/stage.ts';
import { season } from '../games/season.ts';

const GAMES = 4;
const FACTS = 2_500;
const IN_FLIGHT = 256;

/**
 * The log of a backup into the node, in its order across streams, read and checked from the file on the way. Control: the
 * same events by the bare client, one an append, 256 in flight, each writer with a stream of its own.
 */
export async function restore(): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'film-room-bench-'));
  const stage = await setStage();
  try {
    const file = path.join(folder, 'log.ndjson');
    const count = await writeLog(file);
    const bare: EventData[] = [];
    for await (const { type, data, meta } of eventsOf(file)) {
      bare.push(jsonEvent({ type, data: data as JSONType, metadata: meta as JSONType }));
    }
    const client = stage.connect();
    await client.appendToStream('first', bare[0]!);
    // None is closed before the end of the process: that would reject what any other client has under way.
    const targets: RawLog[] = [];
    return await inTurns(
      5,
      'events/s',
      async () => {
        const target = openRawLog(`${stage.url()}&log=ours-${targets.length}`);
        targets.push(target);
        const began = performance.now();
        const written = await fillLog({ target, events: eventsOf(file), newest: undefined, told: () => {} });
        const rate = (written / (performance.now() - began)) * 1_000;
        if (written !== count) throw new Error(`${written} of ${count} events were written`);
        return rate;
      },
      async () => {
        const rest = bare.map((event) => ({ ...event, id: crypto.randomUUID() }));
        const began = performance.now();
        await Promise.all(
          Array.from({ length: IN_FLIGHT }, async () => {
            const stream = `control-${crypto.randomUUID()}`;
            for (let event = rest.pop(); event; event = rest.pop()) await client.appendToStream(stream, event);
          }),
        );
        return (count / (performance.now() - began)) * 1_000;
      },
    );
  } finally {
    await stage.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A season's log as a backup holds it. @returns how many events it has */
async function writeLog(file: string): Promise<number> {
  const writer = await openLogWriter(file, emptyLog);
  for (const { events } of season({ games: GAMES, eventsPerGame: FACTS, seed: 1, firstPosition: 2n })) {
    for (const { position, ...event } of events) {
      await writer.add({ ...event, mark: { commit: position, prepare: position } });
    }
  }
  const { count } = await writer.sync();
  await writer.close();
  return count;
}

async function* eventsOf(file: string): AsyncGenerator<RawEvent> {
  for await (const { event } of readLog(file)) yield event;
}
