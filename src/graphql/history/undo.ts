// An undo, from a mutation's input to its answer: which acts are meant, who may take them back, what became of each.
import type { Outcome } from '../../commands/handle.ts';
import { actOf, isUndoable } from '../../commands/undo/acts.ts';
import { undoAct } from '../../commands/undo/undoAct.ts';
import { type Refusal, refuse } from '../../domain/decision.ts';
import { Id } from '../../domain/values.ts';
import { type Subject, subjectOf } from '../../projections/asOf/recordedFact.ts';
import type { FeedFact } from '../../projections/feed.ts';
import { causeOf, factsOfAct } from '../../projections/timeline/factsOfAct.ts';
import { raise, reach } from '../arguments.ts';
import type { Context } from '../context.ts';
import type { UndoCommandInput, UserError } from '../generated/types.ts';
import { forbidden, positionOfOutcome, userErrorsOf } from '../payload.ts';

export interface Undone {
  readonly fact: FeedFact;
  readonly subject: Subject;
  readonly outcome: Outcome;
  readonly userErrors: UserError[];
  /** The read models show it. */
  readonly isShown: boolean;
}

export interface UndoAnswer {
  readonly userErrors: UserError[];
  readonly position: string | null;
  readonly results: Undone[];
}

const WAIT_MS = 1_000;

/** @throws Unavailable: some acts may have been undone; send it again */
export async function undo(context: Context, input: UndoCommandInput): Promise<UndoAnswer> {
  const { platform, actor } = context;
  await reach(context, input.atLeast);
  const commandId = Id.safeParse(input.commandId).data;
  if (commandId === undefined)
    return refused(context, refuse('BAD_USER_INPUT', 'commandId: must be a UUID', ['commandId']));
  const facts = await actsMeant(context, input);
  if ('code' in facts) return refused(context, facts);
  const outcomes = await Promise.all(
    facts.map(async (fact): Promise<Outcome> => {
      const act = actOf(fact.type);
      const refusal = isUndoable(act) ? forbidden(actor, act.by) : undefined;
      if (refusal) return { kind: 'refused', refusal };
      const named = { type: fact.type, id: subjectOf(fact).id, eventId: fact.id };
      return undoAct(platform.handle, named, commandId, actor);
    }),
  );
  const last = outcomes.reduce((a, b) => (placeOf(a) >= placeOf(b) ? a : b));
  const isShown = placeOf(last) < 0n || (await platform.live.waitFor(placeOf(last), WAIT_MS));
  if (isShown && placeOf(last) >= 0n) raise(context, placeOf(last));
  const results = facts.map((fact, n) => {
    const outcome = outcomes[n]!;
    return { fact, subject: subjectOf(fact), outcome, userErrors: userErrorsOf(context, outcome), isShown };
  });
  const isNothing = results.every(({ outcome }) => outcome.kind === 'refused');
  return { userErrors: isNothing ? results[0]!.userErrors : [], position: positionOfOutcome(context, last), results };
}

const refused = (context: Context, refusal: Refusal): UndoAnswer => ({
  userErrors: userErrorsOf(context, { kind: 'refused', refusal }),
  position: null,
  results: [],
});

const placeOf = (outcome: Outcome): bigint => (outcome.kind === 'accepted' ? outcome.position : null) ?? -1n;

/** One fact an act: that which can be undone, where it recorded several. */
async function actsMeant(context: Context, { act, eventId }: UndoCommandInput): Promise<Refusal | readonly FeedFact[]> {
  const refusal = forbidden(context.actor, { name: 'UndoCommand' });
  if (refusal) return refusal;
  const path = act ? 'act' : 'eventId';
  const isOne = Boolean(act) !== Boolean(eventId);
  if (!isOne) return refuse('BAD_USER_INPUT', 'act: give exactly one of act and eventId', ['act']);
  const id = Id.safeParse(act ?? eventId).data;
  if (id === undefined) return refuse('BAD_USER_INPUT', `${path}: must be a UUID`, [path]);
  const facts = act ? await actsCausedBy(context, id) : await actOfEvent(context, id);
  return facts.length > 0 ? facts : refuse('NOT_FOUND', 'there is no such act, or it is not shown yet', [path]);
}

async function actsCausedBy({ platform, actor }: Context, causeId: string): Promise<FeedFact[]> {
  const facts = await factsOfAct(platform.pool, actor.team, causeId);
  const acts = Map.groupBy(facts, (fact) => {
    const { noun, id } = subjectOf(fact);
    return [noun, id, fact.meta.commandId].join('/');
  });
  return [...acts.values()].map((act) => act.find(({ type }) => isUndoable(actOf(type))) ?? act[0]!);
}

async function actOfEvent(context: Context, eventId: string): Promise<FeedFact[]> {
  const cause = await causeOf(context.platform.pool, context.actor.team, eventId);
  if (!cause) return [];
  const acts = await actsCausedBy(context, cause.causeId);
  return acts.filter(({ meta }) => meta.commandId === cause.commandId);
}
