import { setTimeout as delay } from 'node:timers/promises';
import { type Storage, StorageFull, StorageUnavailable, type StreamPage } from '../storage/storage.ts';
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
  /** Taken from the queue; settled only by what the storage says, or by their deadline. */
  let underway: readonly Job[] = [];
  let state: 'writable' | 'away' | 'closed' = 'writable';
  let working: Promise<void> | undefined;
  /** The highest position used up, also by appends without events. */
  let lastUsed = 0n;
  /** The highest position that readers can see. */
  let visible = 0n;
  /** The right to write was lost while work was under way that may not have noticed. */
  let lost: Error | undefined;

  async function open(): Promise<void> {
    lastUsed = await storage.open(onLost);
    lost = undefined;
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
    for (;;) {
      while (queue.length > 0 && state === 'writable') {
        underway = takeJobs();
        await settle(underway);
        underway = [];
      }
      if (!lost || state !== 'writable') break;
      await recover(lost);
    }
    // In the very step that found the queue empty: a moment later, and a request that came in between would wait for ever.
    working = undefined;
  }

  async function settle(jobs: readonly Job[]): Promise<void> {
    let decided: Decided;
    try {
      decided = await decideAll(jobs);
    } catch (error) {
      for (const job of jobs) job.reject(error as Error); // nothing was sent to be written
      if (error instanceof StorageUnavailable) await recover(error);
      return;
    }
    await commit(decided);
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
    const failure = batch.lastPosition() === lastUsed ? undefined : await write(batch);
    if (!failure) {
      for (const { job, outcome } of outcomes) job.resolve(outcome);
      return;
    }
    for (const { job } of outcomes) job.reject(failure);
    if (failure instanceof StorageFull) await recover(failure);
  }

  /** @returns why the batch is not in the log; undefined when it is */
  async function write(batch: Batch): Promise<StorageUnavailable | undefined> {
    try {
      await storage.commit(batch.events, batch.lastPosition());
    } catch (error) {
      if (error instanceof StorageFull) return error;
      if (await resolveUnknown(batch, error as Error)) return undefined;
      const what = isClosed() ? 'the node ends, and whether this was written is not known' : 'this was not written';
      return new StorageUnavailable(`${what}: the storage was lost (${(error as Error).message})`, { cause: error });
    }
    publish(batch);
    return undefined;
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
    const first = batch.events[0];
    for (let cause = error; ; ) {
      await recover(cause);
      if (isClosed() || !first) return false;
      try {
        const [found] = await storage.readAll(first.position, 'forwards', 1);
        return found?.position === first.position && found.id === first.id;
      } catch (again) {
        cause = again as Error;
      }
    }
  }

  /**
   * Until the storage can be written again, what waits and what comes is refused at once; what is being committed waits for
   * the truth.
   */
  async function recover(cause: Error): Promise<void> {
    if (isClosed()) return;
    state = 'away';
    onStorage(`the storage cannot be written (${cause.message}); appends are refused until it can`);
    refuseQueue();
    let told = cause.message;
    for (let wait = FIRST_RETRY_MS; !isClosed(); wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      try {
        await open();
        await storage.checkRoom?.();
        break;
      } catch (error) {
        const { message } = error as Error;
        if (message !== told) onStorage(`the storage cannot be written yet (${message})`);
        told = message;
        await delay(wait);
      }
    }
    if (isClosed()) return storage.close(); // what was opened after the end is closed once more
    state = 'writable';
    onStorage('the storage is back');
    news.publish(); // readers that waited for a commit may find one that was resolved only now
  }

  const isClosed = (): boolean => state === 'closed';

  function refuseQueue(): void {
    for (const job of queue) job.reject(new StorageUnavailable('the log cannot be written at present'));
    queue = [];
  }

  /** The writing connection, and the lease with it, broke. */
  function onLost(error: Error): void {
    if (state !== 'writable') return;
    if (working)
      lost = error; // a commit under way finds out by itself; what only reads would not
    else working = recover(error).then(work);
  }

  const sweeper = setInterval(() => {
    const now = Date.now();
    const isLate = (job: Job): boolean => job.deadline <= now;
    for (const job of [...underway, ...queue].filter(isLate)) job.resolve({ kind: 'timedOut' });
    if (queue.some(isLate)) queue = queue.filter((job) => !isLate(job));
  }, SWEEP_MS);
  sweeper.unref();

  await open();
  await storage.checkRoom?.().catch((error: Error) => {
    working = recover(error).then(work);
  });
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
