import path from 'node:path';
import type { RawLog } from '../eventstore/rawLog.ts';
import type { EventStore } from '../eventstore/store.ts';
import { endOfLog, type LogEnd, openLogWriter } from './logFile.ts';
import { LOG_FILE } from './manifest.ts';
import type { Told } from './told.ts';
import { BackupTrouble } from './trouble.ts';

const SYNC_EVERY = 20_000;
const TELL_EVERY = 1_000;

/**
 * Everything that the log holds at this moment and the file does not hold yet. What a kill left of the last line is
 * written anew.
 * @throws BackupTrouble, StoreUnavailable
 */
export async function keepLog(log: RawLog, store: EventStore, folder: string, told: Told): Promise<LogEnd> {
  const file = path.join(folder, LOG_FILE);
  const end = await endOfLog(file);
  if (end.last && (await store.eventAt(end.last.mark))?.id !== end.last.id) {
    throw new BackupTrouble(
      `the log does not hold the last event of ${file}: it was put back to an older state since`,
      'name a new folder',
    );
  }
  const head = await store.newest();
  const writer = await openLogWriter(file, end);
  try {
    let count = end.count;
    for await (const event of head ? log.events(end.last?.mark, head.mark) : []) {
      const full = writer.add(event);
      if (full) await full;
      count += 1;
      if (count % TELL_EVERY === 0) told('events', count);
      if (count % SYNC_EVERY === 0) await writer.sync();
    }
    told('events', count);
    return await writer.sync();
  } finally {
    await writer.close();
  }
}
