// A log that is filled from elsewhere: begun before its first event, an identity of its own after its last.
import { v4 } from 'uuid';
import { logCopyStarted, logStarted } from '../domain/log/events.ts';
import type { Instant } from '../domain/values.ts';
import { RevisionConflict } from './errors.ts';
import { LOG_STREAM, logFact } from './identity.ts';
import type { EventStore } from './store.ts';

export interface Copied {
  /** Of the backup, or of the log that is copied. */
  readonly copyId: string;
  readonly fromLogId: string;
}

export type CopyState =
  /** Nothing is there, or nothing yet but the beginning. */
  | 'begun'
  /** An earlier try has come so far. */
  | 'resumed'
  /** The same copy, whole. */
  | 'done'
  /** A log of its own, or the copy of something else. */
  | 'taken';

/** Looks, and changes nothing. @throws StoreUnavailable */
export async function copyStateOf(store: EventStore, { copyId }: Copied): Promise<CopyState> {
  const facts = await store.read(LOG_STREAM, 0n);
  const begun = facts.find(({ type }) => type === 'LogCopyStarted');
  if (begun?.type !== 'LogCopyStarted') {
    return facts.length > 0 || (await store.newest()) ? 'taken' : 'begun';
  }
  if (begun.data.copyId !== copyId) return 'taken';
  return facts.some(({ type }) => type === 'LogStarted') ? 'done' : 'resumed';
}

/** Of a log that is a copy, the id of the one it was copied from. @throws StoreUnavailable */
export async function sourceOfCopy(store: EventStore): Promise<string | undefined> {
  const [first] = await store.read(LOG_STREAM, 0n);
  return first?.type === 'LogCopyStarted' ? first.data.fromLogId : undefined;
}

/** From here on nobody serves this log until the copy is finished. @throws StoreUnavailable */
export async function beginCopy(store: EventStore, copied: Copied, now: Instant): Promise<CopyState> {
  const state = await copyStateOf(store, copied);
  if (state !== 'begun') return state;
  try {
    await store.append(LOG_STREAM, 'no_stream', [logFact(logCopyStarted({ ...copied }), copied.copyId, 0, now)]);
    return 'begun';
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    return copyStateOf(store, copied);
  }
}

/** Gives the log an identity of its own: cursors of the source are no cursors of this one. @returns the new log's id */
export async function finishCopy(store: EventStore, now: Instant): Promise<string> {
  const logId = v4();
  await store.append(LOG_STREAM, 0n, [logFact(logStarted({ logId }), logId, 1, now)]);
  return logId;
}
