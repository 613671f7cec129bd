// Plays to look at again (S-39). Our own definition: nobody has an official one, so every answer lists its reasons.
import type { KnownFacts } from './facts.ts';
import {
  counts,
  earnedFirstDown,
  isAttemptOn,
  isOffensiveTouchdown,
  isTouchdown,
  isTurnover,
  kindOf,
  sideOf,
} from './football.ts';

export const keyReasons = [
  'touchdown',
  'safety',
  'turnover',
  'blocked_kick',
  'fourth_down',
  'long_third_down',
  'explosive',
  'penalty_took_back',
  'drive_without_points',
  'important',
] as const;
export type KeyReason = (typeof keyReasons)[number];

export interface PlayToJudge {
  readonly known: KnownFacts;
  readonly isImportant: boolean;
}

const LONG_THIRD_DOWN = 7;
const EXPLOSIVE_RUN = 12;
const EXPLOSIVE_PASS = 16;
const INSIDE_THE_TEN = 9;

/** @param plays of one session, in the order in which they were played. @returns the reasons of each, none for most */
export function keyReasonsOf(plays: readonly PlayToJudge[]): readonly (readonly KeyReason[])[] {
  const wasted = lastSnapsOfWastedDrives(plays.map(({ known }) => known));
  return plays.map(({ known, isImportant }) => {
    const reasons = counts(known) ? reasonsOfCounted(known) : [];
    const isTakenBack = known.counted === false && (isTouchdown(known) || isTurnover(known));
    if (isTakenBack) reasons.push('penalty_took_back');
    if (wasted.has(known)) reasons.push('drive_without_points');
    if (isImportant) reasons.push('important');
    return reasons;
  });
}

function reasonsOfCounted(play: KnownFacts): KeyReason[] {
  const { result, distance = 0, yardsGained = 0 } = play;
  const kind = kindOf(play, 'nfl');
  const explosive = kind === 'run' ? EXPLOSIVE_RUN : EXPLOSIVE_PASS;
  const found: Partial<Record<KeyReason, boolean>> = {
    touchdown: isTouchdown(play),
    safety: result === 'safety' || result === 'sack_safety' || result === 'penalty_safety',
    turnover: isTurnover(play),
    blocked_kick: result === 'block',
    fourth_down: isAttemptOn(4, play) === true,
    long_third_down: isAttemptOn(3, play) === true && distance >= LONG_THIRD_DOWN && earnedFirstDown(play) === true,
    explosive: (kind === 'run' || kind === 'pass') && yardsGained >= explosive,
  };
  return keyReasons.filter((reason) => found[reason] === true);
}

/** Of every drive that came inside the 10 and scored nothing, the last snap in there. Drives that nobody numbered are left out. */
function lastSnapsOfWastedDrives(plays: readonly KnownFacts[]): ReadonlySet<KnownFacts> {
  const drives = Map.groupBy(plays, (play) => {
    const side = sideOf(play);
    return play.drive === undefined || side === undefined ? '' : `${side} ${play.drive}`;
  });
  drives.delete('');
  const wasted = [...drives.values()].filter((drive) => !drive.some(scores));
  return new Set(wasted.flatMap((drive) => drive.findLast(isInsideTheTen) ?? []));
}

const isInsideTheTen = ({ yardsToGoal }: KnownFacts) => yardsToGoal !== undefined && yardsToGoal <= INSIDE_THE_TEN;
const scores = (play: KnownFacts) =>
  counts(play) &&
  (isOffensiveTouchdown(play) ||
    (play.result === 'good' && (play.playType === 'field_goal' || play.playType === 'field_goal_block')));
