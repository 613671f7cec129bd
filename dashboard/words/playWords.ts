import type { Clip } from '../api/entities.ts';
import { missingSeconds, type Play, stateOf } from '../live/play.ts';
import type { ShapeName } from '../shapes/shapeName.ts';
import { failureRow } from './failureWords.ts';

/** Who marked it, inside a sentence. */
export function byWhom({ mine, who }: Pick<Play, 'mine' | 'who'>): string {
  return `by ${mine ? 'you' : who}`;
}

/** Shape and words of a row's state. Null words: nothing to say but the time of IN. */
export interface PlayLook {
  readonly shape: ShapeName;
  /** At most 20 characters, so that it never pushes anything out. */
  readonly text: string | null;
  /** Style sheet's name of the state. */
  readonly look: string;
}

export function playLook(play: Play): PlayLook {
  if (play.refused?.mutation.startsWith('markClip')) {
    return {
      shape: 'failed',
      text: play.refused.mutation === 'markClipIn' ? 'IN not taken' : 'OUT not taken',
      look: 'refused',
    };
  }
  if (play.unsent !== null) return { shape: 'unsent', text: unsentText[play.unsent], look: 'unsent' };
  return play.best === null ? { shape: 'off', text: 'No clip', look: 'none' } : clipLook(play.best);
}

const unsentText = { in: 'Open, not sent yet', out: 'OUT not sent yet', both: 'IN and OUT not sent' } as const;

export function clipLook(clip: Clip): PlayLook {
  switch (stateOf(clip)) {
    case 'open':
      return { shape: 'open', text: 'Open', look: 'open' };
    case 'queued':
      return { shape: 'queued', text: 'Queued', look: 'queued' };
    case 'waiting':
      return { shape: 'wait', text: 'Waiting for footage', look: 'wait' };
    case 'cutting':
      return { shape: 'cut', text: clip.attempt > 1 ? `Trying again, ${clip.attempt} of 3` : 'Cutting', look: 'cut' };
    case 'recut':
      return { shape: 'cut', text: 'New cut', look: 'ready' };
    case 'partial':
      return { shape: 'part', text: `${missingSeconds(clip).toFixed(1)} s missing`, look: 'part' };
    case 'failed':
      return { shape: 'failed', text: failureRow(clip.failure), look: 'failed' };
    case 'expired':
      return { shape: 'expired', text: 'No OUT came', look: 'unsent' };
    case 'discarded':
      return { shape: 'close', text: 'Discarded', look: 'failed' };
    default:
      return { shape: 'ready', text: null, look: 'ready' };
  }
}
