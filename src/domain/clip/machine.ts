// Which command is legal in which status of a clip. Nothing else.
import { setup } from 'xstate';

export type ClipCommand =
  | 'MarkClipIn'
  | 'MarkClipOut'
  | 'StartClipGeneration'
  | 'FailClipAttempt'
  | 'FinishClip'
  | 'FinishClipThumbnail'
  | 'FailClip'
  | 'RetryClip'
  | 'FavoriteClip'
  | 'UnfavoriteClip'
  | 'DiscardClip';

/** A favourite changes no status: a self-target keeps it legal. */
const favorites = <S extends string>(status: S) => ({ FavoriteClip: status, UnfavoriteClip: status });

export const clipMachine = setup({ types: { events: {} as { type: ClipCommand } } }).createMachine({
  id: 'clip',
  initial: 'none',
  states: {
    none: { on: { MarkClipIn: 'open' } },
    open: { on: { MarkClipOut: 'pending', DiscardClip: 'discarded' } },
    pending: { on: { StartClipGeneration: 'processing', DiscardClip: 'discarded', ...favorites('pending') } },
    processing: {
      on: {
        // A second start: the job was delivered again after its worker died.
        StartClipGeneration: 'processing',
        FailClipAttempt: 'processing',
        FinishClip: 'ready',
        FailClip: 'failed',
        DiscardClip: 'discarded',
        ...favorites('processing'),
      },
    },
    ready: { on: { FinishClipThumbnail: 'ready', DiscardClip: 'discarded', ...favorites('ready') } },
    failed: { on: { RetryClip: 'pending', DiscardClip: 'discarded', ...favorites('failed') } },
    discarded: {},
  },
});
