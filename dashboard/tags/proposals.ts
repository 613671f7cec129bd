import type { PlayResult, SaidFields, Sheet } from '../api/tagEntities.ts';
import { countsOf } from '../live/sheet.ts';

export type Proposals = Partial<Pick<SaidFields, 'quarter' | 'down' | 'distance' | 'yardsToGoal'>>;

/** Results after which the next snap follows from down, distance and yards alone. */
const plain: ReadonlySet<string> = new Set<PlayResult>([
  'RUSH',
  'KNEEL',
  'COMPLETE',
  'INCOMPLETE',
  'DROPPED',
  'BATTED_DOWN',
  'TIPPED',
  'SPIKE',
  'SACK',
  'SCRAMBLE',
]);
const withoutGain: ReadonlySet<string> = new Set<PlayResult>(['INCOMPLETE', 'DROPPED', 'BATTED_DOWN', 'SPIKE']);

/**
 * What the play before lets one expect of this one: the same quarter, and the next down where nothing but the yards
 * decided it. Only a proposal: it stands grey in its field until somebody commits it.
 */
export function proposalsAfter(before: Sheet | null): Proposals {
  const number = (field: 'quarter' | 'down' | 'distance' | 'yardsToGoal' | 'yardsGained') => {
    const value = countsOf(before, field);
    return value === null ? null : Number(value);
  };
  const quarter = number('quarter');
  return { ...(quarter === null ? {} : { quarter }), ...nextDown() };

  function nextDown(): Proposals {
    const [down, distance, from] = [number('down'), number('distance'), number('yardsToGoal')];
    const result = countsOf(before, 'result') ?? '';
    const gained = number('yardsGained') ?? (withoutGain.has(result) ? 0 : null);
    if (down === null || distance === null || gained === null || !plain.has(result)) return {};
    const to = from === null ? null : from - gained;
    if (to !== null && (to < 1 || to > 99)) return {};
    const spot = to === null ? {} : { yardsToGoal: to };
    if (gained >= distance) return { down: 1, distance: Math.min(10, to ?? 10), ...spot };
    return down < 4 && distance - gained <= 99 ? { down: down + 1, distance: distance - gained, ...spot } : {};
  }
}

/** The team's own words of this game, the one said last first; `sheets` newest play first. */
export function formationWords(sheets: readonly (Sheet | null)[], most: number): readonly string[] {
  const words = new Map<string, string>();
  for (const sheet of sheets) {
    const word = countsOf(sheet, 'formation');
    if (word !== null && !words.has(word.toLowerCase())) words.set(word.toLowerCase(), word);
    if (words.size === most) break;
  }
  return [...words.values()];
}
