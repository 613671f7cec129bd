// Takes one act back: the command that leads back is given in the name of whoever undoes, in the stream of the act.
import { refuse } from '../../domain/decision.ts';
import type { Actor, Recorded } from '../../domain/event.ts';
import type { DomainEvent } from '../../domain/facts.ts';
import type { Handle, Outcome } from '../handle.ts';
import { uuidv5 } from '../ids.ts';
import { actOf, isUndoable } from './acts.ts';
import { notUndoable, refuseUndo } from './refuseUndo.ts';

/** A fact as a read model names it. What stands in its stream decides. */
export interface NamedFact {
  readonly type: DomainEvent['type'];
  /** Of its stream. */
  readonly id: string;
  readonly eventId: string;
}

/**
 * Sent again with the same `commandId`, it is answered as before. The new facts name the one that they take back and
 * have the undo as their cause. @throws Unavailable
 */
export async function undoAct(
  handle: Handle,
  { type, id, eventId }: NamedFact,
  commandId: string,
  actor: Actor,
): Promise<Outcome> {
  const act = actOf(type);
  if (!isUndoable(act)) return { kind: 'refused', refusal: notUndoable({ type }, act) };
  const { noun } = act.by;
  const history: readonly Recorded<DomainEvent>[] = await handle.history(noun, actor.team, id);
  const place = history.findIndex((one) => one.id === eventId);
  const fact = history[place];
  if (!fact) return { kind: 'refused', refusal: refuse('NOT_FOUND', 'there is no such act', ['eventId']) };
  const before = history
    .slice(0, place)
    .reduce<unknown>((state, event) => noun.evolve(state, event, event.meta.actor), noun.initial);
  const input = { ...act.input(fact, before), commandId: uuidv5(commandId, eventId) };
  return handle(act.by, input, actor, {
    causationId: commandId,
    undoes: { eventId, refuse: (now) => refuseUndo(now, fact, actor) },
  });
}
