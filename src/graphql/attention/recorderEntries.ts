import type { RecorderClock } from '../../recordings/mediamtx/recorderClock.ts';
import { isRecording } from '../../recordings/recorderState.ts';
import type { Camera, Entry, Findings } from './findings.ts';

/** A recorder writes several times a second, and its device beats all the same: nobody knows which of them is late. */
const STALLED_MS = 8_000;
/** MediaMTX begins anew 2 s after an error, and its next file begins with a keyframe. */
const STALLED_ONLINE_MS = 5_000;
/** Three pictures: more than that is seen in a clip. */
const CLOCK_TOLERANCE_MS = 100;
const RESTART_TOLD_MS = 10 * 60_000;

/** Of a camera that beats: whether its newest file grows is all that tells that it is recorded. */
export function recordsNothingEntry(camera: Camera, nowMs: number): Entry[] {
  const { id, name, statusSinceMs, recorder, signal } = camera;
  const grownMs = Math.max(recorder?.grownAt.getTime() ?? 0, statusSinceMs);
  if (nowMs - grownMs <= (signal === 'online' ? STALLED_ONLINE_MS : STALLED_MS)) return [];
  const about = {
    id: `stalled ${id}`,
    kind: 'CAMERA_RECORDS_NOTHING',
    channelId: id,
    sinceMs: grownMs,
    effect: 'Its clips will have no footage.',
  } as const;
  if (signal === 'online') {
    const what = `MediaMTX hears camera ${name} and records nothing.`;
    return [{ ...about, what, fix: 'Free space on its disk; else restart MediaMTX.' }];
  }
  if (signal === 'offline') {
    const what = `Camera ${name} beats but sends MediaMTX nothing.`;
    return [{ ...about, what, fix: 'Check the address that it sends to.' }];
  }
  return [{ ...about, what: `Camera ${name} beats but records nothing.`, fix: 'Restart its recorder.' }];
}

/** What is known of the clock that dates a camera's footage, while there is new footage. */
export function footageClock({ recorder }: Pick<Camera, 'recorder'>, nowMs: number): RecorderClock | undefined {
  return recorder && nowMs - recorder.grownAt.getTime() <= STALLED_MS ? recorder.clock : undefined;
}

/** Whether it is off for sure, by more than anybody overlooks. */
export const isClockOff = ({ offsetMs, uncertaintyMs }: RecorderClock): boolean =>
  Math.abs(offsetMs) - uncertaintyMs > CLOCK_TOLERANCE_MS;

export function cameraClockEntry({ id, name, status, clock }: Camera): Entry[] {
  if (status !== 'active' || !clock || !isClockOff(clock)) return [];
  return [
    {
      id: `clock ${id}`,
      kind: 'CLOCK_OFF',
      channelId: id,
      sinceMs: undefined,
      what: `The clock of ${name} is ${wordsOf(clock)}.`,
      effect: 'Its clips show another moment than the one marked.',
      fix: 'Set its clock to automatic.',
    },
  ];
}

export function mediaMtxClockEntry({ mediaMtx }: Findings): Entry[] {
  const clock = mediaMtx?.clock;
  if (!clock || !isClockOff(clock)) return [];
  return [
    {
      id: 'clock mediamtx',
      kind: 'CLOCK_OFF',
      channelId: null,
      sinceMs: undefined,
      what: `MediaMTX's clock is ${wordsOf(clock)}.`,
      effect: 'Clips show another moment than the one marked.',
      fix: 'Set the clock of its machine to automatic.',
    },
  ];
}

export function mediaMtxSilentEntry({ mediaMtx, cameras, nowMs }: Findings): Entry[] {
  const sinceMs = mediaMtx?.silentSinceMs;
  if (sinceMs === undefined) return [];
  const isStillRecorded = cameras.some(({ recorder }) => recorder && isRecording(recorder, nowMs));
  return [
    {
      id: 'mediamtx',
      kind: 'RECORDER_SILENT',
      channelId: null,
      sinceMs,
      what: 'MediaMTX does not answer.',
      effect: isStillRecorded ? 'Cameras are recorded; live pictures may not come.' : 'Cameras may not be recorded.',
      fix: 'Restart MediaMTX.',
    },
  ];
}

/** In steps that are no finer than it is known: the list is sent anew whenever it changes. */
function wordsOf({ offsetMs }: RecorderClock): string {
  const seconds = Math.abs(offsetMs) / 1_000;
  return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s ${offsetMs > 0 ? 'ahead' : 'behind'}`;
}

export function restartEntry({ id, name, recorder }: Camera, nowMs: number): Entry[] {
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
