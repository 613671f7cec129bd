// What was scored, as far as plays were tagged: nobody keeps the score here, tags tell it.
import type { Sheet } from '../api/tagEntities.ts';
import { countsOf } from '../live/sheet.ts';

export interface Score {
  readonly playId: string;
  /** Instant of the play in milliseconds. */
  readonly at: number;
  readonly side: 'ours' | 'theirs';
  readonly points: number;
}

/** Oldest first. */
export function scoresOf(sheets: Iterable<Sheet>): readonly Score[] {
  return [...sheets].flatMap((sheet) => scoreOf(sheet) ?? []).sort((a, b) => a.at - b.at);
}

/** `ours`, then `theirs`. */
export const totals = (scores: readonly Score[]): readonly [number, number] => {
  const sum = (side: Score['side']) =>
    scores.filter((score) => score.side === side).reduce((points, score) => points + score.points, 0);
  return [sum('ours'), sum('theirs')];
};

function scoreOf(sheet: Sheet): Score | undefined {
  if (countsOf(sheet, 'counted') === 'false') return undefined;
  const odk = countsOf(sheet, 'odk');
  const playType = countsOf(sheet, 'playType') ?? '';
  const result = countsOf(sheet, 'result') ?? '';
  const isOurs = odk === 'O' || (odk === 'K' && !/_(RETURN|BLOCK|DEFEND)$/.test(playType));
  if (odk !== 'O' && odk !== 'D' && odk !== 'K') return undefined;
  const { points, byDefence } = worthOf(playType, result);
  if (points === 0) return undefined;
  return { playId: sheet.id, at: Date.parse(sheet.at), side: isOurs === byDefence ? 'theirs' : 'ours', points };
}

/** @returns points, and whether those without the ball made them */
function worthOf(playType: string, result: string): { readonly points: number; readonly byDefence: boolean } {
  const isTry = playType === 'TWO_POINT' || playType === 'EXTRA_POINT';
  if (/SAFETY$/.test(result)) return { points: 2, byDefence: true };
  if (/DEF_TD$/.test(result)) return { points: isTry ? 2 : 6, byDefence: true };
  if (/TD$/.test(result)) return { points: isTry ? 2 : 6, byDefence: false };
  if (result === 'GOOD') return { points: goodFor[playType] ?? 0, byDefence: false };
  return { points: 0, byDefence: false };
}

const goodFor: Readonly<Record<string, number>> = {
  FIELD_GOAL: 3,
  FIELD_GOAL_BLOCK: 3,
  EXTRA_POINT: 1,
  EXTRA_POINT_BLOCK: 1,
  TWO_POINT: 2,
  TWO_POINT_DEFEND: 2,
};
