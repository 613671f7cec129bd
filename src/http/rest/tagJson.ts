// A tag as the seed draws it, both ways.
import { z } from 'zod';
import { mayRead } from '../../auth/rights.ts';
import type { Actor } from '../../domain/event.ts';
import { playerRoles, playTypes, results } from '../../domain/play/vocabulary.ts';
import type { TagRow } from '../../projections/tagList/projection.ts';
import { RefusedRequest } from './refusedRequest.ts';

const Player = z.object({ number: z.string(), role: z.enum(playerRoles) });

export const TagJson = z.object({
  id: z.string(),
  tag_id: z.string().describe('The same as `id`.'),
  clip_id: z.string().nullable(),
  session_id: z.string(),
  quarter: z.int().nullable(),
  down: z.int().nullable(),
  distance: z.int().nullable(),
  yard_line: z.int().nullable().describe("Yards to the opponent's goal, 1 to 99."),
  play_type: z.string().nullable().describe('As it was written.'),
  formation: z.string().nullable(),
  result: z.string().nullable().describe('As it was written.'),
  yards_gained: z.int().nullable(),
  players: z.array(Player),
  labels: z.array(z.string()),
  notes: z.string().nullable(),
  coach_notes: z.string().nullable().describe('Null for whoever may not read them.'),
  is_important: z.boolean(),
  is_reviewed: z.boolean().describe('By whoever asks.'),
});

const whole = z.number('must be a number').nullish();
const words = z.string('must be text').nullish();

export const NewTag = z.object({
  tag_id: z.string().optional().describe('A UUID of the client; one is made where it is absent.'),
  clip_id: words.describe('Absent for a moment of a session without a clip: then `session_id` and `at` are needed.'),
  session_id: words,
  at: words.describe('ISO 8601 with a zone.'),
  quarter: whole.describe('1 to 5; 5 is overtime.'),
  down: whole,
  distance: whole,
  yard_line: z
    .union([z.number(), z.string().regex(/^[+-]\d{1,2}$/)], 'must be 1 to 99, or such as "-35" and "+35"')
    .nullish()
    .describe('Yards to the opponent\'s goal, 1 to 99; or as it is said: "-35" is our own 35, "+35" is theirs.'),
  play_type: words.describe(`Counted where it is one of ${playTypes.join(', ')}; kept as text in any case.`),
  formation: words,
  result: words.describe(`Counted where it is one of ${results.join(', ')}; kept as text in any case.`),
  yards_gained: whole,
  players: z
    .array(
      z.union(
        [z.string(), z.number(), z.object({ number: z.union([z.string(), z.number()]), role: z.enum(playerRoles) })],
        'must be a jersey number, or a number and a role',
      ),
    )
    .max(50, 'must be at most 22 players')
    .nullish()
    .describe(`Jersey numbers, or \`number\` and \`role\`: ${playerRoles.join(', ')}.`),
  labels: z.array(z.string()).max(50, 'must be at most 20 labels').nullish(),
  notes: words,
  coach_notes: words,
  is_important: z.boolean().nullish(),
  is_reviewed: z.boolean().nullish(),
});
type NewTag = z.infer<typeof NewTag>;

/** What is said, in the domain's words. */
export function fieldsOf(body: NewTag): Readonly<Record<string, unknown>> {
  const { play_type, result, yard_line, yards_gained, coach_notes, players, notes, labels } = body;
  const { quarter, down, distance, formation } = body;
  return {
    ...{ quarter, down, distance, formation, notes, labels },
    yardsToGoal: yardsToGoal(yard_line),
    playType: wordOf(play_type, playTypes),
    playTypeText: play_type,
    result: wordOf(result, results),
    resultText: result,
    yardsGained: yards_gained,
    coachNotes: coach_notes,
    players: players?.map((player) =>
      typeof player === 'object'
        ? { number: String(player.number), role: player.role }
        : { number: String(player), role: 'key' },
    ),
  };
}

/** `Field Goal` is `field_goal`; what the list does not know is kept as text alone. */
function wordOf(text: string | null | undefined, known: readonly string[]): string | undefined {
  const word = text
    ?.trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return word !== undefined && known.includes(word) ? word : undefined;
}

/** @throws RefusedRequest */
function yardsToGoal(line: NewTag['yard_line']): number | undefined {
  if (line === null || line === undefined) return undefined;
  const yards = typeof line === 'number' ? line : line.startsWith('-') ? 100 + Number(line) : Number(line);
  const isOwnHalf = typeof line === 'string' && line.startsWith('-');
  const isSaid = typeof line === 'number' || (isOwnHalf ? yards >= 50 : yards <= 50);
  if (Number.isInteger(yards) && yards >= 1 && yards <= 99 && isSaid) return yards;
  throw new RefusedRequest({
    code: 'BAD_USER_INPUT',
    message: 'yard_line: must be 1 to 99, or such as "-35" and "+35"',
  });
}

export function tagJson({ fields, ...row }: TagRow, actor: Actor): z.infer<typeof TagJson> {
  return {
    id: row.id,
    tag_id: row.id,
    clip_id: row.clip_id,
    session_id: row.session_id,
    quarter: fields.quarter ?? null,
    down: fields.down ?? null,
    distance: fields.distance ?? null,
    yard_line: fields.yardsToGoal ?? null,
    play_type: fields.playTypeText ?? fields.playType ?? null,
    formation: fields.formation ?? null,
    result: fields.resultText ?? fields.result ?? null,
    yards_gained: fields.yardsGained ?? null,
    players: [...(fields.players ?? [])],
    labels: [...(fields.labels ?? [])],
    notes: fields.notes ?? null,
    coach_notes: mayRead(actor, 'Tag.coachNotes') ? row.coach_notes : null,
    is_important: row.is_important,
    is_reviewed: row.reviewed_by.includes(actor.id),
  };
}
