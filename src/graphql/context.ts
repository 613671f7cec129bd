// What every resolver is given: who asks, and what the platform is made of.
import type { Pool } from 'pg';
import type { MediaLinks } from '../auth/mediaLinks.ts';
import type { Handle } from '../commands/handle.ts';
import type { Actor } from '../domain/event.ts';
import type { PlatformWatch } from '../operations/watchPlatform.ts';
import type { Live } from '../projections/live.ts';
import type { Positions } from '../projections/position.ts';
import type { Walks } from '../projections/timeline/walk.ts';
import type { Attention } from './attention/watchAttention.ts';
import type { LivePictures } from './channel/livePreview.ts';
import type { Looks } from './channel/sharedLooks.ts';
import type { ProgressWatch } from './clip/watchProgress.ts';
import type { ErrorLog } from './errors.ts';
import type { FactStream } from './factStream.ts';
import type { Rows } from './rows.ts';

/** What lives as long as the process. */
export interface Platform {
  readonly pool: Pool;
  readonly handle: Handle;
  readonly live: Live;
  readonly positions: Positions;
  readonly rows: Rows;
  readonly factStream: FactStream;
  /** Places in timelines, as whoever turns pages left them. */
  readonly walks: Walks;
  readonly footage: Looks;
  /** Clips that are being made. */
  readonly clipProgress: ProgressWatch;
  /** What needs a person. */
  readonly attention: Attention;
  /** How the installation fares. */
  readonly watch: PlatformWatch;
  readonly links: MediaLinks;
  /** Cameras as they are seen live. */
  readonly mediaMtx: LivePictures;
  /** Silence after which an active channel is lost, in seconds. */
  readonly silenceSeconds: number;
  readonly log: ErrorLog;
}

export interface Context {
  readonly platform: Platform;
  /**
   * Rows must be at least as new as this position: of a request, where the read models stood when it came; of a fact,
   * its own place. Rises when a command of the request is shown.
   */
  atLeast: bigint;
  readonly actor: Actor;
  /** Name of whoever asks. */
  readonly label: string;
}
