// One subscription for all reactors: what they queue and how far they have read commit together.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase, Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import type { Recorded } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import { follow } from '../eventstore/follow.ts';
import type { Batch, EventStore } from '../eventstore/store.ts';
import {
  type Checkpoint,
  CheckpointMoved,
  moveCheckpoint,
  noteStop,
  readCheckpoint,
} from '../projections/checkpoint.ts';
import type { Live } from '../projections/live.ts';
import { JOBS_CHANNEL } from './jobs.ts';
import { within } from './queues.ts';

const REACTORS = 'reactors';
const SWEEP_EVERY_MS = 10 * 60_000;

/** What is to be done about an event: a job with an id that follows from it, so that nothing is queued twice. */
export interface Task {
  readonly queue: string;
  readonly id: string;
  readonly data: object;
  /** Not before this moment; at once where absent. */
  readonly startAfter?: Date;
  /** Among the tasks of its queue: those with more go first. */
  readonly priority?: number;
}
export type Reactor = (event: Recorded<DomainEvent>) => Task | undefined;

export interface ReactorOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly boss: PgBoss;
  readonly live: Live;
  readonly logId: string;
  readonly reactors: readonly Reactor[];
  /** What the read models show as due: sent again after a start without a checkpoint, and now and then. */
  readonly due: () => Promise<Task[]>;
  readonly log: (message: string, reason: unknown) => void;
}

/** @returns a function that ends it */
export function startReactors(options: ReactorOptions): () => Promise<void> {
  const { pool, store, boss, live, logId, reactors, due, log } = options;
  const stop = new AbortController();
  let read: Checkpoint | undefined;

  async function send(client: ClientBase, tasks: readonly Task[]): Promise<void> {
    if (tasks.length === 0) return;
    const db = within(client);
    for (const { queue, data, ...when } of tasks) await boss.send(queue, data, { ...when, db });
    await client.query(`notify ${JOBS_CHANNEL}`);
  }

  async function inTransaction(work: (client: ClientBase) => Promise<void>): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await work(client);
      await client.query('commit');
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async function apply({ events, mark }: Batch): Promise<void> {
    if (!mark) return;
    const fresh = events.filter((event) => event.position > (read?.position ?? -1n));
    const tasks = fresh.flatMap((event) =>
      'poison' in event ? [] : reactors.map((reactor) => reactor(event)).filter((task) => task !== undefined),
    );
    const last = fresh.at(-1);
    await inTransaction(async (client) => {
      await send(client, tasks);
      await moveCheckpoint(client, REACTORS, logId, read, mark, last);
    });
    read = { mark, position: last?.position ?? read?.position ?? -1n };
  }

  const sweep = async () => {
    const tasks = await due();
    await inTransaction((client) => send(client, tasks));
  };

  /**
   * Without a checkpoint (first start, restored log, lost table) everything up to now is taken from the read models
   * once they have come so far, and the log is followed from here.
   */
  async function begin(): Promise<Checkpoint | undefined> {
    const newest = await store.newest();
    if (!newest) return undefined;
    const { id, mark } = newest;
    while (!(await live.waitFor(mark.commit, 1_000))) stop.signal.throwIfAborted();
    await sweep();
    await inTransaction((client) =>
      moveCheckpoint(client, REACTORS, logId, undefined, mark, { id, position: mark.commit }),
    );
    return { mark, position: mark.commit };
  }

  const following = follow(
    store,
    {
      batchSize: 200,
      async load() {
        read = (await readCheckpoint(pool, REACTORS)) ?? (await begin());
        return read?.mark;
      },
      apply,
      dropped(reason, state) {
        // Another instance is at work: this one stands by, and goes on where that one stops.
        if (reason instanceof CheckpointMoved) return;
        log(`the reactors resume (${state})`, reason);
        if (state === 'retrying') return;
        const text = reason instanceof Error ? reason.message : String(reason);
        noteStop(pool, REACTORS, read, text).catch((error) => log('the stop is not noted', error));
      },
    },
    stop.signal,
  );
  const sweeping = (async () => {
    while (!stop.signal.aborted) {
      await sleep(SWEEP_EVERY_MS, undefined, { signal: stop.signal }).catch(() => {});
      if (stop.signal.aborted) return;
      await sweep().catch((error) => log('the sweep is tried again later', error));
    }
  })();
  return async () => {
    stop.abort();
    await Promise.all([following, sweeping]);
  };
}
