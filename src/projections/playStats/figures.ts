// What do the plays of a session come to? Counted play by play, never tag by tag, from the sheets as they stand.
import type { PlayFactField } from '../../domain/play/facts.ts';
import {
  type Book,
  calledKindOf,
  earnedFirstDown,
  isAttemptOn,
  isFromScrimmage,
  type Kind,
  kindOf,
  sideOf,
} from '../../domain/play/football.ts';
import { type KeyReason, keyReasonsOf } from '../../domain/play/keyPlay.ts';
import { knownFrom } from '../tagSheet/counting.ts';
import type { PlayRow } from '../tagSheet/projection.ts';

export interface Figure {
  readonly numerator: number;
  readonly denominator: number;
  /** Plays that may belong here and lack a field that decides. */
  readonly leftOut: number;
  /** Plays of the denominator in which a field that decides is in dispute. */
  readonly disputed: number;
}

/** One play of a figure's denominator. */
export interface Try {
  readonly playId: string;
  /** It is in the numerator too. */
  readonly made: boolean;
}

export interface Figures {
  readonly plays: Figure;
  readonly run: Figure;
  readonly pass: Figure;
  readonly calledRun: Figure;
  readonly calledPass: Figure;
  readonly thirdDown: Figure;
  readonly thirdDownTries: readonly Try[];
  readonly fourthDown: Figure;
  readonly firstDown: Figure;
  readonly keyPlays: readonly { readonly play: PlayRow; readonly reasons: readonly KeyReason[] }[];
}

/** @param rows tagged plays in the order in which they were played. @param side who has the ball; both where absent */
export function figuresOf(rows: readonly PlayRow[], side: 'ours' | 'theirs' | undefined, book: Book): Figures {
  const all = rows.map((row) => ({ row, known: knownFrom(row), isImportant: row.is_important }));
  // A drive is looked at as a whole, so reasons are found before plays are left out.
  const reasons = keyReasonsOf(all);
  const judged = all
    .map((play, n) => ({ ...play, reasons: reasons[n]! }))
    .filter(({ known }) => side === undefined || sideOf(known) === side);
  const figure = figureOver(judged);

  const share = (kind: Kind, kindOfPlay: (known: Judged['known']) => Kind | 'unknown' | undefined) =>
    figure(kindFields, ({ known }) => {
      const found = kindOfPlay(known);
      return found === undefined ? 'none' : found === 'unknown' ? 'unknown' : found === kind;
    });
  const official = (known: Judged['known']) => kindOf(known, book);
  const conversionOn =
    (down: 3 | 4) =>
    ({ known }: Judged): Verdict => {
      const isAttempt = isAttemptOn(down, known);
      if (isAttempt === false) return 'none';
      return isAttempt === true ? (earnedFirstDown(known) ?? 'unknown') : 'unknown';
    };

  return {
    plays: figure(kindFields, ({ known }) =>
      isFromScrimmage(known, book) ? true : kindOf(known, book) === 'unknown' ? 'unknown' : false,
    ),
    run: share('run', official),
    pass: share('pass', official),
    calledRun: share('run', calledKindOf),
    calledPass: share('pass', calledKindOf),
    thirdDown: figure(conversionFields, conversionOn(3)),
    thirdDownTries: triesAmong(judged, conversionOn(3)),
    fourthDown: figure(conversionFields, conversionOn(4)),
    firstDown: figure(conversionFields, ({ known }) =>
      isFromScrimmage(known, book) ? (earnedFirstDown(known) ?? 'unknown') : 'none',
    ),
    keyPlays: judged.filter((play) => play.reasons.length > 0).map(({ row, reasons }) => ({ play: row, reasons })),
  };
}

interface Judged {
  readonly row: PlayRow;
  readonly known: ReturnType<typeof knownFrom>;
}
/** In the numerator, in the denominator only, in neither, or nobody can tell. */
type Verdict = boolean | 'none' | 'unknown';

const kindFields: readonly PlayFactField[] = ['odk', 'playType', 'result', 'counted'];
const conversionFields: readonly PlayFactField[] = [
  ...kindFields,
  'down',
  'distance',
  'yardsGained',
  'turnover',
  'downRepeated',
];

const figureOver =
  (plays: readonly Judged[]) =>
  (decisive: readonly PlayFactField[], judge: (play: Judged) => Verdict): Figure => {
    const verdicts = plays.map((play) => ({ play, verdict: judge(play) }));
    const within = verdicts.filter(({ verdict }) => typeof verdict === 'boolean');
    return {
      numerator: within.filter(({ verdict }) => verdict === true).length,
      denominator: within.length,
      leftOut: verdicts.filter(({ verdict }) => verdict === 'unknown').length,
      disputed: within.filter(({ play }) => play.row.disputed.some((field) => isOneOf(decisive, field))).length,
    };
  };

/** The plays that a figure's denominator counts, in the order in which they were played. */
function triesAmong(plays: readonly Judged[], judge: (play: Judged) => Verdict): Try[] {
  return plays.flatMap((play) => {
    const made = judge(play);
    return typeof made === 'boolean' ? [{ playId: play.row.id, made }] : [];
  });
}

const isOneOf = (fields: readonly string[], field: string) => fields.includes(field);
