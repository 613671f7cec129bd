// Whose clip it is: the one right that depends on the clip and not on the role alone.
import type { Actor } from '../event.ts';

/** A coach discards and restores own marks only; who else may at all is the rights table's affair. */
export const mayDiscard = (actor: Pick<Actor, 'id' | 'role'>, markedBy: string): boolean =>
  actor.role !== 'coach' || actor.id === markedBy;
