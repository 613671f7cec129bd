// Old events for ever: histories as they were once written are read by today's decoder, and fold to what they meant.
import { describe, expect, it } from 'vitest';
import { brokenShapes, shapesOfToday, writtenShapes } from '../../scripts/eventShapes.ts';
import { goldenHistories, withoutFixture } from '../../scripts/golden.ts';
import type { Event, Recorded } from '../../src/domain/event.ts';
import { type DomainEvent, facts } from '../../src/domain/facts.ts';
import { nouns } from '../../src/domain/nouns.ts';
import { decodeContent } from '../../src/eventstore/codec.ts';
import { projections } from '../../src/projections/index.ts';
import type { Row } from '../../src/projections/projection.ts';

const histories = await goldenHistories();

it('every version of every event type has a fixture', () => {
  expect(withoutFixture(histories)).toEqual([]);
});

it('a version that nobody wrote down is missed', () => {
  const others = histories.filter(({ noun }) => noun !== 'play');
  expect(withoutFixture(others)).toEqual(['PlayFactResolved v1']);
});

describe('the fields of an event type', () => {
  const today = shapesOfToday();
  const written = new Map([...today].slice(0, 9));
  const [[version, shape]] = [...written] as [[string, string]];

  it('are as they were written down', async () => {
    expect(brokenShapes(await writtenShapes())).toEqual([]);
  });

  it('are missed where they change without a new version', () => {
    const changed = new Map(today).set(version, shape.replace('"type":"object"', '"type":"array"'));
    expect(brokenShapes(written, changed)).toEqual([expect.stringContaining(`${version} has other fields`)]);
  });

  it('may be others in a new version', () => {
    const next = new Map(today).set(version.replace('v1', 'v2'), '{}');
    next.delete(version);
    expect(brokenShapes(written, next)).toEqual([]);
  });

  it('are missed where the type is gone', () => {
    const without = new Map(today);
    without.delete(version);
    expect(brokenShapes(written, without)).toEqual([expect.stringContaining('nothing reads it any more')]);
  });
});

describe.each(histories)('$file', ({ noun: name, stream, events, state }) => {
  const decoded = () => events.map(({ type, data, meta }) => ({ ...decodeContent(type, data, meta), meta }));

  it('is read, with nothing of it lost', () => {
    // An older version's content is upcast: only today's is told back word by word.
    const isOfToday = ({ type, meta }: { type: string; meta: { v: number } }) =>
      facts.some((fact) => fact.type === type && fact.v === meta.v);
    const contents = (list: readonly { type: string; data: unknown; meta: { v: number } }[]) =>
      list.filter(isOfToday).map(({ type, data }) => ({ type, data }));
    expect(contents(decoded())).toEqual(contents(events));
  });

  it.skipIf(state === null)('folds to what it meant', () => {
    const noun = nouns.find((one) => one.name === name)!;
    const evolve = noun.evolve as (state: object, event: Event, by: string) => object;
    const folded = decoded().reduce<object>((memory, event) => evolve(memory, event, event.meta.actor), noun.initial);
    expect(folded).toMatchObject(state!);
  });

  it('is shown by every read model that has to do with it', () => {
    const rows = new Map<string, Row | undefined>();
    for (const [n, event] of decoded().entries()) {
      const place = BigInt(n);
      const recorded = {
        ...event,
        stream,
        id: '',
        revision: place,
        position: place,
      } as unknown as Recorded<DomainEvent>;
      for (const { table, keys, apply } of projections) {
        for (const id of keys(recorded)) {
          const key = `${table}/${id}`;
          rows.set(key, apply(rows.get(key), recorded) ?? undefined);
        }
      }
    }
    expect(rows.size > 0).toBe(state !== null);
  });
});
