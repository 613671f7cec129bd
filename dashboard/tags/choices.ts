import type { PlayType, Sheet } from '../api/tagEntities.ts';
import { factOf, hasSaid, isFactName } from '../live/sheet.ts';
import { type SheetField, shownText } from './fields.ts';

/** One button of the row below the sheet. */
export type SheetChoice =
  | { readonly kind: 'value'; readonly key: string | null; readonly word: string; readonly text: string }
  /** Writes the sign before what is typed: a number pad has none. */
  | { readonly kind: 'sign'; readonly key: null; readonly word: string; readonly sign: '-' | '+' }
  /** Settles the field for everybody; null opens it again. */
  | { readonly kind: 'settle'; readonly key: null; readonly word: string; readonly value: string | null };

interface ChoiceContext {
  readonly sheet: Sheet | null;
  readonly playType: PlayType | null;
  /** The team's own formations of this game. */
  readonly words: readonly string[];
  readonly maySettle: boolean;
}

/** The one row of choices, for the active field; what taggers differ about is settled here, by whom the role lets. */
export function sheetChoices(field: SheetField, context: ChoiceContext): readonly SheetChoice[] {
  return [...settlements(field, context), ...offered(field, context)];
}

function offered(field: SheetField, { playType, words }: ChoiceContext): readonly SheetChoice[] {
  switch (field.name) {
    case 'yardsToGoal':
      return [
        { kind: 'sign', key: null, word: '\u2212 own side', sign: '-' },
        { kind: 'sign', key: null, word: '+ their side', sign: '+' },
        valued('50'),
      ];
    case 'yardsGained':
      return [valued('0'), { kind: 'sign', key: null, word: '\u2212 loss', sign: '-' }];
    case 'distance':
      return ['10', '5', '3', '2', '1'].map(valued);
    case 'formation':
      return words.map(valued);
    default:
      return field.choices(playType).map((choice) => ({ kind: 'value', ...choice }));
  }
}

function settlements(field: SheetField, { sheet, playType, maySettle }: ChoiceContext): readonly SheetChoice[] {
  const { name } = field;
  if (!maySettle || !isFactName(name) || sheet === null) return [];
  const fact = factOf(sheet, name);
  if (fact === undefined || (!fact.isDisputed && !fact.isResolved)) return [];
  const said = new Map(
    sheet.tags
      .filter((tag) => hasSaid(tag, field.name))
      .map((tag) => [String(tag[field.name]), shownText(field, tag[field.name], playType)]),
  );
  const settle = [...said]
    .filter(([value]) => !(fact.isResolved && fact.value === value))
    .map(([value, text]): SheetChoice => ({ kind: 'settle', key: null, word: `Settle ${text}`, value }));
  return fact.isResolved ? [...settle, { kind: 'settle', key: null, word: 'Unsettle', value: null }] : settle;
}

function valued(text: string): SheetChoice {
  return { kind: 'value', key: null, word: text, text };
}
