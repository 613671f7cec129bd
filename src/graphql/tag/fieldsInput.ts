// Fields as the schema speaks of them, and as the domain does: enum values are lower case inside.
import { FactsOfPlay, type PlayFactField, type PlayFactValue } from '../../domain/play/facts.ts';
import type { TagFieldsInput } from '../generated/types.ts';

type Fields = Readonly<Record<string, unknown>>;

const enums = ['odk', 'playType', 'result', 'penaltyTeam'] as const;
const isEnum = (field: string) => (enums as readonly string[]).includes(field);

/** What was sent, in the domain's words. Absent stays absent and null stays null. */
export function fieldsOf(input: TagFieldsInput): Fields {
  const { players, ...rest } = input;
  const fields = Object.entries(rest).map(([name, value]) => [
    name,
    isEnum(name) && typeof value === 'string' ? value.toLowerCase() : value,
  ]);
  const lowered = players?.map(({ number, role }) => ({ number, role: role.toLowerCase() }));
  return { ...Object.fromEntries(fields), ...(players !== undefined && { players: lowered ?? null }) };
}

/** `3`, `PASS`, `true`. */
export const textOf = (field: string, value: PlayFactValue): string =>
  isEnum(field) ? String(value).toUpperCase() : String(value);

/** The other way round. What is no value of the field is passed on as it is: the command says what is wrong with it. */
export function factValueOf(field: PlayFactField, text: string | null | undefined): PlayFactValue | null {
  if (text === null || text === undefined) return null;
  const readings = [isEnum(field) ? text.toLowerCase() : text, ...(text === '' ? [] : [Number(text)]), text === 'true'];
  const fits = readings.find((value) => FactsOfPlay.shape[field].safeParse(value).success);
  const isBoolean = text === 'true' || text === 'false';
  return fits === undefined || (typeof fits === 'boolean' && !isBoolean) ? text : fits;
}
