import { expect, it } from 'vitest';
import { fillLog } from '../../src/backup/fillLog.ts';
import { StoreUnavailable } from '../../src/eventstore/errors.ts';
import type { PlacedEvent, RawEvent, RawLog } from '../../src/eventstore/rawLog.ts';
import { newId } from '../support/worldOf.ts';

const eventOf = (n: number): RawEvent => ({
  id: newId(),
  stream: `session-home.${newId()}`,
  revision: 0n,
  type: 'SessionPaused',
  data: { n },
  meta: { v: 1 },
});

async function* sourceOf(events: readonly RawEvent[]) {
  yield* events;
}

/** A store that may lose an append and keep those that were sent behind it: no real one can be asked to. */
function unruly(lost: (event: RawEvent) => boolean): RawLog & { readonly held: PlacedEvent[] } {
  const held: PlacedEvent[] = [];
  return {
    held,
    async *events() {
      yield* held;
    },
    async *backwards() {
      yield* held.toReversed();
    },
    async append(events) {
      if (events.some(lost)) throw new StoreUnavailable('lost');
      for (const event of events) {
        const commit = BigInt(held.length);
        held.push({ ...event, mark: { commit, prepare: commit } });
      }
      return held.at(-1)!.mark;
    },
    close() {},
  };
}

it('a target that lost an append and kept a later one is given up, not filled in another order', async () => {
  const events = Array.from({ length: 20 }, (_, n) => eventOf(n));
  const losses = [events[7]!.id];
  const target = unruly(({ id }) => losses[0] === id && losses.shift() !== undefined);
  const filling = fillLog({ target, events: sourceOf(events), newest: undefined, told: () => {} });
  await expect(filling).rejects.toThrow(/not the source's at that place; .*begin anew with an empty target/);
});

it('what somebody else wrote into the target is named, and not gone on with', async () => {
  const events = Array.from({ length: 5 }, (_, n) => eventOf(n));
  const target = unruly(() => false);
  await target.append(events.slice(0, 2));
  await target.append([eventOf(99)]);
  const { mark, id } = target.held.at(-1)!;
  const filling = fillLog({ target, events: sourceOf(events), newest: mark, told: () => {} });
  await expect(filling).rejects.toThrow(id);
});
