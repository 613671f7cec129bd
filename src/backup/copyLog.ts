import { beginCopy, copyStateOf, finishCopy } from '../eventstore/beginCopy.ts';
import { identityOf } from '../eventstore/identity.ts';
import type { RawEvent, RawLog } from '../eventstore/rawLog.ts';
import type { EventStore, Mark } from '../eventstore/store.ts';
import { fillLog } from './fillLog.ts';
import type { Told } from './told.ts';
import { BackupTrouble } from './trouble.ts';

/** One log, decoded and as it stands. */
export interface LogSide {
  readonly store: EventStore;
  readonly raw: RawLog;
}

/**
 * All of a log into an empty one, which gets an identity of its own at the end. What a kill left half-way is gone on with.
 * @returns how many events the target holds of the source
 * @throws BackupTrouble, StoreUnavailable
 */
export async function copyLog(source: LogSide, target: LogSide, told: Told): Promise<number> {
  const fromLogId = await identityOf(source.store);
  if (!fromLogId) throw new BackupTrouble('the source holds no log of a Film Room', 'correct the address after --from');
  const copied = { copyId: fromLogId, fromLogId };
  const state = await copyStateOf(target.store, copied);
  if (state === 'taken') throw taken;
  if (state === 'done') {
    throw new BackupTrouble(
      'the target holds a whole copy of this log already',
      'set ESDB_URL to it, or copy into an empty one',
    );
  }
  if ((await beginCopy(target.store, copied, new Date().toISOString())) === 'taken') throw taken;
  const newest = await target.store.newest();
  const events = await fillLog({
    target: target.raw,
    events: untilQuiet(source),
    newest: newest?.mark,
    told: (count) => told('events', count),
  });
  await finishCopy(target.store, new Date().toISOString());
  return events;
}

const taken = new BackupTrouble(
  'the target holds a log already',
  'copy into an empty one; on a server that others use add &log=<a new name> to its address',
);

/** To the end, and what was written meanwhile, until nothing is. */
async function* untilQuiet({ store, raw }: LogSide): AsyncGenerator<RawEvent> {
  let after: Mark | undefined;
  for (;;) {
    const newest = await store.newest();
    if (!newest || newest.mark.commit === after?.commit) return;
    for await (const event of raw.events(after, newest.mark)) {
      after = event.mark;
      yield event;
    }
  }
}
