// What is looked at, and what is said about it.
import type { Stop } from '../../projections/checkpoint.ts';
import type { RecorderClock } from '../../recordings/mediamtx/recorderClock.ts';
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
  /** Whether MediaMTX says that it sends; undefined where there is none, or where it does not answer. */
  readonly signal: 'online' | 'offline' | undefined;
  /** How the clock that dates its footage stands beside ours; undefined while nothing is written. */
  readonly clock: RecorderClock | undefined;
}

export interface Findings {
  readonly nowMs: number;
  readonly cameras: readonly Camera[];
  /** Undefined where there is none. */
  readonly mediaMtx:
    | {
        /** Since when it does not answer, epoch milliseconds; undefined while it does. */
        readonly silentSinceMs: number | undefined;
        readonly clock: RecorderClock | undefined;
      }
    | undefined;
  readonly disk: {
    readonly isFull: boolean;
    /** What is left is kept for recording: no film is cut. */
    readonly isKeptForRecording: boolean;
    readonly minutesLeft: number | undefined;
  };
  /** When the oldest clip that no worker has taken was asked for. */
  readonly oldestWaitingMs: number | undefined;
  /** For how long the lists have been behind the log, in milliseconds. */
  readonly lagMs: number;
  readonly parked: number;
  /** Read models that are made anew after an upgrade. */
  readonly standingStill: readonly string[];
  /** Who does not go on from a fact of newer software. */
  readonly stops: readonly Stop[];
}
