// What a tag may say: the facts of the play, and opinions. Null and empty mean: nothing said.
import { z } from 'zod';
import { playerRoles } from '../../domain/play/vocabulary.ts';
import type { TagField } from '../../domain/tag/fields.ts';
import { text } from '../../domain/values.ts';
import { PlayFactInput } from '../play/playFactInput.ts';

const Player = z.object({
  number: z.string().regex(/^\d{1,2}$/, 'must be a jersey number: 0 to 99, or 00'),
  role: z.enum(playerRoles),
});

const shape = {
  ...PlayFactInput,
  playTypeText: text(60),
  resultText: text(60),
  players: z.array(Player).max(22, 'must be at most 22 players'),
  labels: z
    .array(text(40))
    .max(20, 'must be at most 20 labels')
    .transform((labels) => [...new Set(labels)]),
  notes: text(2_000),
  coachNotes: text(2_000),
} satisfies Record<TagField, z.ZodType>;

type Shape = typeof shape;
type Nullish = { [Name in keyof Shape]: z.ZodType<z.infer<Shape[Name]> | null | undefined> };

const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0);
const nullish = Object.fromEntries(
  Object.entries(shape).map(([name, schema]) => [
    name,
    z.preprocess((value) => (isEmpty(value) ? null : value), schema.nullish()).optional(),
  ]),
) as unknown as Nullish;

/** Absent and null are told apart: an edit leaves alone what is absent and takes back what is null. */
export const TagFieldsInput = z.object(nullish);
