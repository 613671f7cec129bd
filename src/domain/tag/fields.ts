// What one person says about a play: facts of it, and what they think of it.
import { z } from 'zod';
import { FactsOfPlay } from '../play/facts.ts';
import { playerRoles } from '../play/vocabulary.ts';

/** As stored. Ranges and lengths are the commands' affair. No names: players are jersey numbers. */
export const TagFields = z.object({
  ...FactsOfPlay.shape,
  /** How the play type and the result were written where they came from. */
  playTypeText: z.string(),
  resultText: z.string(),
  /** Jersey numbers as worn: `07` and `7` are two players. */
  players: z.array(z.object({ number: z.string(), role: z.enum(playerRoles) })),
  labels: z.array(z.string()),
  notes: z.string(),
  /** For coaches and analysts only. */
  coachNotes: z.string(),
});

export type TagField = keyof typeof TagFields.shape;
export const tagFieldNames = Object.keys(TagFields.shape) as readonly TagField[];
/** Absent means: nothing said. */
export const SaidFields = TagFields.partial();
export type SaidFields = z.infer<typeof SaidFields>;

type Taken<S extends z.ZodRawShape> = { [Name in keyof S]: z.ZodOptional<z.ZodNullable<S[Name]>> };
const takenBack = <S extends z.ZodRawShape>(shape: S) =>
  Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [name, z.nullable(schema as z.ZodType).optional()]),
  ) as unknown as Taken<S>;

/** Absent changes nothing, null takes back what was said. */
export const ChangedFields = z.object(takenBack(TagFields.shape));
export type ChangedFields = z.infer<typeof ChangedFields>;

/** What is said after a change. */
export function changed(said: SaidFields, change: ChangedFields): SaidFields {
  const merged = Object.entries({ ...said, ...change }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(merged) as SaidFields;
}
