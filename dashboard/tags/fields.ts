import type { FieldName, Player, PlayResult, PlayType, SaidFields } from '../api/tagEntities.ts';
import { readPlayers, showPlayers } from './players.ts';
import type { Reading } from './reading.ts';
import { playTypeKeys, playTypeWords, resultKeysOf, resultWords } from './words.ts';
import { readYardLine, showYardLine } from './yardLine.ts';

/** One choice of a field that is chosen by a letter. */
export interface Choice {
  /** Letter or digit in the box; null where it is only tapped or reached with the arrows. */
  readonly key: string | null;
  readonly word: string;
  /** What stands in the field once it is chosen. */
  readonly text: string;
}

/** One field of the sheet: how it is called, typed and shown. */
export interface SheetField {
  readonly name: FieldName;
  readonly word: string;
  /** `choice`: letters choose and nothing else is typed. */
  readonly kind: 'choice' | 'number' | 'text';
  readonly maxLength?: number;
  readonly hint?: string;
  choices(playType: PlayType | null): readonly Choice[];
  /** @param value as the schema has it, never null */
  show(value: unknown, playType: PlayType | null): string;
  /** @param text trimmed and not empty */
  read(text: string, playType: PlayType | null): Reading<SaidFields[FieldName]>;
}

const none = (): readonly Choice[] => [];

/** Words with a letter each, by the value that the schema knows. */
function worded<T extends string>(
  keys: (playType: PlayType | null) => readonly (readonly [key: string, value: T])[],
  words: Readonly<Record<T, string>>,
): Pick<SheetField, 'kind' | 'choices' | 'show'> & { read(text: string): Reading<T> } {
  const values = Object.keys(words) as T[];
  return {
    kind: 'choice',
    choices: (playType) => keys(playType).map(([key, value]) => ({ key, word: words[value], text: words[value] })),
    show: (value) => words[value as T],
    read(text) {
      const value = values.find((one) => words[one].toLowerCase() === text.toLowerCase());
      return value === undefined ? { problem: 'Choose one of the words below' } : { value };
    },
  };
}

function numbered(
  from: number,
  to: number,
): Pick<SheetField, 'kind' | 'show'> & { read(text: string): Reading<number> } {
  return {
    kind: 'number',
    show: String,
    read(text) {
      const value = /^[-+\u2212]?\d{1,3}$/.test(text) ? Number(text.replace('\u2212', '-')) : Number.NaN;
      return value >= from && value <= to ? { value } : { problem: `A whole number from ${from} to ${to}` };
    },
  };
}

const written = (
  maxLength: number,
): Pick<SheetField, 'kind' | 'maxLength' | 'choices' | 'show'> & {
  read(text: string): Reading<string>;
} => ({ kind: 'text', maxLength, choices: none, show: String, read: (text) => ({ value: text }) });

const digits = (...words: readonly string[]): readonly Choice[] =>
  words.map((word, index) => ({ key: String(index + 1), word, text: word }));

const downs = digits('1', '2', '3', '4');
const quarters = digits('1', '2', '3', '4', 'OT');

/** In the order in which they are filled. */
export const sheetFields: readonly SheetField[] = [
  {
    name: 'quarter',
    word: 'Qtr',
    kind: 'choice',
    choices: () => quarters,
    show: (value) => (value === 5 ? 'OT' : String(value)),
    read: (text) => (text === 'OT' ? { value: 5 } : numbered(1, 5).read(text)),
  },
  { name: 'down', word: 'Down', ...numbered(1, 4), kind: 'choice', choices: () => downs },
  { name: 'distance', word: 'Dist', ...numbered(1, 99), choices: none },
  {
    name: 'yardsToGoal',
    word: 'Yd line',
    kind: 'number',
    choices: none,
    show: (value) => showYardLine(Number(value)),
    read: readYardLine,
  },
  { name: 'yardsGained', word: 'Yards', ...numbered(-99, 99), choices: none },
  { name: 'playType', word: 'Play type', ...worded<PlayType>(() => playTypeKeys, playTypeWords) },
  { name: 'result', word: 'Result', ...worded<PlayResult>(resultKeysOf, resultWords) },
  { name: 'formation', word: 'Formation', ...written(60) },
  {
    name: 'players',
    word: 'Players',
    kind: 'text',
    hint: 'Numbers',
    choices: none,
    show: (value, playType) => showPlayers(value as readonly Player[], playType),
    read: readPlayers,
  },
  { name: 'notes', word: 'Notes', ...written(2_000) },
  { name: 'coachNotes', word: 'Coach notes, staff only', hint: 'Nobody else sees these', ...written(2_000) },
];

/** Fields that this role may fill; coach notes are for those who may read them. */
export function fieldsFor(isStaff: boolean): readonly SheetField[] {
  return sheetFields.filter(({ name }) => isStaff || name !== 'coachNotes');
}

/** A value of the schema as it stands in its field; empty where nothing was said. */
export function shownText(field: SheetField, value: unknown, playType: PlayType | null): string {
  const isNothing = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  return isNothing ? '' : field.show(value, playType);
}
