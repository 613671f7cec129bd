// Random taggers on one play, against a list of who said what when.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uuidv5 } from '../../../src/commands/ids.ts';
import type { Event, Recorded } from '../../../src/domain/event.ts';
import type { DomainEvent } from '../../../src/domain/facts.ts';
import { playFactResolved } from '../../../src/domain/play/events.ts';
import { tagAdded, tagEdited, tagRemoved } from '../../../src/domain/tag/events.ts';
import { type PlayRow, tagSheet } from '../../../src/projections/tagSheet/projection.ts';

const sessionId = '0198c0de-0000-7000-8000-0000000000aa';
const playId = uuidv5(sessionId, 'play');
const at = '2026-11-14T20:14:10.000Z';

type Step =
  | { kind: 'say'; tag: number; down: number | null }
  | { kind: 'remove'; tag: number }
  | { kind: 'settle'; down: number | null };
const tag = fc.integer({ min: 0, max: 2 });
const down = fc.option(fc.integer({ min: 1, max: 3 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('say' as const), tag, down }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), tag }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('settle' as const), down }) },
);

/** What each tag says at the end, the one that spoke last at the end of the list. */
interface Model {
  said: { tag: number; down: number }[];
  settled: number | null;
}

it('shows what was settled or else said last, and a dispute where tags differ', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
      const model: Model = { said: [], settled: null };
      const known = new Set<number>();
      let row: PlayRow | undefined;
      for (const [n, next] of steps.entries()) {
        const event = eventOf(next, known);
        if (!event) continue;
        remember(model, next);
        const meta = { actor: 'coach-a', team: 'home', session: sessionId, play: playId, recordedAt: at };
        const recorded = { ...event, meta, stream: '', position: BigInt(n) } as unknown as Recorded<DomainEvent>;
        row = tagSheet.apply(row, recorded) ?? undefined;
      }
      if (!row) return;
      expect(row.down).toBe(model.settled ?? model.said.at(-1)?.down ?? null);
      const differ = new Set(model.said.map((one) => one.down)).size > 1;
      expect(row.disputed).toEqual(differ && model.settled === null ? ['down'] : []);
      expect(row.tag_count).toBe(known.size);
    }),
    { numRuns: 500 },
  );
});

function remember(model: Model, next: Step): void {
  if (next.kind === 'settle') {
    model.settled = next.down;
    return;
  }
  const { tag } = next;
  model.said = model.said.filter((one) => one.tag !== tag);
  if (next.kind === 'say' && next.down !== null) model.said.push({ tag, down: next.down });
}

/** Undefined where no command would have let it happen. */
function eventOf(next: Step, known: Set<number>): Event | undefined {
  if (next.kind === 'settle') return playFactResolved({ playId, sessionId, field: 'down', value: next.down });
  const tagId = uuidv5(playId, 'tag', next.tag);
  if (next.kind === 'remove') return known.delete(next.tag) ? tagRemoved({ tagId }) : undefined;
  if (known.has(next.tag)) return tagEdited({ tagId, fields: { down: next.down } });
  known.add(next.tag);
  return tagAdded({ tagId, sessionId, playId, at, fields: next.down === null ? { notes: 'x' } : { down: next.down } });
}
