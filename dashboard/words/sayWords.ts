import type { Session } from '../api/entities.ts';
import { markTargets, openMark, type RoomState, serverNow } from '../live/roomState.ts';
import { clockTime, inSeconds, plural } from '../time/format.ts';

/** The mark panel's one line: `strong` says what is, `rest` what to do. */
export interface Say {
  readonly strong: string;
  readonly rest: string;
  readonly bad: boolean;
}

export function sayOf(state: RoomState): Say {
  if (state.note !== null) return state.note;
  const zone = state.session?.timeZone ?? 'UTC';
  const open = openMark(state);
  if (open !== undefined && serverNow(state) - open.inAt > 600_000) {
    return { strong: 'Open for 10 minutes.', rest: 'Tap OUT or discard it.', bad: false };
  }
  const waiting = state.entries.filter((entry) => entry.state !== 'refused').length;
  if (state.link !== 'live' && waiting > 0) {
    return { strong: 'Kept on this iPad.', rest: `${plural(waiting, 'mark')} waiting.`, bad: false };
  }
  if (open !== undefined) {
    return { strong: `Open since ${clockTime(open.inAt, zone)}.`, rest: 'Tap OUT when the play ends.', bad: false };
  }
  const why = whyNoMark(state);
  if (why !== null) return { ...why, bad: false };
  const last = state.plays.find(({ best }) => best !== null && best.durationSeconds !== null)?.best;
  if (last?.durationSeconds == null) {
    return { strong: 'No play marked yet.', rest: 'Tap IN when a play starts.', bad: false };
  }
  const ready = state.lastReadySeconds === null ? '' : `Ready ${inSeconds(state.lastReadySeconds)} after OUT.`;
  return { strong: `Last play ${inSeconds(last.durationSeconds)}.`, rest: ready, bad: false };
}

/** Why IN cannot be tapped, and what to do about it; null where it can. */
function whyNoMark(state: RoomState): Pick<Say, 'strong' | 'rest'> | null {
  if (state.phase !== 'ready' || markTargets(state).length > 0) return null;
  return state.channels.length === 0
    ? { strong: 'No camera in this game.', rest: 'Add one to mark; plays can be tagged.' }
    : { strong: 'No camera is checked.', rest: 'Check one, then mark.' };
}

/** `vs Harbor State`; the name where there is no opponent. */
export function gameTitle({ opponent, name }: Pick<Session, 'opponent' | 'name'>): string {
  return opponent ? `vs ${opponent}` : name;
}

const typeWord = { GAME: 'Game', PRACTICE: 'Practice', SCRIMMAGE: 'Scrimmage', OTHER: 'Session' } as const;

/** `Game, week 12 of 2026`; a week that is no number (`Playoffs`) stands as it was written. */
export function gameSubtitle({ type, week, season }: Pick<Session, 'type' | 'week' | 'season'>): string {
  return `${typeWord[type]}${week ? `, ${weekWords(week)}` : ''}${season ? ` of ${season}` : ''}`;
}

/** People write `3` as well as `Week 3`. */
function weekWords(week: string): string {
  const number = week.trim().replace(/^week\s*(?=\d)/i, '');
  return /^\d/.test(number) ? `week ${number}` : number;
}

/** `Q2`; all overtime is one quarter. */
export function quarterWord(quarter: number): string {
  return quarter > 4 ? 'OT' : `Q${quarter}`;
}
