// When a session is over or called off, its cameras are free again. Reopening assigns none of them by itself: by then
// they may film something else.
import type { Pool } from 'pg';
import { releaseChannel } from '../commands/channel/releaseChannel.ts';
import type { Handle } from '../commands/handle.ts';
import { uuidv5 } from '../commands/ids.ts';
import { session } from '../domain/session/session.ts';
import type { Instant } from '../domain/values.ts';
import { channelsOfSessions } from '../projections/channelBoard/queries.ts';
import type { Live } from '../projections/live.ts';
import { sessionsToRelease } from '../projections/sessionList/queries.ts';
import type { Job } from './jobs.ts';
import { RELEASE_QUEUE } from './queues.ts';
import type { Reactor, Task } from './reactor.ts';
import { systemActor } from './systemActor.ts';

/** How long a job waits for the read models before it is delivered again, in milliseconds. */
const WAIT_MS = 5_000;

export interface ReleaseJob {
  readonly team: string;
  readonly sessionId: string;
  /** Names the end: a session may end, be reopened and end again. */
  readonly endedAt: Instant;
  /** Position of the end in the log, or of a later fact that a sweep has seen, as digits: what came before it is seen. */
  readonly position: string;
  /** The event of the end; null where a sweep found it. */
  readonly because: string | null;
}

/** A camera that slipped in after the end was answered is found by a sweep, which must not be taken for that answer. */
const jobId = ({ sessionId, endedAt, position, because }: ReleaseJob): string =>
  uuidv5(sessionId, 'release', endedAt, ...(because === null ? [position] : []));
const taskOf = (job: ReleaseJob): Task => ({ queue: RELEASE_QUEUE, id: jobId(job), data: job });

export const whenSessionEndsReleaseChannels: Reactor = (event) => {
  if (event.type !== 'SessionCompleted' && event.type !== 'SessionCancelled') return undefined;
  const { sessionId, at } = event.data;
  const { position, id, meta } = event;
  return taskOf({ team: meta.team, sessionId, endedAt: at, position: String(position), because: id });
};

/** What the read models show as still to be released. */
export async function releasesDue(pool: Pool): Promise<Task[]> {
  const rows = await sessionsToRelease(pool);
  return rows.map(({ team, id, ended_at, position }) =>
    taskOf({
      team,
      sessionId: id,
      endedAt: ended_at,
      position: String(position),
      because: null,
    }),
  );
}

/** Killed in the middle it is delivered again, and gives the same commands: a channel is released once. */
export function releaseChannels(pool: Pool, handle: Handle, live: Live) {
  return async ({ data, signal }: Job<ReleaseJob>): Promise<void> => {
    const { team, sessionId, position, because } = data;
    if (!(await live.waitFor(BigInt(position), WAIT_MS))) throw new Error('the read models are late');
    const now = await handle.peek(session, team, sessionId);
    // Reopened before anybody came to this: its cameras stay.
    if (now?.status !== 'completed' && now?.status !== 'cancelled') return;
    const causes = because ? { causationId: because } : {};
    for (const { id: channelId } of await channelsOfSessions(pool, team, [sessionId])) {
      signal.throwIfAborted();
      const commandId = uuidv5(jobId(data), channelId);
      await handle(releaseChannel, { commandId, channelId, sessionId }, systemActor(team), causes);
    }
  };
}
