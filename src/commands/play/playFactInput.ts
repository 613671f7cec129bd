// What may be said of a play: the ranges of football. Also which of it a person may settle, and to what.
import { z } from 'zod';
import type { PlayFactField } from '../../domain/play/facts.ts';
import { odks, penaltyTeams, playTypes, results } from '../../domain/play/vocabulary.ts';
import { text } from '../../domain/values.ts';

const whole = (from: number, to: number) => {
  const message = `must be a whole number from ${from} to ${to}`;
  return z.int(message).min(from, message).max(to, message);
};

export const PlayFactInput = {
  odk: z.enum(odks),
  quarter: whole(1, 5),
  drive: whole(1, 99),
  down: whole(1, 4),
  distance: whole(1, 99),
  yardsToGoal: whole(1, 99),
  playType: z.enum(playTypes),
  result: z.enum(results),
  yardsGained: whole(-99, 99),
  formation: text(60),
  turnover: z.boolean(),
  counted: z.boolean(),
  downRepeated: z.boolean(),
  penaltyTeam: z.enum(penaltyTeams),
  penaltyYards: whole(0, 99),
  penaltyFirstDown: z.boolean(),
} satisfies Record<PlayFactField, z.ZodType>;
