// Which command is legal in which status of a clip. Nothing else.
import { setup } from 'xstate';

export type ClipCommand =
  | 'MarkClipIn'
  | 'MarkClipOut'
  | 'RegisterClip'
  | 'TrimClip'
  | 'ExpireClip'
  | 'StartClipGeneration'
  | 'FailClipAttempt'
  | 'FinishClip'
  | 'FinishClipThumbnail'
  | 'FailClip'
  | 'RetryClip'
  | 'FavoriteClip'
  | 'UnfavoriteClip'
  | 'RetitleClip'
  | 'DiscardClip'
  | 'RestoreClip'
  | 'DeleteClipFile';

/** A self-target keeps a command legal that changes no status. */
const staying = <S extends string, C extends ClipCommand>(status: S, ...commands: readonly C[]) =>
  Object.fromEntries(commands.map((command) => [command, status])) as Record<C, S>;

/** What may be done about every clip whose window is known. */
const cut = <S extends string>(status: S) => ({
  TrimClip: 'pending' as const,
  DiscardClip: 'discarded' as const,
  ...staying(status, 'FavoriteClip', 'UnfavoriteClip', 'RetitleClip', 'DeleteClipFile'),
});

export const clipMachine = setup({ types: { events: {} as { type: ClipCommand } } }).createMachine({
  id: 'clip',
  initial: 'none',
  states: {
    none: { on: { MarkClipIn: 'open', RegisterClip: 'pending' } },
    open: {
      on: {
        MarkClipOut: 'pending',
        ExpireClip: 'expired',
        DiscardClip: 'discarded',
        ...staying('open', 'RetitleClip'),
      },
    },
    // Its OUT may still lie in the outbox of a device that has no network.
    expired: { on: { MarkClipOut: 'pending', DiscardClip: 'discarded', ...staying('expired', 'RetitleClip') } },
    pending: { on: { StartClipGeneration: 'processing', ...cut('pending') } },
    processing: {
      on: {
        // A second start: the job was delivered again after its worker died.
        StartClipGeneration: 'processing',
        FailClipAttempt: 'processing',
        FinishClip: 'ready',
        FailClip: 'failed',
        ...cut('processing'),
      },
    },
    ready: { on: { FinishClipThumbnail: 'ready', ...cut('ready') } },
    failed: { on: { RetryClip: 'pending', ...cut('failed') } },
    discarded: { on: { RestoreClip: 'ready', ...staying('discarded', 'DeleteClipFile') } },
  },
});
