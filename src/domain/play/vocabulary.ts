// The words of football that statistics are made of. Closed lists: what they cannot say is kept as original text.

/** The unit on the field, seen from our side: offence, defence, kicking; `s` where there is nothing to tag. */
export const odks = ['o', 'd', 'k', 's'] as const;

export const playTypes = [
  'run',
  'pass',
  'kickoff',
  'kickoff_return',
  'onside_kick',
  'onside_kick_return',
  'punt',
  'punt_return',
  'fake_punt',
  'field_goal',
  'field_goal_block',
  'fake_field_goal',
  'extra_point',
  'extra_point_block',
  'two_point',
  'two_point_defend',
] as const;
export type PlayType = (typeof playTypes)[number];

export const results = [
  'rush',
  'rush_td',
  'kneel',
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
  'sack',
  'sack_fumble',
  'sack_safety',
  'scramble',
  'scramble_td',
  'fumble',
  'fumble_def_td',
  'penalty',
  'offsetting_penalties',
  'penalty_safety',
  'safety',
  'first_down',
  'good',
  'no_good',
  'block',
  'return',
  'touchback',
  'fair_catch',
  'downed',
  'out_of_bounds',
  'recovered',
  'timeout',
  'change_of_possession',
  'td',
  'def_td',
] as const;
export type Result = (typeof results)[number];

/** Who committed the accepted foul, seen from our side. */
export const penaltyTeams = ['ours', 'theirs', 'both'] as const;

export const playerRoles = [
  'passer',
  'rusher',
  'receiver',
  'tackler',
  'kicker',
  'returner',
  'recoverer',
  'key',
] as const;
