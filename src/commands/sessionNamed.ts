import { Id } from '../domain/values.ts';

/** The session that an input names; undefined where it names none. */
export function sessionNamed(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('sessionId' in input)) return undefined;
  return Id.safeParse(input.sessionId).data;
}
