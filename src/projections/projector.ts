// The live projector: one subscription; all read models, the feed, the position and the NOTIFY in one transaction a batch.
import type { Pool } from 'pg';
import { follow } from '../eventstore/follow.ts';
import type { Batch, EventStore } from '../eventstore/store.ts';
import { sabotage } from '../sabotage.ts';
import { type Checkpoint, CheckpointMoved, moveCheckpoint, noteStop } from './checkpoint.ts';
import { everyTable } from './index.ts';
import { type KnownRows, openKnownRows } from './knownRows.ts';
import { LIVE_CHANNEL } from './live.ts';
import { beginBatch, beginVersions, LIVE, readLiveRow } from './liveRow.ts';
import { type Parked, readParked } from './parked.ts';
import { project } from './project.ts';
import { NewerReadModels, refuseNewer, tablesDue } from './versions.ts';

/** Facts a transaction while catching up: more of them gain little. While live a batch is whatever has come since the last one. */
export const BATCH_SIZE = 8_000;

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
  let place: Place | undefined;

  const running = follow(
    store,
    {
      batchSize: BATCH_SIZE,
      async load() {
        place = await readPlace(pool);
        return place.checkpoint?.mark;
      },
      async apply(batch) {
        if (batch.mark) place = await applyBatch(pool, logId, place!, batch);
        status.trouble = undefined;
        if (batch.caughtUp) status.caughtUp = true;
      },
      dropped(reason, state) {
        // Another instance is at work: this one stands by, and goes on where that one stops.
        if (reason instanceof CheckpointMoved) return;
        status.caughtUp = false;
        status.trouble = state === 'blocked' ? 'needs newer software' : 'the subscription is down';
        log(`the projector resumes: ${status.trouble}`, reason);
        // Where newer software has made the read models, it is at work, and there is nothing to tell of.
        if (state === 'retrying' || reason instanceof NewerReadModels) return;
        noteStop(pool, LIVE, place?.checkpoint, reasonOf(reason)).catch((error) => log('the stop is not noted', error));
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

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Where the projector stands. What is known here is true as long as the live row is the one that was read. */
export interface Place {
  readonly checkpoint: Checkpoint | undefined;
  readonly switches: number;
  /** Read models that this software goes on making; the others stand still until they are made anew. */
  readonly tables: ReadonlySet<string>;
  readonly parked: Parked;
  readonly known: KnownRows;
}

/** @throws NewerReadModels */
export async function readPlace(pool: Pool): Promise<Place> {
  const row = await readLiveRow(pool);
  if (row) refuseNewer(row.versions);
  const due = row ? tablesDue(row.versions) : [];
  return {
    checkpoint: row?.checkpoint,
    switches: row?.switches ?? 0,
    tables: new Set([...everyTable].filter((table) => !due.includes(table))),
    parked: await readParked(pool),
    known: openKnownRows(),
  };
}

/** @returns where it stands then @throws CheckpointMoved where another instance was faster, or rows were replaced */
export async function applyBatch(pool: Pool, logId: string, place: Place, { events, mark }: Batch): Promise<Place> {
  const { checkpoint: read, known } = place;
  const fresh = events.filter((event) => event.position > (read?.position ?? -1n));
  const last = fresh.at(-1);
  const parked = new Set(place.parked);
  const client = await pool.connect();
  try {
    const move = () => moveCheckpoint(client, LIVE, logId, read, mark!, last);
    if (sabotage.has('checkpoint-before-rows')) await move();
    const switches = await beginBatch(client);
    if (read && switches !== place.switches) throw new CheckpointMoved('rows were replaced');
    const changed = fresh.length > 0 ? await project(client, known, parked, fresh, place.tables) : undefined;
    if (!sabotage.has('checkpoint-before-rows')) await move();
    if (!read) await beginVersions(client);
    // One round trip for both; a position is digits only.
    await client.query(last ? `notify ${LIVE_CHANNEL}, '${last.position}'; commit` : 'commit');
    client.release();
    if (changed) known.take(changed);
  } catch (error) {
    // The connection may be what broke: it is not given back.
    client.release(true);
    throw error;
  }
  return { ...place, checkpoint: { mark: mark!, position: last?.position ?? read?.position ?? -1n }, parked };
}
