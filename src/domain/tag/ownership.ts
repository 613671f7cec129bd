// Whose tag it is: coaches change what they saw themselves, so that two who disagree never overwrite each other.
import type { Actor } from '../event.ts';

/** Who may change tags at all is the rights table's affair. */
export const mayChangeTag = (actor: Pick<Actor, 'id' | 'role'>, taggedBy: string): boolean =>
  actor.role !== 'coach' || actor.id === taggedBy;
