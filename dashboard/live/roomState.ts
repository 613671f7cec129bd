import type { ClockOffset } from '../../clients/clockOffset.ts';
import type { OutboxEntry } from '../../clients/outbox.ts';
import type { Channel, ServerAlert, Session, Viewer } from '../api/entities.ts';
import type { FieldName, PlayStats } from '../api/tagEntities.ts';
import { type ClipCache, emptyClipCache } from './clipCache.ts';
import type { ShownClock } from './gameClock.ts';
import type { Play } from './play.ts';
import { emptySheetCache, type SheetCache } from './sheetCache.ts';

export type Filter = 'favourites' | 'thirdDown' | 'mine' | 'run' | 'pass' | 'notReady';

/** What lies over the film until it is closed; there are no pop-ups. */
export type Panel = 'menu' | 'clock' | 'outbox' | 'attention' | 'cameras' | 'targets' | 'keys' | 'recording';

export interface Chosen {
  readonly playId: string;
  /** The camera that a person picked; null = the best one. */
  readonly channelId: string | null;
  /** Whether the film was asked to run, or only to stand on the marked frame. */
  readonly running: boolean;
}

/** One answer in the mark panel's line. */
export interface Note {
  readonly strong: string;
  readonly rest: string;
  readonly bad: boolean;
  /** Device clock in milliseconds; null = until the next touch. */
  readonly until: number | null;
  /** What it tells of is the last act, and can be taken back from here. */
  readonly offersUndo?: true;
}

/** Typed and not said yet; `problem` tells why it could not be. */
export interface Draft {
  readonly text: string;
  readonly problem: string | null;
}

/** A moment that somebody wants to tag although no clip shows it; a play as soon as something was said. */
export interface Moment {
  readonly play: Play;
  /** The device's clock when it was asked for, in milliseconds. */
  readonly reading: number;
  readonly clock: ClockOffset | null;
}

/** Everything that the room shows. What the server told, what this device knows, what the person is looking at. */
export interface RoomState {
  readonly phase: 'loading' | 'ready' | 'missing';
  readonly viewer: Viewer | null;
  readonly session: Session | null;
  /** The game's own clock, and when it showed this; null before anybody read it. */
  readonly gameClock: ShownClock | null;
  /** Cameras of this game by name. */
  readonly channels: readonly Channel[];
  readonly cache: ClipCache;
  readonly sheets: SheetCache;
  readonly plays: readonly Play[];
  /** The figures of the game so far, as the server counts them; null before the first answer. */
  readonly stats: PlayStats | null;

  /** What the server knows to need a person; the page counts silences by itself. */
  readonly serverAlerts: readonly ServerAlert[];

  readonly link: 'connecting' | 'live' | 'down' | 'signedOut';
  /** Since when the link is down, on the device's clock in milliseconds. */
  readonly downSince: number | null;
  readonly clock: ClockOffset | null;
  /** The moment of the past that is shown, in milliseconds of the server's clock; null: now, and it goes on. */
  readonly stoppedAt: number | null;
  /** How long after OUT the last clip was ready, in seconds; null before the first of this visit. */
  readonly lastReadySeconds: number | null;
  readonly entries: readonly OutboxEntry[];

  readonly chosen: Chosen | null;
  readonly moment: Moment | null;
  /** The active field of the tag sheet. */
  readonly field: FieldName;
  /** By play and field: see `draftKey`. */
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly filters: ReadonlySet<Filter>;
  readonly panel: Panel | null;
  /** Whether the strip of the whole game lies below the room. */
  readonly isHistoryOpen: boolean;
  readonly tab: 'plays' | 'film' | 'numbers';
  /** Cameras that a person checked or unchecked; the others follow their state. */
  readonly targets: Readonly<Record<string, boolean>>;
  readonly note: Note | null;
  /** For the two live regions; the number tells two equal messages apart. */
  readonly polite: { readonly number: number; readonly text: string };
  readonly alert: { readonly number: number; readonly text: string };
}

export const emptyRoom: RoomState = {
  phase: 'loading',
  viewer: null,
  session: null,
  gameClock: null,
  channels: [],
  cache: emptyClipCache,
  sheets: emptySheetCache,
  plays: [],
  stats: null,
  serverAlerts: [],
  link: 'connecting',
  downSince: null,
  clock: null,
  stoppedAt: null,
  lastReadySeconds: null,
  entries: [],
  chosen: null,
  moment: null,
  field: 'quarter',
  drafts: new Map(),
  filters: new Set(),
  panel: null,
  isHistoryOpen: false,
  tab: 'plays',
  targets: {},
  note: null,
  polite: { number: 0, text: '' },
  alert: { number: 0, text: '' },
};

export function draftKey(playId: string, field: FieldName): string {
  return `${playId} ${field}`;
}

/** The server's time at the moment that is shown: now, as this device can tell it, or then. */
export function serverNow({ clock, stoppedAt }: Pick<RoomState, 'clock' | 'stoppedAt'>): number {
  return stoppedAt ?? Date.now() - (clock?.offsetMs ?? 0);
}

/** Acts that are not decided yet. */
export function undecided(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  return entries.filter((entry) => entry.state !== 'refused');
}

/** Whether an act about this clip, camera or game is on its way: its button waits for the answer. */
export function isUnderWay({ entries }: Pick<RoomState, 'entries'>, line: string): boolean {
  return undecided(entries).some(({ act }) => act.line === line);
}

/** The person's own open play that OUT closes: the latest. */
export function openMark({ plays }: Pick<RoomState, 'plays'>): Play | undefined {
  return plays.find((play) => play.mine && isOpen(play));
}

/** Open for this person: OUT was neither sent nor is it on its way. */
export function isOpen(play: Play): boolean {
  const inRefused = play.refused?.mutation === 'markClipIn';
  return play.state === 'open' && play.best?.outAt === null && !inRefused;
}

/** Cameras that the next IN marks. */
export function markTargets({ channels, targets }: Pick<RoomState, 'channels' | 'targets'>): readonly Channel[] {
  return channels.filter((channel) => targets[channel.id] ?? channel.status === 'ACTIVE').slice(0, 8);
}

/** Whether this person may mark here: only what the server allows is a button. */
export function mayMark({ session }: Pick<RoomState, 'session'>): boolean {
  return session?.allowedCommands.includes('MarkClipIn') ?? false;
}
