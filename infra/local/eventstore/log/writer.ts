import { setTimeout as delay } from 'node:timers/promises';
import { type Storage, StorageUnavailable, type StreamPage } from '../storage/storage.ts';
import { type Batch, createBatch } from './batch.ts';
import { decide, type Outcome, type Request, streamsOf } from './decide.ts';
import type { LoggedEvent } from './event.ts';
import type { Heads } from './heads.ts';
import type { KnownIds } from './knownIds.ts';
import type { News } from './news.ts';
import type { NextPosition } from './positions.ts';
import type { Tail } from './tail.ts';

/** The one writer: whatever waits when a commit ends is decided in order and becomes the next commit. */
export interface Writer {
  submit(request: Request, deadline: number): Promise<Outcome>;
  end(): bigint;
  isWritable(): boolean;
  close(): Promise<void>;
}

export interface WriterOptions {
  readonly storage: Storage;
  readonly tail: Tail;
  readonly heads: Heads;
  readonly news: News;
  readonly knownIds: KnownIds;
  readStream(page: StreamPage): Promise<LoggedEvent[]>;
  readonly nextPosition: NextPosition;
  readonly onStorage: (message: string) => void;
}

interface Job {
  readonly request: Request;
  readonly deadline: number;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

/** Most events in one commit: more would make its first writer wait for too long. */
const MAX_EVENTS_PER_COMMIT = 2_000;
/** How often requests whose deadline has passed are looked for. */
const SWEEP_MS = 250;
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 250;

export async function createWriter(options: WriterOptions): Promise<Writer> {
  const { storage, tail, heads, news, knownIds, nextPosition, onStorage } = options;
  let queue: Job[] = [];
  /** Decided and on the way to the storage; settled only by what the storage says, or by their deadline. */
  let committing: Job[] = [];
  let state: 'writable' | 'away' | 'closed' = 'writable';
  let working: Promise<void> | undefined;
  /** The highest position used up, also by appends without events. */
  let lastUsed = 0n;
  /** The highest position that readers can see. */
  let visible = 0n;

  async function open(): Promise<void> {
    lastUsed = await storage.open(onLost);
    tail.reset(lastUsed);
    visible = lastUsed;
    heads.clear();
    knownIds.clear();
  }

  function submit(request: Request, deadline: number): Promise<Outcome> {
    if (state !== 'writable') return Promise.reject(new StorageUnavailable('the log cannot be written at present'));
    return new Promise((resolve, reject) => {
      queue.push({ request, deadline, resolve, reject });
      // A microtask later: requests that came in one network packet go into one commit.
      working ??= Promise.resolve().then(work);
    });
  }

  async function work(): Promise<void> {
    while (queue.length > 0 && state === 'writable') {
      const jobs = takeJobs();
      let decided: Decided;
      try {
        decided = await decideAll(jobs);
      } catch (error) {
        for (const job of jobs) job.reject(error as Error); // nothing was sent to be written
        if (error instanceof StorageUnavailable) await recover(error);
        continue;
      }
      await commit(decided);
    }
    // In the very step that found the queue empty: a moment later, and a request that came in between would wait for ever.
    working = undefined;
  }

  function takeJobs(): Job[] {
    let events = 0;
    let count = 0;
    for (; count < queue.length && events < MAX_EVENTS_PER_COMMIT; count++) {
      const { request } = queue[count]!;
      events += request.kind === 'append' ? request.events.length : 1;
    }
    const jobs = count === queue.length ? queue : queue.slice(0, count);
    queue = count === queue.length ? [] : queue.slice(count);
    return jobs;
  }

  interface Decided {
    readonly batch: Batch;
    readonly outcomes: readonly { job: Job; outcome: Outcome }[];
  }

  async function decideAll(jobs: readonly Job[]): Promise<Decided> {
    const streams = new Set<string>();
    for (const { request } of jobs) for (const stream of streamsOf(request)) streams.add(stream);
    const committed = await heads.load(streams);
    const created = BigInt(Date.now()) * 10_000n;
    const batch = createBatch({ committed, lastPosition: lastUsed, nextPosition, created });
    const known = {
      ids: knownIds,
      readStream: (stream: string, from: bigint, limit: number) =>
        options.readStream({ stream, from, direction: 'forwards', limit }),
    };
    const outcomes: { job: Job; outcome: Outcome }[] = [];
    const now = Date.now();
    for (const job of jobs) {
      const decision = job.deadline <= now ? ({ kind: 'timedOut' } as const) : decide(job.request, batch, known);
      outcomes.push({ job, outcome: decision instanceof Promise ? await decision : decision });
    }
    return { batch, outcomes };
  }

  async function commit({ batch, outcomes }: Decided): Promise<void> {
    const reserved = batch.lastPosition();
    if (reserved !== lastUsed) {
      committing = outcomes.map(({ job }) => job);
      try {
        await storage.commit(batch.events, reserved);
        publish(batch);
      } catch (error) {
        if (!(await resolveUnknown(batch, error as Error))) {
          const lost = new StorageUnavailable('the storage was lost before this was written', { cause: error });
          for (const { job } of outcomes) job.reject(lost);
          return;
        }
      } finally {
        committing = [];
      }
    }
    for (const { job, outcome } of outcomes) job.resolve(outcome);
  }

  function publish(batch: Batch): void {
    lastUsed = batch.lastPosition();
    heads.committed(batch.heads);
    for (const event of batch.events) knownIds.remember(event, batch.created);
    tail.append(batch.events);
    visible = batch.events.at(-1)?.position ?? visible;
    news.publish();
  }

  /**
   * A commit failed, so it may have happened all the same. Once the lease is ours again, the session that sent it has
   * ended and cannot commit any more: then the log itself says what happened. @returns whether it is in the log
   */
  async function resolveUnknown(batch: Batch, error: Error): Promise<boolean> {
    await recover(error);
    const first = batch.events[0];
    if (state !== 'writable' || !first) return false;
    const [found] = await storage.readAll(first.position, 'forwards', 1).catch(() => []);
    return found?.position === first.position && found.id === first.id;
  }

  /** Until the storage is back, what waits and what comes is refused at once; what is being committed waits for the truth. */
  async function recover(cause: Error): Promise<void> {
    if (state === 'closed') return;
    state = 'away';
    onStorage(`the storage is lost (${cause.message}); appends are refused until it is back`);
    refuseQueue();
    for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      try {
        await open();
        break;
      } catch {
        await delay(wait);
        if ((state as string) === 'closed') return;
      }
    }
    state = 'writable';
    onStorage('the storage is back');
    news.publish(); // readers that waited for a commit may find one that was resolved only now
  }

  function refuseQueue(): void {
    for (const job of queue) job.reject(new StorageUnavailable('the log cannot be written at present'));
    queue = [];
  }

  /** The writing connection, and the lease with it, broke while nothing was being written. */
  function onLost(error: Error): void {
    if (state !== 'writable' || working) return; // the work under way will find out by itself
    working = recover(error).then(work);
  }

  const sweeper = setInterval(() => {
    const now = Date.now();
    const isLate = (job: Job): boolean => job.deadline <= now;
    for (const job of [...committing, ...queue].filter(isLate)) job.resolve({ kind: 'timedOut' });
    if (queue.some(isLate)) queue = queue.filter((job) => !isLate(job));
  }, SWEEP_MS);
  sweeper.unref();

  await open();
  return {
    submit,
    end: () => visible,
    isWritable: () => state === 'writable',
    async close() {
      while (working && state === 'writable') await working;
      state = 'closed';
      clearInterval(sweeper);
      refuseQueue();
      await storage.close();
    },
  };
}
