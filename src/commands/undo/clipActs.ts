import type { ClipState } from '../../domain/clip/clip.ts';
import type { ClipEvent } from '../../domain/clip/events.ts';
import { discardClip } from '../clip/discardClip.ts';
import { favoriteClip } from '../clip/favoriteClip.ts';
import { restoreClip } from '../clip/restoreClip.ts';
import { retitleClip } from '../clip/retitleClip.ts';
import { trimClip } from '../clip/trimClip.ts';
import { unfavoriteClip } from '../clip/unfavoriteClip.ts';
import { type ActsOf, final } from './act.ts';

const ofClip = ({ data: { clipId } }: ClipEvent) => ({ clipId });

export const clipActs: ActsOf<ClipState, ClipEvent> = {
  ClipFavorited: { by: unfavoriteClip, input: ofClip, sets: () => ['favourite'] },
  ClipUnfavorited: { by: favoriteClip, input: ofClip, sets: () => ['favourite'] },
  ClipRetitled: {
    by: retitleClip,
    input: ({ data: { clipId } }, { title }) => ({ clipId, title }),
    sets: () => ['title'],
  },
  // The former window is cut anew: the film of it may be gone.
  ClipTrimmed: {
    by: trimClip,
    input: ({ data: { clipId } }, { inAt, outAt }) => ({ clipId, inAt, outAt }),
    sets: () => ['window'],
  },
  ClipDiscarded: { by: restoreClip, input: ofClip, sets: () => ['status'] },
  ClipRestored: { by: discardClip, input: ofClip, sets: () => ['status'] },
  ClipMarkedIn: final('DiscardClip'),
  ClipMarkedOut: final('TrimClip'),
  ClipExpired: final('MarkClipOut'),
  ClipGenerationRequested: final('DiscardClip'),
  ClipGenerationStarted: final(),
  ClipAttemptFailed: final(),
  ClipReady: final('DiscardClip'),
  ClipThumbnailReady: final(),
  ClipFailed: final('RetryClip'),
  ClipFileDeleted: final(),
};
