// The definitions of football that figures are made of. Rule-only: from down, distance, yards, kind, loss, touchdown and
// whether the play counted, as a tag has them.
import type { KnownFacts } from './facts.ts';
import type { PlayType, Result } from './vocabulary.ts';

/** Raised whenever a definition here changes: every figure says by which rules it was made. */
export const RULE_VERSION = 1;

/** Whose book: in the colleges' a sack is a rush, in the professionals' a pass play. */
export type Book = 'nfl' | 'ncaa';
export type Kind = 'run' | 'pass';

const setOf = <T extends string>(...members: readonly T[]): ReadonlySet<T | undefined> => new Set(members);
const among = <T extends string>(set: ReadonlySet<T | undefined>, value: T | undefined) => set.has(value);

const rushes = setOf<Result>('rush', 'rush_td', 'kneel', 'scramble', 'scramble_td');
const sacks = setOf<Result>('sack', 'sack_fumble', 'sack_safety');
const scrambles = setOf<Result>('scramble', 'scramble_td');
const passes = setOf<Result>(
  'complete',
  'complete_td',
  'complete_fumble',
  'incomplete',
  'dropped',
  'batted_down',
  'tipped',
  'spike',
  'interception',
  'interception_def_td',
);
const noGain = setOf<Result>('incomplete', 'dropped', 'batted_down', 'spike', 'interception', 'interception_def_td');
const fakes = setOf<PlayType>('fake_punt', 'fake_field_goal');
const offensiveTouchdowns = setOf<Result>('rush_td', 'complete_td', 'scramble_td', 'td');
const losses = setOf<Result>('interception', 'interception_def_td', 'fumble_def_td');
/** What is left of a play that a foul wiped out, or that was none. */
const noPlays = setOf<Result>('penalty', 'offsetting_penalties', 'timeout');

/** A snap that no foul wiped out. A foul that was enforced after the play leaves the play counted: the tag says so. */
export const counts = ({ counted, result, odk }: KnownFacts): boolean =>
  odk !== 's' && (counted ?? !among(noPlays, result));

/**
 * A play from scrimmage, kicks and tries left out: kneels are rushes, spikes are passes, a scramble is a run. `unknown`
 * where it is one, or may be one, and nobody said of which kind; undefined where it is none.
 */
export function kindOf(play: KnownFacts, book: Book): Kind | 'unknown' | undefined {
  const { playType, result, odk } = play;
  if (!counts(play)) return undefined;
  const isFromScrimmage = playType === undefined || playType === 'run' || playType === 'pass' || among(fakes, playType);
  if (!isFromScrimmage || (playType === undefined && odk === 'k')) return undefined;
  if (among(sacks, result)) return book === 'ncaa' ? 'run' : 'pass';
  if (among(rushes, result)) return 'run';
  if (among(passes, result)) return 'pass';
  return playType === 'run' || playType === 'pass' ? playType : 'unknown';
}

/** Known to be a play from scrimmage: a fake kick is one, whatever it became. */
export const isFromScrimmage = (play: KnownFacts, book: Book): boolean => {
  const kind = kindOf(play, book);
  return kind === 'run' || kind === 'pass' || (kind === 'unknown' && among(fakes, play.playType));
};

/** What was called: a dropback is a pass, whether it ended in a throw, a sack or a scramble. Kneels and spikes are no calls. */
export function calledKindOf(play: KnownFacts): Kind | 'unknown' | undefined {
  const { result } = play;
  if (result === 'kneel' || result === 'spike') return undefined;
  return among(scrambles, result) && counts(play) ? 'pass' : kindOf(play, 'nfl');
}

/** Interceptions thrown and fumbles lost. */
export const isTurnover = ({ turnover, result }: KnownFacts): boolean => turnover ?? among(losses, result);
export const isOffensiveTouchdown = (play: KnownFacts): boolean =>
  among(offensiveTouchdowns, play.result) && !isTurnover(play);
export const isTouchdown = (play: KnownFacts): boolean => play.result !== undefined && /(^|_)td$/.test(play.result);

/** Gained the distance, or scored, and kept the ball; a first down by penalty is none. Undefined where that is not known. */
export function earnedFirstDown(play: KnownFacts): boolean | undefined {
  const { result, distance } = play;
  if (isTurnover(play)) return false;
  if (isOffensiveTouchdown(play) || result === 'first_down') return true;
  const gained = play.yardsGained ?? (among(noGain, result) ? 0 : undefined);
  if (gained === undefined || distance === undefined) return undefined;
  return gained >= distance;
}

/** A counted play from scrimmage on this down whose down was not repeated; `unknown` where its kind is not known. */
export function isAttemptOn(down: 3 | 4, play: KnownFacts): boolean | 'unknown' {
  if (play.down !== down || play.downRepeated === true) return false;
  if (isFromScrimmage(play, 'nfl')) return true;
  return kindOf(play, 'nfl') === 'unknown' && (play.result === 'first_down' || 'unknown');
}

/** Who has the ball at the snap; for kicks, who kicks. Undefined where nobody said. */
export function sideOf({ odk, playType }: KnownFacts): 'ours' | 'theirs' | undefined {
  if (odk === 'o') return 'ours';
  if (odk === 'd') return 'theirs';
  if (odk !== 'k' || playType === undefined) return undefined;
  return /_(return|block|defend)$/.test(playType) ? 'theirs' : 'ours';
}
