import path from 'node:path';
import type { RawLog } from '../eventstore/rawLog.ts';
import type { EventStore } from '../eventstore/store.ts';
import { endOfLog, type LogEnd, openLogWriter } from './logFile.ts';
import { LOG_FILE } from './manifest.ts';
import type { Told } from './told.ts';
import { BackupTrouble } from './trouble.ts';

export interface KeepLogOptions {
  readonly log: RawLog;
  readonly store: EventStore;
  /** The folder of the backup. */
  readonly to: string;
  readonly told: Told;
}

const SYNC_EVERY = 20_000;
const TELL_EVERY = 1_000;

/**
 * Everything that the log holds at this moment and the file does not hold yet. What a kill left of the last line is
 * written anew.
 * @param known where the file ends, where that is known: else it is read
 * @throws BackupTrouble, StoreUnavailable
 */
export async function keepLog({ log, store, to, told }: KeepLogOptions, known?: LogEnd): Promise<LogEnd> {
  const file = path.join(to, LOG_FILE);
  const end = known ?? (await endOfLog(file));
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
