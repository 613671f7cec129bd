import type { Refusal } from '../../clients/commandAnswer.ts';
import type { OutboxEntry } from '../../clients/outbox.ts';
import type { Clip } from '../api/entities.ts';
import type { Sheet } from '../api/tagEntities.ts';
import { anglesOf, type MarkContext } from './angles.ts';
import { momentOf, sheetOf } from './sheetOfPlay.ts';

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

/** A play that was tagged and has no clip: nobody marked it, or its clips were discarded. */
export type PlayState = ClipState | 'noClip';

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
  /** The angle in the best state; null where there is no clip. */
  readonly best: Clip | null;
  readonly state: PlayState;
  /** What was said about it, this device's own unsent words included; null while nobody said anything. */
  readonly sheet: Sheet | null;
  /** Which of this device's marks the server has not answered. */
  readonly unsent: 'in' | 'out' | 'both' | null;
  /** Why the server did not take something; stands until it is dismissed. */
  readonly refused: { readonly commandId: string; readonly mutation: string; readonly refusal: Refusal } | null;
  /** A retry or discard is on its way. */
  readonly busy: boolean;
  readonly isFavorite: boolean;
  readonly picture: string | null;
  /** What it was made of, to know whether it has to be made again. */
  readonly from: {
    readonly told: readonly Clip[];
    readonly line: readonly OutboxEntry[];
    readonly sheet: Sheet | undefined;
  };
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

/** What the server told of the plays, by clip and by play. */
interface ToldPlays {
  readonly clips: ReadonlyMap<string, Clip>;
  readonly sheets: ReadonlyMap<string, Sheet>;
}

/**
 * The list: newest IN first. A play whose clips, sheet and acts are the same objects as before is the same object as
 * before, so that a fact redraws one row.
 */
export function playsOf(
  { clips, sheets }: ToldPlays,
  entries: readonly OutboxEntry[],
  context: MarkContext,
  before: readonly Play[],
): readonly Play[] {
  const told = Map.groupBy(clips.values(), (clip) => clip.playId);
  const own = entries.filter(({ act }) => act.input.sessionId === context.session.id && beginsPlay.has(act.mutation));
  const lines = Map.groupBy(entries, ({ act }) => act.line);
  const known = new Map(before.map((play) => [play.id, play]));
  const tagged = [...sheets.values()].filter(({ tags }) => tags.length > 0).map(({ id }) => id);
  const ids = new Set([...told.keys(), ...tagged, ...own.map(({ act }) => act.line)]);
  const plays = [...ids].flatMap((id) => {
    const from = { told: told.get(id) ?? [], line: lines.get(id) ?? [], sheet: sheets.get(id) };
    return playOf(id, from, context, known.get(id)) ?? [];
  });
  return plays.sort((a, b) => b.inAt - a.inAt || (a.id < b.id ? 1 : -1));
}

/** Acts that may be the first of a play. */
const beginsPlay = new Set(['markClipIn', 'addTag']);

function playOf(id: string, from: Play['from'], context: MarkContext, before: Play | undefined): Play | null {
  if (before !== undefined && sameFrom(before.from, from)) return before;
  const { told, line } = from;
  const sheet = sheetOf(id, from.sheet, line, context);
  const all = anglesOf(id, told, line, context);
  const isTagged = (sheet?.tags.length ?? 0) > 0;
  // What was said stays, and counts, when the film is gone.
  const angles = isTagged ? all.filter(({ status }) => status !== 'DISCARDED') : all;
  const best = angles.reduce<Clip | null>((a, b) => (a === null || isBetter(b, a) ? b : a), null);
  if (best === null && sheet === null) return null;
  const begins = best === null ? momentOf(all, sheet) : Math.min(...angles.map((clip) => Date.parse(clip.inAt)));
  const who = best?.markedBy ?? sheet?.tags[0]?.taggedBy ?? context.viewer;
  const mine = who.id === context.viewer.id;
  const refused = line.find(({ act, refusal }) => refusal !== undefined && !aboutTags.test(act.mutation));
  return {
    id,
    inAt: begins,
    title: best?.title ?? sheet?.title ?? context.titleOf(begins),
    mine,
    who: mine ? 'You' : who.label,
    angles,
    best,
    state: best === null ? 'noClip' : stateOf(best),
    sheet,
    unsent: unsentOf(line),
    refused:
      refused?.refusal === undefined
        ? null
        : { commandId: refused.act.commandId, mutation: refused.act.mutation, refusal: refused.refusal },
    busy: line.some(({ act, state }) => slow.has(act.mutation) && state !== 'refused'),
    isFavorite: angles.some((clip) => clip.isFavorite),
    picture: best?.thumbnailUrl ?? pictureOf(angles),
    from,
  };
}

/** Commands about tags have their answers in the sheet, not in the row. */
export const aboutTags = /Tag$|TagImportant$|^resolvePlayFact$/;

function isBetter(a: Clip, b: Clip): boolean {
  return byWorth.indexOf(stateOf(a)) < byWorth.indexOf(stateOf(b));
}

/** Acts whose effect is not drawn before the server has answered. */
const slow = new Set(['retryClip', 'discardClip', 'restoreClip', 'trimClip']);

function pictureOf(angles: readonly Clip[]): string | null {
  return angles.find((clip) => clip.thumbnailUrl !== null)?.thumbnailUrl ?? null;
}

function unsentOf(line: readonly OutboxEntry[]): Play['unsent'] {
  const open = line.filter(({ state }) => state !== 'refused').map(({ act }) => act.mutation);
  if (open.includes('markClipIn')) return open.includes('markClipOut') ? 'both' : 'in';
  return open.includes('markClipOut') ? 'out' : null;
}

function sameFrom(a: Play['from'], b: Play['from']): boolean {
  return a.sheet === b.sheet && sameItems(a.told, b.told) && sameItems(a.line, b.line);
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
