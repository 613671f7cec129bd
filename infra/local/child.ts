import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Command } from './command.ts';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child {
  pid: number | undefined;
  /** The end of the process, however it came. Never rejects. */
  exited: Promise<Exit>;
  running: () => boolean;
  /**
   * The first line that says the process is ready.
   * Rejects when the process ends before it, or after `withinMs`; the message holds its last words.
   */
  ready: (withinMs: number) => Promise<string>;
  /** Sends a signal to the process; SIGKILL goes to whatever it started as well. */
  kill: (signal: NodeJS.Signals) => void;
  /** Sends `signal`, and SIGKILL after `graceMs`. Resolves once the process has ended. */
  stop: (signal: NodeJS.Signals, graceMs: number) => Promise<Exit>;
}

export type Source = 'stdout' | 'stderr';

export interface Watch {
  readyLine: RegExp;
  onLine?: (line: string, source: Source) => void;
}

const LAST_WORDS = 5;
/** Where in the code something went wrong is for the log; the last words are to say what. */
const NOISE = /^\s*(at .*|\^+|Node\.js v.*)?$/;

/** Starts a process in a group of its own, so that a terminal's Ctrl-C reaches only the one who stops it in order. */
export function startChild(command: Command, { readyLine, onLine }: Watch): Child {
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const lastWords: string[] = [];
  const readiness = Promise.withResolvers<string>();
  // Not every caller waits for readiness; the exit is reported by `exited` in any case.
  readiness.promise.catch(() => {});

  const hear = (source: Source) => (line: string) => {
    if (!NOISE.test(line)) lastWords.push(line.trim());
    if (lastWords.length > LAST_WORDS) lastWords.shift();
    if (readyLine.test(line)) readiness.resolve(line);
    onLine?.(line, source);
  };
  eachLine(child.stdout, hear('stdout'));
  eachLine(child.stderr, hear('stderr'));

  const exited = exitOf(child, lastWords);
  void exited.then(async (exit) => {
    await drained(child);
    readiness.reject(new Error(`ended (${describeExit(exit)}) before it was ready: ${lastWords.join(' | ')}`));
  });

  const running = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const kill = (signal: NodeJS.Signals) => {
    // The number of a process that has ended may belong to somebody else by now.
    if (child.pid === undefined || !running()) return;
    if (signal === 'SIGKILL') killGroup(child.pid);
    else child.kill(signal);
  };
  return {
    pid: child.pid,
    exited,
    running,
    ready: (withinMs) =>
      within(withinMs, readiness.promise, () => `not ready after ${withinMs} ms: ${lastWords.join(' | ')}`),
    kill,
    stop: async (signal, graceMs) => {
      kill(signal);
      const timer = setTimeout(() => kill('SIGKILL'), graceMs);
      try {
        return await exited;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

export function describeExit({ code, signal }: Exit): string {
  return signal ?? `exit code ${code ?? 'unknown'}`;
}

function eachLine(stream: Readable, onLine: (line: string) => void) {
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', onLine);
}

function exitOf(child: ChildProcess, lastWords: string[]): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      // What the process had started and left behind (an ffmpeg) must not outlive it.
      if (child.pid !== undefined) killGroup(child.pid);
      resolve({ code, signal });
    });
    child.once('error', (error) => {
      lastWords.push(error.message);
      resolve({ code: 127, signal: null });
    });
  });
}

/** The end of the output, or a moment: a grandchild may hold the pipe open for ever. */
async function drained(child: ChildProcess) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, 200);
  child.once('close', () => resolve());
  await promise;
  clearTimeout(timer);
}

function killGroup(pid: number) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // ESRCH: nobody is left in the group.
  }
}

async function within<T>(ms: number, promise: Promise<T>, message: () => string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(message())), ms);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
