import type { Clip, ClipFailure } from '../api/entities.ts';
import { clockTime } from '../time/format.ts';

/** Why a clip failed and what to do, by the code that the server gives. */
export interface FailureWords {
  readonly heading: string;
  readonly why: string;
  readonly whatToDo: string;
}

const rows: Readonly<Record<string, string>> = {
  CLIP_NO_FOOTAGE: 'No footage',
  CLIP_FOOTAGE_NOT_YET: 'Footage not here yet',
  CLIP_FOOTAGE_EXPIRED: 'Footage deleted',
  CLIP_SOURCE_CORRUPT: 'Recording damaged',
  CLIP_SOURCE_REFUSED: 'Recording refused',
  CLIP_NO_SPACE: 'Server disk full',
  CLIP_ENCODER: 'Could not cut',
};

export function failureRow(failure: ClipFailure | null): string {
  return rows[failure?.code ?? ''] ?? 'Could not cut';
}

/** @param zone the session's time zone */
export function failureWords(clip: Clip, camera: string, zone: string): FailureWords {
  const heading = failureRow(clip.failure);
  const from = clockTime(Date.parse(clip.inAt), zone);
  const to = clip.outAt === null ? '' : clockTime(Date.parse(clip.outAt), zone);
  switch (clip.failure?.code) {
    case 'CLIP_NO_FOOTAGE':
      return {
        heading,
        why: `${camera} recorded nothing between ${from} and ${to}.`,
        whatToDo: 'A retry cannot help. Try another camera or discard the mark.',
      };
    case 'CLIP_FOOTAGE_NOT_YET':
      return {
        heading,
        why: `${camera} has not sent this play's end yet.`,
        whatToDo: 'When it is live again, tap Retry.',
      };
    case 'CLIP_FOOTAGE_EXPIRED':
      return {
        heading,
        why: 'The recording was deleted when its time was over.',
        whatToDo: 'It cannot be cut again. Star plays whose footage you want to keep.',
      };
    case 'CLIP_SOURCE_CORRUPT':
      return {
        heading,
        why: 'The recording is damaged at this moment.',
        whatToDo: "Try another camera. Operator: check this camera's recorder.",
      };
    case 'CLIP_SOURCE_REFUSED':
      return {
        heading,
        why: 'The recording is not a file that may be cut.',
        whatToDo: 'Tell the operator the code below.',
      };
    case 'CLIP_NO_SPACE':
      return {
        heading,
        why: 'There is no room for clips. Recording goes on.',
        whatToDo: 'Operator: free space, then Retry.',
      };
    case 'CLIP_ENCODER':
      return {
        heading: 'Could not cut this clip',
        why: `The cutter stopped three times on ${camera}. The footage is safe.`,
        whatToDo: 'Tap Retry. If it fails again, tell the operator.',
      };
    default:
      return { heading: 'Could not cut', why: clip.failure?.text ?? '', whatToDo: '' };
  }
}
