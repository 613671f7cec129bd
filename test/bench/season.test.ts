import { describe, expect, it } from 'vitest';
import { type Game, season } from '../../bench/games/season.ts';
import type { Event, Recorded } from '../../src/domain/event.ts';
import { type DomainEvent, facts } from '../../src/domain/facts.ts';
import type { Noun } from '../../src/domain/noun.ts';
import { nouns } from '../../src/domain/nouns.ts';
import { parseStream } from '../../src/domain/streams.ts';
import { decodeContent } from '../../src/eventstore/codec.ts';
import { projections } from '../../src/projections/index.ts';
import type { Row } from '../../src/projections/projection.ts';

const seasonOf = (seed: number): Game[] => [...season({ seed, games: 4, eventsPerGame: 2_500, firstPosition: 7n })];
const games = seasonOf(1);
const log = games.flatMap(({ events }) => events);
const anyNouns = nouns as unknown as readonly Noun<unknown, Event, string>[];

describe('a generated season', () => {
  it('is the same for the same seed, and another for another', () => {
    const text = (season: Game[]) =>
      JSON.stringify(season, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
    expect(text(seasonOf(1))).toBe(text(games));
    expect(text(seasonOf(2))).not.toBe(text(games));
  });

  it('has exactly as many events a game as were asked for, in the order of the log', () => {
    expect(games.map(({ events }) => events.length)).toEqual(Array.from({ length: 4 }, () => 2_500));
    expect(log.every(({ position }, n) => position === BigInt(n) + 7n)).toBe(true);
  });

  it('numbers every stream without a gap, and no id comes twice', () => {
    for (const events of Map.groupBy(log, ({ stream }) => stream).values()) {
      expect(events.map(({ revision }) => revision)).toEqual(events.map((_event, n) => BigInt(n)));
    }
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  });

  it('holds what the decoder would give back', () => {
    for (const { type, data, meta } of log) expect(decodeContent(type, data, meta)).toEqual({ type, data });
  });

  it('tells of marks, cuts, failures, tags, disagreements and favourites', () => {
    const types = new Set(log.map(({ type }) => type as string));
    const expected = [
      ...['SessionScheduled', 'SessionCompleted', 'ChannelLost', 'ChannelRecovered', 'ClipReady', 'ClipFailed'],
      ...['ClipFavorited', 'ClipDiscarded', 'TagAdded', 'TagEdited', 'TagReviewed', 'PlayFactResolved'],
    ];
    expect(expected.filter((type) => !types.has(type))).toEqual([]);
    expect([...types].filter((type) => !facts.some((fact) => fact.type === type))).toEqual([]);
  });

  it('belongs, event by event, where its own fold says', () => {
    const states = new Map<string, unknown>();
    for (const { stream, meta, ...event } of log) {
      const noun = anyNouns.find(({ name }) => name === parseStream(stream)!.noun)!;
      const before = states.get(stream) ?? noun.initial;
      const after = noun.evolve(before, event, meta.actor);
      states.set(stream, after);
      const { session, sessions, play } = meta;
      const given = JSON.parse(JSON.stringify({ session, sessions, play }));
      expect(given).toEqual(JSON.parse(JSON.stringify(noun.scope(before, after))));
    }
  });

  it('can be read: no projection stumbles over it', () => {
    const readAll = (projection: (typeof projections)[number]) => {
      const rows = new Map<string, Row | undefined>();
      for (const event of log) fold(projection, rows, event);
    };
    for (const projection of projections) expect(() => readAll(projection), projection.table).not.toThrow();
  });
});

function fold(
  { keys, apply }: (typeof projections)[number],
  rows: Map<string, Row | undefined>,
  event: Recorded<DomainEvent>,
): void {
  for (const id of keys(event)) rows.set(id, apply(rows.get(id), event) ?? undefined);
}
