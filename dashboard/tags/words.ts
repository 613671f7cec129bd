// The tag sheet: what can be said of a play, how it is typed, and how it is shown.
import type { PlayResult, PlayType } from '../api/tagEntities.ts';

export const playTypeWords: Readonly<Record<PlayType, string>> = {
  RUN: 'Run',
  PASS: 'Pass',
  KICKOFF: 'Kickoff',
  KICKOFF_RETURN: 'Kickoff return',
  ONSIDE_KICK: 'Onside kick',
  ONSIDE_KICK_RETURN: 'Onside return',
  PUNT: 'Punt',
  PUNT_RETURN: 'Punt return',
  FAKE_PUNT: 'Fake punt',
  FIELD_GOAL: 'Field goal',
  FIELD_GOAL_BLOCK: 'FG block',
  FAKE_FIELD_GOAL: 'Fake FG',
  EXTRA_POINT: 'Extra point',
  EXTRA_POINT_BLOCK: 'XP block',
  TWO_POINT: '2 points',
  TWO_POINT_DEFEND: '2 points defended',
};

export const resultWords: Readonly<Record<PlayResult, string>> = {
  RUSH: 'Rush',
  RUSH_TD: 'Rush TD',
  KNEEL: 'Kneel',
  COMPLETE: 'Complete',
  COMPLETE_TD: 'Complete TD',
  COMPLETE_FUMBLE: 'Complete, fumble',
  INCOMPLETE: 'Incomplete',
  DROPPED: 'Dropped',
  BATTED_DOWN: 'Batted down',
  TIPPED: 'Tipped',
  SPIKE: 'Spike',
  INTERCEPTION: 'Interception',
  INTERCEPTION_DEF_TD: 'Pick six',
  SACK: 'Sack',
  SACK_FUMBLE: 'Sack, fumble',
  SACK_SAFETY: 'Sack, safety',
  SCRAMBLE: 'Scramble',
  SCRAMBLE_TD: 'Scramble TD',
  FUMBLE: 'Fumble',
  FUMBLE_DEF_TD: 'Fumble, their TD',
  PENALTY: 'Penalty',
  OFFSETTING_PENALTIES: 'Offsetting',
  PENALTY_SAFETY: 'Penalty, safety',
  SAFETY: 'Safety',
  FIRST_DOWN: '1st down',
  GOOD: 'Good',
  NO_GOOD: 'No good',
  BLOCK: 'Block',
  RETURN: 'Return',
  TOUCHBACK: 'Touchback',
  FAIR_CATCH: 'Fair catch',
  DOWNED: 'Downed',
  OUT_OF_BOUNDS: 'Out of bounds',
  RECOVERED: 'Recovered',
  TIMEOUT: 'Timeout',
  CHANGE_OF_POSSESSION: 'Change of ball',
  TD: 'TD',
  DEF_TD: 'Defensive TD',
};

/** Letters of the boxes, the likeliest play type first. */
export const playTypeKeys: readonly (readonly [key: string, type: PlayType])[] = [
  ['R', 'RUN'],
  ['P', 'PASS'],
  ['K', 'KICKOFF'],
  ['U', 'PUNT'],
  ['F', 'FIELD_GOAL'],
  ['X', 'EXTRA_POINT'],
  ['2', 'TWO_POINT'],
  ['C', 'KICKOFF_RETURN'],
  ['N', 'PUNT_RETURN'],
  ['B', 'FIELD_GOAL_BLOCK'],
  ['E', 'EXTRA_POINT_BLOCK'],
  ['D', 'TWO_POINT_DEFEND'],
  ['O', 'ONSIDE_KICK'],
  ['V', 'ONSIDE_KICK_RETURN'],
  ['A', 'FAKE_PUNT'],
  ['G', 'FAKE_FIELD_GOAL'],
];

type ResultKeys = readonly (readonly [key: string, result: PlayResult])[];

const foulsAndStops: ResultKeys = [
  ['O', 'OFFSETTING_PENALTIES'],
  ['M', 'TIMEOUT'],
];

const passKeys: ResultKeys = [
  ['C', 'COMPLETE'],
  ['I', 'INCOMPLETE'],
  ['D', 'DROPPED'],
  ['X', 'INTERCEPTION'],
  ['S', 'SACK'],
  ['T', 'COMPLETE_TD'],
  ['P', 'PENALTY'],
  ['R', 'SCRAMBLE'],
  ['B', 'BATTED_DOWN'],
  ['U', 'COMPLETE_FUMBLE'],
  ['F', 'SACK_FUMBLE'],
  ['L', 'SCRAMBLE_TD'],
  ['6', 'INTERCEPTION_DEF_TD'],
  ['G', 'TIPPED'],
  ['K', 'SPIKE'],
  ['Y', 'SACK_SAFETY'],
  ['Z', 'PENALTY_SAFETY'],
  ...foulsAndStops,
];

const runKeys: ResultKeys = [
  ['R', 'RUSH'],
  ['T', 'RUSH_TD'],
  ['F', 'FUMBLE'],
  ['P', 'PENALTY'],
  ['K', 'KNEEL'],
  ['C', 'SCRAMBLE'],
  ['L', 'SCRAMBLE_TD'],
  ['6', 'FUMBLE_DEF_TD'],
  ['1', 'FIRST_DOWN'],
  ['S', 'SAFETY'],
  ['Z', 'PENALTY_SAFETY'],
  ...foulsAndStops,
];

const kickKeys: ResultKeys = [
  ['G', 'GOOD'],
  ['N', 'NO_GOOD'],
  ['R', 'RETURN'],
  ['T', 'TOUCHBACK'],
  ['F', 'FAIR_CATCH'],
  ['D', 'DOWNED'],
  ['B', 'BLOCK'],
  ['U', 'OUT_OF_BOUNDS'],
  ['C', 'RECOVERED'],
  ['P', 'PENALTY'],
  ['6', 'TD'],
  ['X', 'DEF_TD'],
  ['V', 'CHANGE_OF_POSSESSION'],
  ['S', 'SAFETY'],
  ...foulsAndStops,
];

/** Before anybody said what kind of play it was: what every kind has. */
const anyKeys: ResultKeys = [
  ['R', 'RUSH'],
  ['C', 'COMPLETE'],
  ['I', 'INCOMPLETE'],
  ['S', 'SACK'],
  ['X', 'INTERCEPTION'],
  ['F', 'FUMBLE'],
  ['T', 'TD'],
  ['P', 'PENALTY'],
  ...foulsAndStops,
];

/** Results that this kind of play can have, the likeliest first; a fake is run or pass, so it has those of both. */
export function resultKeysOf(playType: PlayType | null): ResultKeys {
  if (playType === null || playType.startsWith('FAKE')) return anyKeys;
  if (playType === 'PASS') return passKeys;
  return playType === 'RUN' ? runKeys : kickKeys;
}
