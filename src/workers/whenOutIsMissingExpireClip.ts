// An open clip whose OUT does not come expires: some time after its session's end, and in any case a day after its IN.
// Timers wake at the right moment; the sweep finds what a lost timer left.
import type { Pool } from 'pg';
import { expireClip } from '../commands/clip/expireClip.ts';
import type { Handle } from '../commands/handle.ts';
import { uuidv5 } from '../commands/ids.ts';
import { MAX_OPEN_HOURS } from '../domain/clip/clip.ts';
import { msOf } from '../domain/values.ts';
import { clipsOpenTooLong, type OpenTooLong, sessionsOpenTooLong } from '../projections/clipList/workQueries.ts';
import type { Job } from './jobs.ts';
import { EXPIRY_QUEUE } from './queues.ts';
import type { Reactor, Task } from './reactor.ts';
import { systemActor } from './systemActor.ts';

const MAX_OPEN_MS = MAX_OPEN_HOURS * 3_600_000;
/** Clips of one session that expire at once. */
const AT_ONCE = 16;
/** A session is swept once in so long, whoever sweeps. */
const SWEPT_ONCE_IN_MS = 5 * 60_000;

/** One clip whose day is over, or every clip of a session that has waited for too long. */
export type ExpiryJob = {
  readonly team: string;
  /** Event that set the timer; null for a sweep. */
  readonly because: string | null;
} & ({ readonly clipId: string } | { readonly sessionId: string });

const taskOf = (id: string, data: ExpiryJob, startAfter?: Date): Task => ({
  queue: EXPIRY_QUEUE,
  id,
  data,
  ...(startAfter && { startAfter }),
});

/** Counted from when IN was recorded: a play that is marked in last week's film has a day too. */
export const whenClipMarkedInSetTimer: Reactor = (event) => {
  if (event.type !== 'ClipMarkedIn') return undefined;
  const { team, recordedAt } = event.meta;
  const data = { team, clipId: event.data.clipId, because: event.id };
  return taskOf(uuidv5(event.id, 'expire'), data, new Date(msOf(recordedAt) + MAX_OPEN_MS));
};

/** @param afterEndMs how long after its session's end a clip may be open */
export const whenSessionEndsSetTimer =
  (afterEndMs: number): Reactor =>
  (event) => {
    if (event.type !== 'SessionCompleted') return undefined;
    const { sessionId, at } = event.data;
    const data = { team: event.meta.team, sessionId, because: event.id };
    return taskOf(uuidv5(event.id, 'expire'), data, new Date(msOf(at) + afterEndMs));
  };

const tooLong = (now: number, afterEndMs: number): OpenTooLong => ({
  markedBefore: new Date(now - MAX_OPEN_MS),
  endedBefore: new Date(now - afterEndMs),
});

/** What the read models show as overdue. */
export async function expiriesDue(pool: Pool, afterEndMs: number, now = Date.now()): Promise<Task[]> {
  const sweep = Math.floor(now / SWEPT_ONCE_IN_MS);
  const sessions = await sessionsOpenTooLong(pool, tooLong(now, afterEndMs));
  return sessions.map(({ team, session_id: sessionId }) =>
    taskOf(uuidv5(sessionId, 'expire', sweep), { team, sessionId, because: null }),
  );
}

export function expireOpenClips(pool: Pool, handle: Handle, afterEndMs: number) {
  return async ({ data, signal }: Job<ExpiryJob>): Promise<void> => {
    const { team, because } = data;
    const causes = because ? { causationId: because } : {};
    // A refusal says that its OUT has come, that it was discarded, or that it has expired: all of it is well.
    const expire = (clipId: string) =>
      handle(expireClip, { clipId, commandId: uuidv5(clipId, 'expire') }, systemActor(team), causes);

    if ('clipId' in data) return void (await expire(data.clipId));
    const clipIds = await clipsOpenTooLong(pool, team, data.sessionId, tooLong(Date.now(), afterEndMs));
    for (let next = 0; next < clipIds.length; next += AT_ONCE) {
      signal.throwIfAborted();
      await Promise.all(clipIds.slice(next, next + AT_ONCE).map(expire));
    }
  };
}
