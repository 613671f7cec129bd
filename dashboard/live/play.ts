import type { Refusal } from '../../clients/commandAnswer.ts';
import type { OutboxEntry } from '../../clients/outbox.ts';
import type { Clip } from '../api/entities.ts';
import { anglesOf, type MarkContext } from './angles.ts';

export type ClipState =
  | 'ready'
  | 'partial'
  | 'recut'
  | 'cutting'
  | 'waiting'
  | 'queued'
  | 'open'
  | 'failed'
  | 'expired'
  | 'discarded';

/** Best first: a play is as good as its best angle. */
const byWorth: readonly ClipState[] = [
  'ready',
  'partial',
  'recut',
  'cutting',
  'waiting',
  'queued',
  'open',
  'failed',
  'expired',
  'discarded',
];

/** A row of the list: one play, seen by one or several cameras. */
export interface Play {
  readonly id: string;
  /** Instant of IN in milliseconds; orders the list. */
  readonly inAt: number;
  readonly title: string;
  readonly mine: boolean;
  readonly who: string;
  /** In the order of the cameras. */
  readonly angles: readonly Clip[];
  /** The angle in the best state. */
  readonly best: Clip;
  readonly state: ClipState;
  /** Which of this device's marks the server has not answered. */
  readonly unsent: 'in' | 'out' | 'both' | null;
  /** Why the server did not take something; stands until it is dismissed. */
  readonly refused: { readonly commandId: string; readonly mutation: string; readonly refusal: Refusal } | null;
  /** A retry or discard is on its way. */
  readonly busy: boolean;
  readonly isFavorite: boolean;
  readonly picture: string | null;
  /** What it was made of, to know whether it has to be made again. */
  readonly from: { readonly told: readonly Clip[]; readonly line: readonly OutboxEntry[] };
}

export function stateOf(clip: Clip): ClipState {
  switch (clip.status) {
    case 'OPEN':
      return 'open';
    case 'READY':
      return missingSeconds(clip) > 0.05 ? 'partial' : 'ready';
    case 'FAILED':
      return 'failed';
    case 'EXPIRED':
      return 'expired';
    case 'DISCARDED':
      return 'discarded';
    default:
      if (clip.streamUrl !== null) return 'recut';
      if (clip.stage === 'WAITING') return 'waiting';
      return clip.status === 'PROCESSING' ? 'cutting' : 'queued';
  }
}

/** Whether the server lets this person give the command for any angle; it knows nothing yet of a mark that is not sent. */
export function allows(play: Play, command: string): boolean {
  return play.angles.some((clip) => clip.allowedCommands.includes(command));
}

/** Seconds of the window that no camera file holds. */
export function missingSeconds({ gaps }: Clip): number {
  return gaps.reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 1000, 0);
}

/**
 * The list: newest IN first. A play whose clips and acts are the same objects as before is the same object as before, so
 * that a fact redraws one row.
 */
export function playsOf(
  clips: ReadonlyMap<string, Clip>,
  entries: readonly OutboxEntry[],
  context: MarkContext,
  before: readonly Play[],
): readonly Play[] {
  const told = Map.groupBy(clips.values(), (clip) => clip.playId);
  const ownMarks = entries.filter(
    ({ act }) => act.mutation === 'markClipIn' && act.input.sessionId === context.session.id,
  );
  const lines = Map.groupBy(entries, ({ act }) => act.line);
  const known = new Map(before.map((play) => [play.id, play]));
  const ids = new Set([...told.keys(), ...ownMarks.map(({ act }) => act.line)]);
  const plays = [...ids].map((id) => playOf(id, told.get(id) ?? [], lines.get(id) ?? [], context, known.get(id)));
  return plays.sort((a, b) => b.inAt - a.inAt || (a.id < b.id ? 1 : -1));
}

function playOf(
  id: string,
  told: readonly Clip[],
  line: readonly OutboxEntry[],
  context: MarkContext,
  before: Play | undefined,
): Play {
  if (before !== undefined && sameItems(before.from.told, told) && sameItems(before.from.line, line)) return before;
  const angles = anglesOf(id, told, line, context);
  const best = angles.reduce((a, b) => (byWorth.indexOf(stateOf(b)) < byWorth.indexOf(stateOf(a)) ? b : a));
  const refused = line.find((entry) => entry.refusal !== undefined);
  return {
    id,
    inAt: Math.min(...angles.map((clip) => Date.parse(clip.inAt))),
    title: best.title,
    mine: best.markedBy.id === context.viewer.id,
    who: best.markedBy.id === context.viewer.id ? 'You' : best.markedBy.label,
    angles,
    best,
    state: stateOf(best),
    unsent: unsentOf(line),
    refused:
      refused?.refusal === undefined
        ? null
        : { commandId: refused.act.commandId, mutation: refused.act.mutation, refusal: refused.refusal },
    busy: line.some(({ act, state }) => slow.has(act.mutation) && state !== 'refused'),
    isFavorite: angles.some((clip) => clip.isFavorite),
    picture: angles.find((clip) => clip === best && clip.thumbnailUrl !== null)?.thumbnailUrl ?? pictureOf(angles),
    from: { told, line },
  };
}

/** Acts whose effect is not drawn before the server has answered. */
const slow = new Set(['retryClip', 'discardClip']);

function pictureOf(angles: readonly Clip[]): string | null {
  return angles.find((clip) => clip.thumbnailUrl !== null)?.thumbnailUrl ?? null;
}

function unsentOf(line: readonly OutboxEntry[]): Play['unsent'] {
  const open = line.filter(({ state }) => state !== 'refused').map(({ act }) => act.mutation);
  if (open.includes('markClipIn')) return open.includes('markClipOut') ? 'both' : 'in';
  return open.includes('markClipOut') ? 'out' : null;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
