// A batch mutation's answer: a result an item, and the place of the last fact.
import { giveBatch, type Item } from '../commands/batch.ts';
import type { Command } from '../commands/command.ts';
import type { Outcome } from '../commands/handle.ts';
import type { DomainEvent } from '../domain/facts.ts';
import type { Context } from './context.ts';
import type { UserError } from './generated/types.ts';
import { forbidden, positionOfOutcome, userErrorsOf } from './payload.ts';

export interface BatchAnswer<Result> {
  readonly userErrors: UserError[];
  readonly position: string | null;
  readonly results: Result[];
}

/** @param answer what an item came to, beside its `userErrors`. @throws Unavailable */
export async function commandBatch<Input, State, E extends DomainEvent, Result extends object>(
  context: Context,
  command: Command<Input, State, E>,
  batchId: string,
  items: readonly Item[],
  answer: (itemId: string, outcome: Outcome<State>) => Promise<Result>,
): Promise<BatchAnswer<Result & { userErrors: UserError[] }>> {
  const { platform, actor } = context;
  const given = forbidden(actor, command) ?? (await giveBatch(platform.handle, command, batchId, items, actor));
  if ('code' in given) {
    return { userErrors: userErrorsOf(context, { kind: 'refused', refusal: given }), position: null, results: [] };
  }
  const results = await Promise.all(
    given.map(async ({ itemId, outcome }) => ({
      ...(await answer(itemId, outcome)),
      userErrors: userErrorsOf(context, outcome),
    })),
  );
  const last = given.map(({ outcome }) => outcome).reduce(later);
  return { userErrors: [], position: positionOfOutcome(context, last), results };
}

const placeOf = (outcome: Outcome) => (outcome.kind === 'accepted' ? outcome.position : null) ?? -1n;
const later = <State>(a: Outcome<State>, b: Outcome<State>) => (placeOf(a) >= placeOf(b) ? a : b);
