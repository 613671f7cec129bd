// The live projector: one subscription; all read models, the feed, the position and the NOTIFY in one transaction a batch.
import type { Pool } from 'pg';
import { follow } from '../eventstore/follow.ts';
import type { Batch, EventStore } from '../eventstore/store.ts';
import { sabotage } from '../sabotage.ts';
import { type Checkpoint, CheckpointMoved, moveCheckpoint, readCheckpoint } from './checkpoint.ts';
import { type KnownRows, openKnownRows } from './knownRows.ts';
import { LIVE_CHANNEL } from './live.ts';
import { type Parked, readParked } from './parked.ts';
import { project } from './project.ts';

const LIVE = 'live';
/** Large while catching up; while live a batch is whatever has come since the last one. */
const BATCH_SIZE = 1_000;

export interface ProjectorStatus {
  /** Has shown everything that the log held when it got here. */
  caughtUp: boolean;
  /** Why it does not go on, for readiness. */
  trouble: string | undefined;
}

export interface Projector {
  readonly status: Readonly<ProjectorStatus>;
  close(): Promise<void>;
}

export function startProjector(
  pool: Pool,
  store: EventStore,
  logId: string,
  log: (message: string, reason: unknown) => void,
): Projector {
  const stop = new AbortController();
  const status: ProjectorStatus = { caughtUp: false, trouble: undefined };
  let place: Place;

  const running = follow(
    store,
    {
      batchSize: BATCH_SIZE,
      async load() {
        place = await readPlace(pool);
        return place.checkpoint?.mark;
      },
      async apply(batch) {
        if (batch.mark) place = await applyBatch(pool, logId, place, batch);
        status.trouble = undefined;
        if (batch.caughtUp) status.caughtUp = true;
      },
      dropped(reason, state) {
        // Another instance is at work: this one stands by, and goes on where that one stops.
        if (reason instanceof CheckpointMoved) return;
        status.caughtUp = false;
        status.trouble = state === 'blocked' ? 'needs newer software' : 'the subscription is down';
        log(`the projector resumes: ${status.trouble}`, reason);
      },
    },
    stop.signal,
  );
  return {
    status,
    async close() {
      stop.abort();
      await running;
    },
  };
}

/** Where the projector stands. What is known here is true as long as the checkpoint is the one that was read. */
export interface Place {
  readonly checkpoint: Checkpoint | undefined;
  readonly parked: Parked;
  readonly known: KnownRows;
}

export async function readPlace(pool: Pool): Promise<Place> {
  const checkpoint = await readCheckpoint(pool, LIVE);
  return { checkpoint, parked: await readParked(pool), known: openKnownRows() };
}

/** @returns where it stands then @throws CheckpointMoved where another instance was faster */
export async function applyBatch(pool: Pool, logId: string, place: Place, { events, mark }: Batch): Promise<Place> {
  const { checkpoint: read, known } = place;
  const fresh = events.filter((event) => event.position > (read?.position ?? -1n));
  const last = fresh.at(-1);
  const parked = new Set(place.parked);
  const client = await pool.connect();
  try {
    const move = () => moveCheckpoint(client, LIVE, logId, read, mark!, last);
    if (sabotage.has('checkpoint-before-rows')) await move();
    // The log is durable, rows are made from it again: a crash may take rows and checkpoint back together by a moment.
    await client.query('begin; set local synchronous_commit to off');
    const changed = fresh.length > 0 ? await project(client, known, parked, fresh) : undefined;
    if (!sabotage.has('checkpoint-before-rows')) await move();
    // One round trip for both; a position is digits only.
    await client.query(last ? `notify ${LIVE_CHANNEL}, '${last.position}'; commit` : 'commit');
    client.release();
    if (changed) known.take(changed);
  } catch (error) {
    // The connection may be what broke: it is not given back.
    client.release(true);
    throw error;
  }
  return { checkpoint: { mark: mark!, position: last?.position ?? read?.position ?? -1n }, parked, known };
}
