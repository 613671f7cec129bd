// What needs a person: what is wrong, what it does to the game, and what to do about it. Pure: findings in, words out.
import type { Camera, Entry, Findings } from './findings.ts';
import { readModelEntries } from './readModelEntries.ts';
import {
  cameraClockEntry,
  mediaMtxClockEntry,
  mediaMtxSilentEntry,
  recordsNothingEntry,
  restartEntry,
} from './recorderEntries.ts';

/** A beat older than this is worth a look. */
const SILENT_MS = 10_000;
const STUCK_MS = 30_000;
/** Two hours: a game and a half. */
const DISK_MINUTES = 120;

/** The worst first. */
export function entriesOf(findings: Findings): Entry[] {
  return [
    ...diskEntry(findings),
    ...cuttingEntry(findings),
    ...findings.cameras.flatMap((camera) => cameraEntry(camera, findings.nowMs)),
    ...mediaMtxSilentEntry(findings),
    ...workerEntry(findings),
    ...readModelEntries(findings),
    ...mediaMtxClockEntry(findings),
    ...findings.cameras.flatMap((camera) => [...cameraClockEntry(camera), ...restartEntry(camera, findings.nowMs)]),
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

/** A full disk says it all; this one is the step before. */
function cuttingEntry({ disk: { isFull, isKeptForRecording } }: Findings): Entry[] {
  if (isFull || !isKeptForRecording) return [];
  return [
    {
      id: 'cutting',
      kind: 'CUTTING_STOPPED',
      channelId: null,
      sinceMs: undefined,
      what: 'No clip is cut: the disk is nearly full.',
      effect: 'What is left is kept for recording; marks are safe.',
      fix: 'Free space or shorten the retention, then retry what failed.',
    },
  ];
}

function cameraEntry(camera: Camera, nowMs: number): Entry[] {
  const { id, name, status, statusSinceMs, lastSeenMs } = camera;
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
  return recordsNothingEntry(camera, nowMs);
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
