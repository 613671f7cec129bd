// Whenever a cut is asked for, by OUT or by a retry, it is queued.
import { uuidv5 } from '../commands/ids.ts';
import type { ClipRow } from '../projections/clipList/projection.ts';
import { CLIP_QUEUE } from './queues.ts';
import type { Reactor, Task } from './reactor.ts';

export interface ClipJob {
  readonly team: string;
  readonly clipId: string;
  readonly channelId: string;
  readonly generation: number;
  readonly retry: number;
  /** ISO instants of IN and OUT. */
  readonly from: string;
  readonly to: string;
  /** Event that asked for it; null when a sweep did. */
  readonly because: string | null;
}

const taskOf = (job: ClipJob): Task => ({
  queue: CLIP_QUEUE,
  id: uuidv5(job.clipId, job.generation, job.retry),
  data: job,
});

export const whenGenerationRequestedQueueClip: Reactor = (event) =>
  event.type === 'ClipGenerationRequested'
    ? taskOf({ ...event.data, team: event.meta.team, because: event.id })
    : undefined;

/** The same task, from what the clip list shows as due. */
export const clipTaskOf = (row: ClipRow): Task =>
  taskOf({
    team: row.team,
    clipId: row.id,
    channelId: row.channel_id,
    generation: row.generation,
    retry: row.retry,
    from: row.in_at,
    to: row.out_at!,
    because: null,
  });
