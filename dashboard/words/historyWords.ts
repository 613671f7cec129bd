import type { FieldChange, HistoryEntry, SessionThen } from '../api/historyEntities.ts';
import { clockTime, stopwatch } from '../time/format.ts';
import { quarterWord } from './sayWords.ts';

const facts: Readonly<Record<string, string>> = {
  GameClockAnchored: 'Game clock read',
  ClipMarkedIn: 'IN',
  ClipMarkedOut: 'OUT',
  ClipGenerationRequested: 'Cut asked for',
  ClipGenerationStarted: 'Cutting',
  ClipAttemptFailed: 'Cutting failed, tried again',
  ClipThumbnailReady: 'Picture ready',
  ClipFavorited: 'Favourite',
  ClipUnfavorited: 'No favourite any more',
  ClipRetitled: 'Title',
  TagEdited: 'Tag changed',
  TagReviewed: 'Gone over',
  TagUnreviewed: 'To be gone over again',
  TagMarkedImportant: 'Important',
  TagUnmarkedImportant: 'Not important any more',
  PlayFactResolved: 'Settled',
};

/** `Clip ready`: a fact's type in words; where nobody wrote any, those that the type is made of. */
export function factName({ name, code }: Pick<HistoryEntry, 'name' | 'code'>): string {
  const words = facts[name] ?? inWords(name);
  return code === null ? words : `${words} refused: ${code}`;
}

const inWords = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const MOST_CHANGES = 3;

/** `down 3 to 2, notes: motion`: what a fact changed, before and after. Ids tell nobody anything. */
export function changeWords(changes: readonly FieldChange[], zone: string): string {
  const shown = changes.filter(({ field }) => !/Ids?$/.test(field));
  const told = shown.slice(0, MOST_CHANGES).map(({ field, before, after }) => {
    const name = inWords(field).toLowerCase();
    if (before === null) return `${name}: ${valueWords(after, zone)}`;
    return `${name} ${valueWords(before, zone)} to ${valueWords(after, zone)}`;
  });
  return [...told, ...(shown.length > MOST_CHANGES ? [`${shown.length - MOST_CHANGES} more`] : [])].join(', ');
}

const LONGEST = 40;

function valueWords(json: string | null, zone: string): string {
  if (json === null) return 'nothing';
  const value: unknown = JSON.parse(json);
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return clockTime(Date.parse(value), zone);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** `At Q2 3:14`; the time of day where nobody has read the scoreboard by then. */
export function momentWords({ at, gameClock, session }: Pick<SessionThen, 'at' | 'gameClock' | 'session'>): string {
  if (gameClock === null) return `At ${clockTime(Date.parse(at), session.timeZone)}`;
  return `At ${quarterWord(gameClock.quarter)} ${stopwatch(Math.ceil(gameClock.secondsLeft) * 1000)}`;
}
