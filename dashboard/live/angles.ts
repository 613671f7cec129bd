import type { Json, OutboxEntry } from '../../clients/outbox.ts';
import type { Clip, Session, Viewer } from '../api/entities.ts';
import { clipIdOf } from './clipIds.ts';

/** What a person needs to know of the game to draw their own marks before the server has seen them. */
export interface MarkContext {
  readonly viewer: Viewer;
  readonly session: Session;
  /** Title of a play that begins at this instant, as the server will give it. */
  readonly titleOf: (inAt: number) => string;
  /** Cameras in the order in which they are shown everywhere. */
  readonly cameras: readonly string[];
}

/** The input of a mark as it stands in the outbox. */
interface MarkInput {
  readonly channelIds: readonly string[];
  readonly inAt: string;
  readonly outAt: string;
  readonly clock?: { readonly offsetMs: number };
}

/** The instant that the server will record for a mark of this device. */
export function corrected(reading: string, input: { readonly clock?: Json | MarkInput['clock'] }): string {
  const clock = input.clock as MarkInput['clock'];
  return new Date(Date.parse(reading) - (clock?.offsetMs ?? 0)).toISOString();
}

/**
 * The angles of one play as they should be seen: what the server told, and over it what this device did and the server
 * has not answered yet. Refused acts change nothing.
 */
export function anglesOf(
  playId: string,
  told: readonly Clip[],
  line: readonly OutboxEntry[],
  context: MarkContext,
): readonly Clip[] {
  const { cameras } = context;
  const angles = new Map(told.map((clip) => [clip.id, clip]));
  for (const { act, state } of line) {
    const input = act.input as unknown as MarkInput;
    if (act.mutation === 'markClipIn') {
      // A refused IN keeps its row, so that nobody loses a mark without being told.
      for (const channelId of input.channelIds) {
        const ghost = ghostOf(playId, channelId, corrected(input.inAt, input), context);
        if (!angles.has(ghost.id)) angles.set(ghost.id, ghost);
      }
    } else if (state !== 'refused') {
      for (const clip of angles.values()) angles.set(clip.id, after(clip, act.mutation, input, act.input.clipId));
    }
  }
  return [...angles.values()].sort((a, b) => placeOf(a, cameras) - placeOf(b, cameras));
}

/** A camera that was taken out of the game stands last. */
function placeOf({ channelId }: Clip, cameras: readonly string[]): number {
  const at = cameras.indexOf(channelId);
  return at === -1 ? cameras.length : at;
}

function after(clip: Clip, mutation: string, input: MarkInput, clipId: unknown): Clip {
  if (mutation === 'markClipOut' && (clip.status === 'OPEN' || clip.status === 'EXPIRED')) {
    const outAt = corrected(input.outAt, input);
    const durationSeconds = (Date.parse(outAt) - Date.parse(clip.inAt)) / 1000;
    return durationSeconds > 0 ? { ...clip, outAt, durationSeconds } : clip;
  }
  if (clip.id !== clipId) return clip;
  if (mutation === 'favoriteClip') return { ...clip, isFavorite: true };
  if (mutation === 'unfavoriteClip') return { ...clip, isFavorite: false };
  return clip;
}

function ghostOf(playId: string, channelId: string, inAt: string, { viewer, session, titleOf }: MarkContext): Clip {
  return {
    id: clipIdOf(playId, channelId),
    sessionId: session.id,
    channelId,
    playId,
    title: titleOf(Date.parse(inAt)),
    isRetitled: false,
    status: 'OPEN',
    inAt,
    outAt: null,
    durationSeconds: null,
    generation: 0,
    isFavorite: false,
    stage: null,
    progress: null,
    attempt: 0,
    failure: null,
    coverage: null,
    gaps: [],
    frames: null,
    startAt: null,
    endAt: null,
    markedBy: { id: viewer.id, label: viewer.label },
    streamUrl: null,
    thumbnailUrl: null,
    allowedCommands: [],
  };
}
