// The live projector: one subscription; all read models, the feed, the position and the NOTIFY in one transaction a batch.
import type { ClientBase, Pool } from 'pg';
import type { Recorded } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import { follow } from '../eventstore/follow.ts';
import type { Batch, EventStore, Poison } from '../eventstore/store.ts';
import { sabotage } from '../sabotage.ts';
import { type Checkpoint, CheckpointMoved, moveCheckpoint, readCheckpoint } from './checkpoint.ts';
import { topicsOf } from './feed.ts';
import { projections } from './index.ts';
import { LIVE_CHANNEL } from './live.ts';
import type { Row } from './projection.ts';
import { deleteRows, keyOf, loadRows, storeRows, toJson } from './rows.ts';

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
  /** Streams of which an event could not be applied: every later one of theirs is set aside too. */
  readonly parked: ReadonlySet<string>;
}

export async function readPlace(pool: Pool): Promise<Place> {
  const checkpoint = await readCheckpoint(pool, LIVE);
  const { rows } = await pool.query<{ stream: string }>('select distinct stream from parked');
  return { checkpoint, parked: new Set(rows.map(({ stream }) => stream)) };
}

/** @returns where it stands then @throws CheckpointMoved where another instance was faster */
export async function applyBatch(pool: Pool, logId: string, place: Place, { events, mark }: Batch): Promise<Place> {
  const read = place.checkpoint;
  const fresh = events.filter((event) => event.position > (read?.position ?? -1n));
  const last = fresh.at(-1);
  const parked = new Set(place.parked);
  const client = await pool.connect();
  try {
    const move = () => moveCheckpoint(client, LIVE, logId, read, mark!, last);
    if (sabotage.has('checkpoint-before-rows')) await move();
    // The log is durable, rows are made from it again: a crash may take rows and checkpoint back together by a moment.
    await client.query('begin; set local synchronous_commit to off');
    if (fresh.length > 0) await project(client, parked, fresh);
    if (!sabotage.has('checkpoint-before-rows')) await move();
    // One round trip for both; a position is digits only.
    await client.query(last ? `notify ${LIVE_CHANNEL}, '${last.position}'; commit` : 'commit');
    client.release();
  } catch (error) {
    // The connection may be what broke: it is not given back.
    client.release(true);
    throw error;
  }
  return { checkpoint: { mark: mark!, position: last?.position ?? read?.position ?? -1n }, parked };
}

async function project(
  client: ClientBase,
  parked: Set<string>,
  events: readonly (Recorded<DomainEvent> | Poison)[],
): Promise<void> {
  const readable: Recorded<DomainEvent>[] = [];
  for (const event of events) {
    if ('poison' in event) await park(client, parked, event, event.poison);
    else if (parked.has(event.stream)) await park(client, parked, event, 'follows one that could not be applied');
    else readable.push(event);
  }
  for (const projection of projections) {
    const touched = readable.flatMap((event) => projection.keys(event).map((id) => ({ event, id })));
    if (touched.length === 0) continue;
    const keys = new Map(touched.map(({ event, id }) => [keyOf(event.meta.team, id), [event.meta.team, id] as const]));
    const rows: Map<string, Row | undefined> = await loadRows(client, projection, [...keys.values()]);
    const stored = new Set(rows.keys());
    for (const { event, id } of touched) {
      const key = keyOf(event.meta.team, id);
      if (parked.has(event.stream)) continue;
      try {
        rows.set(key, projection.apply(rows.get(key), event) ?? undefined);
      } catch (error) {
        await park(client, parked, event, error instanceof Error ? error.message : 'cannot be applied');
      }
    }
    await storeRows(
      client,
      projection,
      [...rows.values()].filter((row) => row !== undefined),
    );
    const gone = [...stored].filter((key) => !rows.get(key));
    await deleteRows(
      client,
      projection,
      gone.map((key) => keys.get(key)!),
    );
  }
  await feedFacts(
    client,
    readable.filter((event) => !parked.has(event.stream)),
  );
}

async function feedFacts(client: ClientBase, events: readonly Recorded<DomainEvent>[]): Promise<void> {
  const facts = events.flatMap((event) => topicsOf(event).map((topic) => ({ topic, event })));
  if (facts.length === 0) return;
  await client.query({
    name: 'feed-facts',
    text: `insert into feed (team, topic, position, event_id, type, data, meta)
           select * from unnest($1::text[], $2::text[], $3::numeric[], $4::uuid[], $5::text[], $6::jsonb[], $7::jsonb[])
           on conflict do nothing`,
    values: [
      facts.map(({ event }) => event.meta.team),
      facts.map(({ topic }) => topic),
      facts.map(({ event }) => event.position),
      facts.map(({ event }) => event.id),
      facts.map(({ event }) => event.type),
      facts.map(({ event }) => toJson(event.data)),
      facts.map(({ event }) => toJson(event.meta)),
    ],
  });
}

async function park(
  client: ClientBase,
  parked: Set<string>,
  { stream, position, id }: { stream: string; position: bigint; id: string },
  reason: string,
): Promise<void> {
  parked.add(stream);
  await client.query(
    'insert into parked (stream, position, event_id, reason) values ($1, $2, $3, $4) on conflict do nothing',
    [stream, position, id, reason],
  );
}
