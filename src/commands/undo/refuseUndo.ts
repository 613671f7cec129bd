// Whether an act still stands, as its stream tells: undone only once, and only while nothing has changed what it did.
import { type Refusal, refuse } from '../../domain/decision.ts';
import type { Actor, Meta, Recorded } from '../../domain/event.ts';
import type { DomainEvent } from '../../domain/facts.ts';
import { EVERYTHING, type Final } from './act.ts';
import { type AnyUndoable, actOf, isUndoable } from './acts.ts';

type Fact = Recorded<DomainEvent>;

/** Why this act cannot be undone by this person at this point of its stream; undefined where it can. Pure. */
export function refuseUndo(history: readonly Fact[], fact: Fact, actor: Actor): Refusal | undefined {
  const act = actOf(fact.type);
  if (!isUndoable(act)) return notUndoable(fact, act);
  // Otherwise two people could go on for ever, and nobody could tell what stands.
  if (fact.meta.undoes !== undefined) return notUndoable(fact, { instead: wayBackOf(fact) });
  if (!mayUndo(actor, act, fact.meta)) {
    return refuse('FORBIDDEN', `${fact.type} is somebody else's act; undo your own, or ask whoever did it`);
  }
  if (history.some(({ meta }) => meta.undoes === fact.id)) {
    return refuse('ALREADY_UNDONE', `this ${fact.type} was undone before`);
  }
  const later = laterAct(history, fact, act);
  return (
    later &&
    refuse('CHANGED_SINCE', `a later ${later.type} of ${later.meta.recordedAt} changed the same; undo it first`)
  );
}

/** Coaches undo what they did themselves, and everybody what they did for themselves alone. */
export const mayUndo = (
  { id, role }: Pick<Actor, 'id' | 'role'>,
  { isPersonal }: AnyUndoable,
  { actor }: Pick<Meta, 'actor'>,
): boolean => actor === id || (role !== 'coach' && !isPersonal);

export function notUndoable({ type }: Pick<Fact, 'type'>, { instead }: Final): Refusal {
  const remedy = instead === null ? 'it stays as it is' : `use ${instead}`;
  const refusal = refuse('NOT_UNDOABLE', `${type} cannot be undone: ${remedy}`);
  return instead === null ? refusal : { ...refusal, allowedCommands: [instead] };
}

function wayBackOf({ type }: Fact): string {
  const act = actOf(type);
  return isUndoable(act) ? act.by.name : type;
}

/** The first later act on the same that still stands. What was undone left everything as it had been. */
function laterAct(history: readonly Fact[], fact: Fact, act: AnyUndoable): Fact | undefined {
  const undone = new Set(history.map(({ meta }) => meta.undoes));
  const sets = new Set(setBy(act, fact));
  return history.find((one) => {
    if (one.revision <= fact.revision || one.meta.undoes !== undefined || undone.has(one.id)) return false;
    // What one command recorded is one act.
    if (one.meta.commandId === fact.meta.commandId) return false;
    const other = actOf(one.type);
    if (!isUndoable(other)) return false;
    if (act.isPersonal && one.meta.actor !== fact.meta.actor) return false;
    return sets.has(EVERYTHING) || setBy(other, one).some((name) => sets.has(name));
  });
}

function setBy(act: AnyUndoable, fact: Fact): readonly string[] {
  const sets = act.sets(fact);
  return sets === EVERYTHING ? [EVERYTHING] : sets;
}
