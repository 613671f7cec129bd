// The log has an identity: whoever comes first writes it, everybody else reads it.
import { v4, v5 } from 'uuid';
import { logStarted } from '../domain/log/events.ts';
import type { Instant } from '../domain/values.ts';
import { RevisionConflict } from './errors.ts';
import type { EventStore } from './store.ts';

const STREAM = 'log';

/** Every process calls this before anything else. @throws StoreUnavailable */
export async function identifyLog(store: EventStore, now: Instant): Promise<string> {
  const known = await identityOf(store);
  if (known) return known;
  const logId = v4();
  const commandId = v5(STREAM, logId);
  try {
    await store.append(STREAM, 'no_stream', [
      {
        id: v5(`${STREAM}/0`, commandId),
        event: logStarted({ logId }),
        meta: {
          $correlationId: commandId,
          $causationId: commandId,
          commandId,
          inputHash: '',
          v: logStarted.v,
          team: '',
          actor: 'system',
          role: 'system',
          via: 'platform',
          recordedAt: now,
        },
      },
    ]);
    return logId;
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    const winner = await identityOf(store);
    if (!winner) throw error;
    return winner;
  }
}

/** Undefined while nobody has begun it. @throws StoreUnavailable */
export async function identityOf(store: EventStore): Promise<string | undefined> {
  const [first] = await store.read(STREAM, 0n);
  return first?.type === 'LogStarted' ? first.data.logId : undefined;
}
