import { type Exit, type Source, startChild } from '../../infra/local/child.ts';
import { endingWithParent } from '../../infra/local/command.ts';
import { afterFile } from './cleanup.ts';

export interface ProcessOptions {
  /** This Node unless told. */
  file?: string;
  args: string[];
  /** The first line of its output that matches says that it is ready. */
  readyLine: RegExp;
  /** Replaces the environment, but for PATH and HOME. */
  env?: NodeJS.ProcessEnv;
  /** Milliseconds until it must be ready. */
  deadline?: number;
}

export interface RunningProcess {
  pid: number;
  readyLine: string;
  running: () => boolean;
  exited: Promise<Exit>;
  /** Everything it has said, both outputs, in the order of arrival. */
  lines: () => string[];
  /** kill -9, together with everything it started; resolves when it is gone. */
  kill: () => Promise<Exit>;
  /** Sends a signal and does not wait. */
  signal: (signal: NodeJS.Signals) => void;
  /** SIGTERM, and SIGKILL after 10 s; resolves when it is gone. */
  stop: () => Promise<Exit>;
}

/** Runs a file of the project on this Node, waits until it is ready, and stops it at the end of the test file. */
export async function startProcess({
  file = process.execPath,
  args,
  readyLine,
  env,
  deadline = 20_000,
}: ProcessOptions): Promise<RunningProcess> {
  const lines: string[] = [];
  const command = endingWithParent({ file, args, env: { ...bareEnvironment(), ...env } }, 'KILL');
  const child = startChild(command, { readyLine, onLine: (line: string, _source: Source) => lines.push(line) });
  const stop = () => child.stop('SIGTERM', 10_000);
  afterFile(stop);
  return {
    pid: child.pid ?? 0,
    readyLine: await child.ready(deadline),
    running: child.running,
    exited: child.exited,
    lines: () => [...lines],
    kill: () => child.stop('SIGKILL', 0),
    signal: child.kill,
    stop,
  };
}

/** Settings of the developer's shell must not decide how a test ends. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR };
}
