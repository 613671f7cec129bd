// What needs a person: what is wrong, what it does to the game, and what to do about it. Pure: findings in, words out.
import type { RecorderState } from '../../recordings/recorderState.ts';
import type { AttentionKind } from '../generated/types.ts';

export interface Entry {
  /** Of the same trouble, the same as long as it lasts. */
  readonly id: string;
  readonly kind: AttentionKind;
  readonly channelId: string | null;
  /** Epoch milliseconds; undefined where only the first look tells. */
  readonly sinceMs: number | undefined;
  readonly what: string;
  readonly effect: string;
  readonly fix: string;
}

export interface Camera {
  readonly id: string;
  readonly name: string;
  readonly status: 'inactive' | 'active' | 'error';
  /** In error, the fault that its device reports; null where it is silent. */
  readonly fault: string | null;
  readonly statusSinceMs: number;
  readonly lastSeenMs: number | undefined;
  /** Undefined where nothing was recorded. */
  readonly recorder: RecorderState | undefined;
}

export interface Findings {
  readonly nowMs: number;
  readonly cameras: readonly Camera[];
  readonly disk: { readonly isFull: boolean; readonly minutesLeft: number | undefined };
  /** When the oldest clip that no worker has taken was asked for. */
  readonly oldestWaitingMs: number | undefined;
  /** For how long the lists have been behind the log, in milliseconds. */
  readonly lagMs: number;
  readonly parked: number;
}

/** A beat older than this is worth a look. */
const SILENT_MS = 10_000;
/** A recorder writes several times a second. */
const STALLED_MS = 8_000;
/** Footage is written up to a second after it was seen: only more than that says that a clock is behind. */
const CLOCK_AHEAD_MS = 2_000;
const CLOCK_BEHIND_MS = 4_000;
const RESTART_TOLD_MS = 10 * 60_000;
const STUCK_MS = 30_000;
const LAG_MS = 5_000;
/** Two hours: a game and a half. */
const DISK_MINUTES = 120;

/** The worst first. */
export function entriesOf(findings: Findings): Entry[] {
  return [
    ...diskEntry(findings),
    ...findings.cameras.flatMap((camera) => cameraEntry(camera, findings.nowMs)),
    ...workerEntry(findings),
    ...lagEntry(findings),
    ...parkedEntry(findings),
    ...findings.cameras.flatMap((camera) => [
      ...clockEntry(camera, findings.nowMs),
      ...restartEntry(camera, findings.nowMs),
    ]),
  ];
}

function diskEntry({ disk: { isFull, minutesLeft } }: Findings): Entry[] {
  if (!isFull && (minutesLeft === undefined || minutesLeft > DISK_MINUTES)) return [];
  const effect = 'Cutting stops first, recording last.';
  const fix = 'Free space or shorten the retention.';
  // In steps of five minutes: the list is sent anew whenever it changes.
  const what = isFull ? 'The disk is full.' : `Disk full in ${Math.max(5, Math.ceil((minutesLeft ?? 0) / 5) * 5)} min.`;
  return [{ id: 'disk', kind: 'DISK_FULL', channelId: null, sinceMs: undefined, what, effect, fix }];
}

function cameraEntry(camera: Camera, nowMs: number): Entry[] {
  const { id, name, status, statusSinceMs, lastSeenMs, recorder } = camera;
  const about = {
    channelId: id,
    effect: 'Its clips wait for footage; marks are safe.',
    fix: 'Check its power and network.',
  };
  if (status === 'error' && camera.fault !== null) {
    const what = `Camera ${name} reports: ${camera.fault}.`;
    const fix = 'Check it; it comes back by itself.';
    return [{ ...about, id: `faulty ${id}`, kind: 'CAMERA_FAULTY', sinceMs: statusSinceMs, what, fix }];
  }
  if (status === 'error') {
    const sinceMs = lastSeenMs ?? statusSinceMs;
    return [{ ...about, id: `lost ${id}`, kind: 'CAMERA_LOST', sinceMs, what: `Camera ${name} is lost.` }];
  }
  if (status !== 'active') return [];
  const heardMs = Math.max(lastSeenMs ?? 0, statusSinceMs);
  if (nowMs - heardMs > SILENT_MS) {
    return [
      { ...about, id: `silent ${id}`, kind: 'CAMERA_SILENT', sinceMs: heardMs, what: `Camera ${name} is silent.` },
    ];
  }
  const grownMs = Math.max(recorder?.grownAt.getTime() ?? 0, statusSinceMs);
  if (nowMs - grownMs <= STALLED_MS) return [];
  return [
    {
      id: `stalled ${id}`,
      kind: 'CAMERA_RECORDS_NOTHING',
      channelId: id,
      sinceMs: grownMs,
      what: `Camera ${name} beats but records nothing.`,
      effect: 'Its clips will have no footage.',
      fix: 'Restart its recorder.',
    },
  ];
}

/** How far the recorder's clock is ahead of ours, in milliseconds; undefined while nothing is written. */
export function recorderClockMs({ recorder }: Camera, nowMs: number): number | undefined {
  if (!recorder || nowMs - recorder.grownAt.getTime() > STALLED_MS) return undefined;
  return recorder.recordedUntil.getTime() - recorder.grownAt.getTime();
}

export const isClockOff = (offsetMs: number): boolean => offsetMs > CLOCK_AHEAD_MS || offsetMs < -CLOCK_BEHIND_MS;

function clockEntry(camera: Camera, nowMs: number): Entry[] {
  const offsetMs = camera.status === 'active' ? recorderClockMs(camera, nowMs) : undefined;
  if (offsetMs === undefined || !isClockOff(offsetMs)) return [];
  const seconds = Math.abs(Math.round(offsetMs / 1_000));
  return [
    {
      id: `clock ${camera.id}`,
      kind: 'CLOCK_OFF',
      channelId: camera.id,
      sinceMs: undefined,
      what: `The clock of ${camera.name} is ${seconds} s ${offsetMs > 0 ? 'ahead' : 'behind'}.`,
      effect: 'Its clips show another moment than the one marked.',
      fix: 'Set its clock to automatic.',
    },
  ];
}

function restartEntry({ id, name, recorder }: Camera, nowMs: number): Entry[] {
  const restart = recorder?.restart;
  if (!restart || nowMs - restart.at.getTime() > RESTART_TOLD_MS) return [];
  const sinceMs = restart.at.getTime();
  return [
    {
      id: `restart ${id} ${sinceMs}`,
      kind: 'RECORDER_RESTARTED',
      channelId: id,
      sinceMs,
      what: `The recorder of ${name} restarted.`,
      effect: `${(restart.missingMs / 1_000).toFixed(1)} s are missing.`,
      fix: 'If it happens again, check its power and network.',
    },
  ];
}

function workerEntry({ oldestWaitingMs, nowMs }: Findings): Entry[] {
  if (oldestWaitingMs === undefined || nowMs - oldestWaitingMs <= STUCK_MS) return [];
  return [
    {
      id: 'worker',
      kind: 'WORKER_STUCK',
      channelId: null,
      sinceMs: oldestWaitingMs,
      what: 'No clip is being cut.',
      effect: 'Marks are safe and clips will follow.',
      fix: 'Restart the worker.',
    },
  ];
}

function lagEntry({ lagMs, nowMs }: Findings): Entry[] {
  if (lagMs <= LAG_MS) return [];
  return [
    {
      id: 'lag',
      kind: 'LISTS_BEHIND',
      channelId: null,
      sinceMs: nowMs - lagMs,
      what: 'The lists are behind.',
      effect: 'Marks are safe and show later.',
      fix: 'Keep marking. If it lasts, restart the platform.',
    },
  ];
}

function parkedEntry({ parked }: Findings): Entry[] {
  if (parked === 0) return [];
  return [
    {
      id: 'parked',
      kind: 'FACTS_SET_ASIDE',
      channelId: null,
      sinceMs: undefined,
      what:
        parked === 1
          ? '1 fact could not be read and is set aside.'
          : `${parked} facts could not be read and are set aside.`,
      effect: 'What they say is missing in the lists; the log keeps it.',
      fix: 'Tell whoever runs the server.',
    },
  ];
}
