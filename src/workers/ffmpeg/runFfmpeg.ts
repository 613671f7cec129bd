import type { ChildProcess } from 'node:child_process';
import fluent from 'fluent-ffmpeg';
import { endingWithParent } from './endingWithParent.ts';

/**
 * The only file that starts FFmpeg, and the only one that knows fluent-ffmpeg: leaving that package is leaving this
 * file. Callers hand in arguments that were planned elsewhere.
 */
export interface FfmpegRun {
  readonly ffmpeg: string;
  readonly input: string;
  readonly inputOptions: readonly string[];
  readonly output: string;
  readonly outputOptions: readonly string[];
  /** Priority, 0 (usual) to 19 (whenever nobody else wants to). */
  readonly niceness?: number;
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal;
}

/** FFmpeg ended, but not well. `complaints`: the last 8 KiB of what it said; for the log, never for people. */
export class FfmpegFailed extends Error {
  readonly complaints: string;

  constructor(reason: string, complaints: string) {
    super(reason);
    this.name = 'FfmpegFailed';
    this.complaints = complaints.slice(-8192);
  }
}

/** An ffmpeg that says more than this has lost its mind; it also bounds what we hold of it. */
const MAX_COMPLAINTS_BYTES = 1 << 20;

/**
 * Runs FFmpeg to its end. Exit code 0 proves nothing: callers check the result. Rejects with FfmpegFailed, or with the
 * signal's reason when aborted; in both cases nothing of it is running any more.
 */
export async function runFfmpeg(run: FfmpegRun): Promise<void> {
  const { signal } = run;
  const [program = run.ffmpeg, ...before] = [...(await endingWithParent()), run.ffmpeg];
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const command = fluent({ stdoutLines: 100, ...(run.niceness ? { niceness: run.niceness } : {}) })
    .setFfmpegPath(program)
    .input(run.input)
    .inputOptions([...run.inputOptions])
    .output(run.output)
    .outputOptions([...run.outputOptions]);

  let child: ChildProcess | undefined;
  let stoppedBecause: string | undefined;
  const kill = (reason: string): void => {
    stoppedBecause ??= reason;
    // The whole group, at once: a stopped or hanging process would not listen to anything gentler, and what it has
    // written so far is thrown away in any case.
    if (child?.pid && child.exitCode === null && child.signalCode === null) killGroup(child.pid);
  };
  withoutProbing(command);
  inOwnGroup(command, before, (started) => {
    child = started;
    if (stoppedBecause) kill(stoppedBecause);
    let said = 0;
    started.stderr?.on('data', (text: string) => {
      said += text.length;
      if (said > MAX_COMPLAINTS_BYTES) kill('it said too much');
    });
  });
  const onAbort = (): void => kill('it was told to stop');
  const timer = setTimeout(() => kill(`it took longer than ${run.timeLimitMs} ms`), run.timeLimitMs);
  signal?.addEventListener('abort', onAbort, { once: true });

  command
    .on('end', () => resolve())
    .on('error', (error: Error, _stdout: string | null, stderr: string | null) => {
      if (signal?.aborted) reject(signal.reason);
      else
        reject(
          new FfmpegFailed(stoppedBecause ?? error.message.split('\n')[0] ?? 'it failed', stderr ?? error.message),
        );
    })
    .run();
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/**
 * fluent-ffmpeg asks an ffmpeg for its formats and encoders first: two more processes, whose answers it cannot read
 * from version 7 on. We say exactly what we want, so there is nothing to ask.
 */
function withoutProbing(command: fluent.FfmpegCommand): void {
  Object.assign(command, {
    _checkCapabilities: (done: () => void) => done(),
    availableEncoders: (done: (error: null, encoders: object) => void) => done(null, {}),
  });
}

type Spawn = (
  args: string[],
  options: object,
  started: (child: ChildProcess, ...rings: unknown[]) => void,
  ended: (...result: unknown[]) => void,
) => void;

/** It has no option for a process group, but hands its options on to `spawn`. `before` goes before the arguments. */
function inOwnGroup(
  command: fluent.FfmpegCommand,
  before: readonly string[],
  onStart: (child: ChildProcess) => void,
): void {
  const spawn = (command as unknown as { _spawnFfmpeg: Spawn })._spawnFfmpeg.bind(command);
  const spawnInGroup: Spawn = (args, options, started, ended) =>
    spawn(
      [...before, ...args],
      { ...options, detached: true },
      (child, ...rings) => {
        onStart(child);
        started(child, ...rings);
      },
      ended,
    );
  Object.assign(command, { _spawnFfmpeg: spawnInGroup });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended in between.
  }
}
