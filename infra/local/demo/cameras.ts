import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.ts';

/** One camera of the game: the capture simulator as a process, which records and sends heartbeats. */
export interface Camera {
  readonly name: string;
  readonly path: string;
  readonly channelId: string;
  /** When frame 0 was taken, epoch milliseconds: frame k follows `k * 1000 / fps` later. */
  readonly startMs: number;
  readonly fps: number;
  /** Goes on recording, but sends no heartbeats. */
  silence(): void;
  resume(): void;
  /** Closes its file and ends; SIGKILL after a second. */
  stop(): Promise<void>;
}

export interface CameraSettings {
  readonly name: string;
  readonly path: string;
  readonly channelId: string;
  readonly token: string;
  readonly dataFolder: string;
  /** Of the platform. */
  readonly url: string;
  /** Called when it ends without having been told to. */
  readonly died: (why: string) => void;
}

/** MediaMTX' parts, in seconds. */
const PART_S = 0.2;
/** Well within the silence after which a camera is lost. */
const BEAT_S = 2;
/** A visitor who has gone home must not find the disk full: about 0.3 GB an hour and camera. */
const LONGEST_S = 3_600;
const GRACE_MS = 1_000;

type FirstWord = Pick<Camera, 'startMs' | 'fps'>;

/** Resolves once it records. */
export async function startCamera(settings: CameraSettings, signal: AbortSignal): Promise<Camera> {
  const { name, path: channelPath, channelId, token, dataFolder, url, died } = settings;
  const log = openSync(path.join(dataFolder, 'logs', `camera-${channelPath}.log`), 'a');
  const child = fork(
    path.join(root, 'infra/local/capture/main.ts'),
    [
      ...['--recordings', path.join(dataFolder, 'recordings'), '--path', channelPath],
      ...['--part', String(PART_S), '--beat', String(BEAT_S), '--stop-after', String(LONGEST_S)],
      ...['--platform', url, '--channel', channelId],
    ],
    // A group of its own: Ctrl-C is for the demo, which stops things in order. It ends with the demo in any case.
    { stdio: ['ignore', log, log, 'ipc'], detached: true, env: { ...process.env, CAPTURE_TOKEN: token } },
  );
  closeSync(log);

  let isStopping = false;
  const exited = once(child, 'exit').then(([code, ended]) => {
    if (!isStopping && code !== 0) died(`the camera ${name} ended (${ended ?? `exit code ${code}`})`);
  });
  const tell = (order: object) => {
    if (child.connected) child.send(order);
  };
  async function stop(): Promise<void> {
    isStopping = true;
    tell({ do: 'stop' });
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await exited;
    clearTimeout(timer);
  }

  try {
    const { startMs, fps } = await firstWord(child, exited, signal);
    return {
      name,
      path: channelPath,
      channelId,
      startMs,
      fps,
      silence: () => tell({ do: 'silence' }),
      resume: () => tell({ do: 'resume' }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function firstWord(child: ChildProcess, exited: Promise<void>, signal: AbortSignal): Promise<FirstWord> {
  // The first start on a machine encodes what the cameras see, which takes a few seconds.
  const patience = AbortSignal.any([signal, AbortSignal.timeout(30_000)]);
  const spoke = once(child, 'message', { signal: patience });
  const [word] = await Promise.race([spoke, exited.then(() => [undefined])]);
  spoke.catch(() => {});
  if (!word) throw new Error('the camera ended before it recorded; its log says why');
  return (word as { camera: FirstWord }).camera;
}
