// The log has an identity: whoever comes first writes it, everybody else reads it.
import { v4, v5 } from 'uuid';
import { type LogEvent, logStarted } from '../domain/log/events.ts';
import type { Instant } from '../domain/values.ts';
import { IncompleteLog, RevisionConflict } from './errors.ts';
import type { EventStore, NewEvent } from './store.ts';

/** Holds what is said of the log itself; of a copy it holds its own. */
export const LOG_STREAM = 'log';

/** Every process calls this before anything else. @throws StoreUnavailable, IncompleteLog */
export async function identifyLog(store: EventStore, now: Instant): Promise<string> {
  const known = await identityOf(store);
  if (known) return known;
  const logId = v4();
  try {
    await store.append(LOG_STREAM, 'no_stream', [logFact(logStarted({ logId }), logId, 0, now)]);
    return logId;
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    const winner = await identityOf(store);
    if (!winner) throw error;
    return winner;
  }
}

/** Undefined while nobody has begun it. @throws StoreUnavailable, IncompleteLog */
export async function identityOf(store: EventStore): Promise<string | undefined> {
  const facts = await store.read(LOG_STREAM, 0n);
  for (const { type, data } of facts) if (type === 'LogStarted') return data.logId;
  if (facts.length > 0) throw new IncompleteLog();
  return undefined;
}

/** @param about what the ids of the fact follow from */
export function logFact(event: LogEvent, about: string, revision: number, now: Instant): NewEvent {
  const commandId = v5(LOG_STREAM, about);
  return {
    id: v5(`${LOG_STREAM}/${revision}`, commandId),
    event,
    meta: {
      $correlationId: commandId,
      $causationId: commandId,
      commandId,
      inputHash: '',
      v: 1,
      team: '',
      actor: 'system',
      role: 'system',
      via: 'platform',
      recordedAt: now,
    },
  };
}
