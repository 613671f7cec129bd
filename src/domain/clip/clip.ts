// What a clip must remember to decide.
import type { Noun } from '../noun.ts';
import type { Instant } from '../values.ts';
import type { ClipEvent } from './events.ts';
import { type ClipCommand, clipMachine } from './machine.ts';

/** Longest window from IN to OUT, in seconds. */
export const MAX_CLIP_SECONDS = 600;
/** How far ahead of the server's clock a corrected mark may lie, in milliseconds. */
export const MAX_MARK_AHEAD_MS = 30_000;
/** How long after it was recorded an IN waits for its OUT at most, in hours. */
export const MAX_OPEN_HOURS = 24;

export interface ClipState {
  readonly status: 'none' | 'open' | 'pending' | 'processing' | 'ready' | 'failed' | 'expired' | 'discarded';
  readonly clipId: string;
  readonly sessionId?: string;
  readonly playId?: string;
  readonly channelId: string;
  /** All angles of the play, in the order of the mark. */
  readonly channelIds: readonly string[];
  readonly inAt: Instant;
  /** Id of the person who marked IN. */
  readonly markedBy: string;
  readonly outAt?: Instant;
  /** 0 until OUT is marked. */
  readonly generation: number;
  readonly retry: number;
  readonly attempt: number;
  readonly isFavorite: boolean;
  readonly hasThumbnail: boolean;
  /** Generation of the newest film; 0 before the first. */
  readonly filmGeneration: number;
  /** Generations whose film was deleted. */
  readonly deletedGenerations: readonly number[];
  /** Null while nobody has given it one. */
  readonly title: string | null;
}

const initial: ClipState = {
  status: 'none',
  clipId: '',
  channelId: '',
  channelIds: [],
  inAt: '',
  markedBy: '',
  generation: 0,
  retry: 0,
  attempt: 0,
  isFavorite: false,
  hasThumbnail: false,
  filmGeneration: 0,
  deletedGenerations: [],
  title: null,
};

function evolve(state: ClipState, event: ClipEvent, by: string): ClipState {
  switch (event.type) {
    case 'ClipMarkedIn':
      return { ...state, ...event.data, markedBy: by, status: 'open' };
    case 'ClipMarkedOut':
      return { ...state, outAt: event.data.outAt };
    case 'ClipTrimmed':
      return { ...state, inAt: event.data.inAt, outAt: event.data.outAt };
    case 'ClipExpired':
      return { ...state, status: 'expired' };
    case 'ClipGenerationRequested': {
      const { generation, retry } = event.data;
      return { ...state, status: 'pending', generation, retry, attempt: 0, hasThumbnail: false };
    }
    case 'ClipGenerationStarted':
      return { ...state, status: 'processing', attempt: event.data.attempt };
    case 'ClipAttemptFailed':
      return state;
    case 'ClipReady':
      return { ...state, status: 'ready', filmGeneration: event.data.generation };
    case 'ClipThumbnailReady':
      return { ...state, hasThumbnail: true };
    case 'ClipFailed':
      return { ...state, status: 'failed' };
    case 'ClipFavorited':
      return { ...state, isFavorite: true };
    case 'ClipUnfavorited':
      return { ...state, isFavorite: false };
    case 'ClipRetitled':
      return { ...state, title: event.data.title };
    case 'ClipDiscarded':
      return { ...state, status: 'discarded' };
    case 'ClipRestored':
      return { ...state, status: 'ready' };
    case 'ClipFileDeleted':
      return { ...state, deletedGenerations: [...state.deletedGenerations, event.data.generation] };
  }
}

export const clip: Noun<ClipState, ClipEvent, ClipCommand> = {
  name: 'clip',
  machine: clipMachine,
  initial,
  status: (state) => state.status,
  evolve,
  scope: (_before, after) => ({ session: after.sessionId, play: after.playId }),
  remembers: Number.POSITIVE_INFINITY,
};
