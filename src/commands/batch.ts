// A batch: one item is one command, each accepted or refused by itself, all with the batch's causation id.
import { type Refusal, refuse } from '../domain/decision.ts';
import type { Actor } from '../domain/event.ts';
import type { DomainEvent } from '../domain/facts.ts';
import { Id } from '../domain/values.ts';
import type { Command } from './command.ts';
import type { Handle, Outcome } from './handle.ts';
import { uuidv5 } from './ids.ts';

export const MOST_ITEMS = 100;

export interface Item {
  /** Id of what the item is about; different for every item. */
  readonly itemId: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface ItemResult<State> {
  readonly itemId: string;
  readonly outcome: Outcome<State>;
}

/**
 * Sent again, every item that was carried out is answered as before. Refused as a whole where the batch itself is
 * wrong. @throws Unavailable: some items may have been carried out; send the batch again
 */
export async function giveBatch<Input, State, E extends DomainEvent>(
  handle: Handle,
  command: Command<Input, State, E>,
  batchId: unknown,
  items: readonly Item[],
  actor: Actor,
): Promise<Refusal | readonly ItemResult<State>[]> {
  const id = Id.safeParse(batchId);
  if (!id.success) return refuse('BAD_USER_INPUT', 'batchId: must be a UUID', ['batchId']);
  if (items.length < 1 || items.length > MOST_ITEMS) {
    return refuse('BAD_USER_INPUT', `a batch has 1 to ${MOST_ITEMS} items`);
  }
  const ids = items.map(({ itemId }) => itemId.toLowerCase());
  if (new Set(ids).size < ids.length) return refuse('BAD_USER_INPUT', 'a batch names everything once only');
  return Promise.all(
    items.map(async ({ itemId, input }, n) => {
      const named = Id.safeParse(itemId);
      // An unusable id is left to the command, which says what is wrong with it.
      const commandId = uuidv5(id.data, named.success ? named.data : n);
      return { itemId, outcome: await handle(command, { ...input, commandId }, actor, { causationId: id.data }) };
    }),
  );
}
