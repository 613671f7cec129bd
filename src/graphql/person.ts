// People are ids; their names live outside the log and may be erased.
import type { PersonResolvers } from './generated/types.ts';

export type PersonId = string;

export const personResolvers: PersonResolvers = {
  id: (id) => id,
  label: async (id, _arguments, context) => (await context.platform.rows.label(context, id)) ?? id,
};
