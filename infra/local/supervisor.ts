import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, type Exit, type Source, startChild } from './child.ts';
import type { Command } from './command.ts';

export interface Service {
  name: string;
  /** Called before every start, also after a crash. May wait for what has to be gone first. */
  command: () => Promise<Command>;
  readyLine: RegExp;
  readyWithinMs: number;
  /** What the next service takes for granted. */
  afterReady?: () => Promise<void>;
  stopSignal: 'SIGINT' | 'SIGTERM';
  /** SIGKILL follows after this long. */
  stopWithinMs: number;
}

export interface Observer {
  ready: (name: string, tookMs: number) => void;
  crashed: (name: string, why: string, retryInMs: number) => void;
  line: (name: string, line: string, source: Source) => void;
  /** The processes that run now, after each change. */
  processes: (pids: Record<string, number>) => void;
}

export interface Supervisor {
  /** Starts the services in order, each once the one before is ready. When one fails, all are stopped and it throws. */
  start: () => Promise<void>;
  /** Stops the services in reverse order. */
  stop: () => Promise<void>;
  pids: () => Record<string, number>;
  kill: (name: string, signal: NodeJS.Signals) => void;
}

interface Kept {
  service: Service;
  child?: Child;
  ready: boolean;
}

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** A service that ran this long has recovered: its next crash is retried at once. */
const STEADY_MS = 30_000;

/** Keeps services running: starts them in order, restarts what crashes, stops them in reverse order. */
export function createSupervisor(services: Service[], observer: Observer): Supervisor {
  const kept: Kept[] = services.map((service) => ({ service, ready: false }));
  const keepers: Promise<void>[] = [];
  const stopping = new AbortController();
  const { signal } = stopping;

  const pids = () =>
    Object.fromEntries(
      kept.flatMap(({ service, child }) => (child?.pid && child.running() ? [[service.name, child.pid]] : [])),
    );

  async function startOne(entry: Kept): Promise<Child> {
    const { service } = entry;
    const began = performance.now();
    const command = await service.command();
    signal.throwIfAborted();
    const child = startChild(command, {
      readyLine: service.readyLine,
      onLine: (line, source) => observer.line(service.name, line, source),
    });
    entry.child = child;
    observer.processes(pids());
    try {
      await child.ready(service.readyWithinMs);
      await service.afterReady?.();
    } catch (error) {
      await child.stop(service.stopSignal, service.stopWithinMs);
      throw new Error(`${service.name} ${messageOf(error)}`, { cause: error });
    }
    entry.ready = true;
    observer.ready(service.name, performance.now() - began);
    return child;
  }

  /** Runs as long as the supervisor: waits for the end of the service, and starts it again. */
  async function keep(entry: Kept, first: Child): Promise<void> {
    let failures = 0;
    let child: Child | undefined = first;
    let why = '';
    while (!signal.aborted) {
      if (child) {
        const since = performance.now();
        why = describe(await child.exited);
        entry.ready = false;
        if (signal.aborted) return;
        if (performance.now() - since > STEADY_MS) failures = 0;
      }
      const retryInMs = Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
      failures += 1;
      observer.crashed(entry.service.name, why, retryInMs);
      observer.processes(pids());
      child = undefined;
      try {
        await sleep(retryInMs, undefined, { signal });
        await earlierReady(entry);
        child = await startOne(entry);
      } catch (error) {
        why = messageOf(error);
      }
    }
  }

  async function earlierReady(entry: Kept) {
    const earlier = kept.slice(0, kept.indexOf(entry));
    while (!earlier.every(({ ready }) => ready)) await sleep(25, undefined, { signal });
  }

  async function stop() {
    stopping.abort(new Error('stopped before everything was ready'));
    for (const { service, child } of kept.toReversed()) await child?.stop(service.stopSignal, service.stopWithinMs);
    await Promise.all(keepers);
    observer.processes({});
  }

  return {
    start: async () => {
      try {
        for (const entry of kept) keepers.push(keep(entry, await startOne(entry)));
      } catch (error) {
        const reason: unknown = signal.aborted ? signal.reason : error;
        await stop();
        throw reason;
      }
    },
    stop,
    pids,
    kill: (name, sent) => kept.find(({ service }) => service.name === name)?.child?.kill(sent),
  };
}

function describe({ code, signal }: Exit): string {
  return signal ? `ended by ${signal}` : `ended with exit code ${code ?? 'unknown'}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
