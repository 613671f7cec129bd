// What is true of a play, whoever watched it: taggers may disagree about these, and a figure is made of them.
import { z } from 'zod';
import { odks, penaltyTeams, playTypes, results } from './vocabulary.ts';

/**
 * As stored. Ranges are the commands' affair: tightening one must not make an old event unreadable. Positions and
 * yards are the offence's view.
 */
export const FactsOfPlay = z.object({
  odk: z.enum(odks),
  /** 1 to 4; 5 is all overtime. */
  quarter: z.number().int(),
  /** Number of the possession, counted for each side from 1. */
  drive: z.number().int(),
  /** 1 to 4; absent on kickoffs and tries. */
  down: z.number().int(),
  /** Yards to go, 1 to 99. */
  distance: z.number().int(),
  /** Yards to the opponent's goal line, 1 to 99. */
  yardsToGoal: z.number().int(),
  playType: z.enum(playTypes),
  result: z.enum(results),
  /** Of the play itself: what a foul added or took is in `penaltyYards`. */
  yardsGained: z.number().int(),
  formation: z.string(),
  /** The offence lost the ball by interception or fumble. */
  turnover: z.boolean(),
  /** False: the play was wiped out by a foul. */
  counted: z.boolean(),
  /** The play counted, and its down was played again after a foul downfield. */
  downRepeated: z.boolean(),
  penaltyTeam: z.enum(penaltyTeams),
  /** Yards actually stepped off. */
  penaltyYards: z.number().int(),
  /** A foul gave the offence a first down, whether or not the play earned one too. */
  penaltyFirstDown: z.boolean(),
});

export type PlayFactField = keyof typeof FactsOfPlay.shape;
export type PlayFactValue = string | number | boolean;
/** What is known of a play: an absent field was not seen. */
export type KnownFacts = Partial<z.infer<typeof FactsOfPlay>>;

export const playFactFields = Object.keys(FactsOfPlay.shape) as readonly PlayFactField[];
export const PlayFactName = z.enum(playFactFields as readonly [PlayFactField, ...PlayFactField[]]);
