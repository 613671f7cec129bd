import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { undescribed, unnamedBreaks } from '../../scripts/schemaTrouble.ts';

describe('an undescribed schema', () => {
  it.each([
    ['type', 'type Query { "Now." time: String }', ['Query']],
    ['field', '"Asks." type Query { time: String }', ['Query.time']],
    ['argument', '"Asks." type Query { "Now." time(zone: String): String }', ['Query.time.zone']],
    ['enum value', '"Asks." type Query { "Now." time: Zone } "Where." enum Zone { UTC }', ['Zone.UTC']],
    [
      'input field',
      '"Asks." type Query { "Now." time("Where." in: Place): String } "Where." input Place { zone: String }',
      ['Place.zone'],
    ],
    ['nothing', '"Asks." type Query { "Now." time: String }', []],
  ])('is told of a %s', (_name, text, coordinates) => {
    expect(undescribed(buildSchema(text))).toEqual(coordinates);
  });
});

describe('a breaking change', () => {
  const released = buildSchema('type Query { time: String clips(first: Int): Clip } type Clip { id: ID }');
  const breaks = (text: string, changelog: string) => unnamedBreaks(released, buildSchema(text), changelog);
  const withoutTime = 'type Query { clips(first: Int): Clip } type Clip { id: ID }';

  it('that the changelog does not name is told', () => {
    expect(breaks(withoutTime, '## Unreleased\n\n- Less.\n')).toEqual(['Query.time was removed.']);
    expect(breaks(withoutTime, '## Unreleased\n\n## 0.1.0\n\n- `Query.time` is gone.\n')).toHaveLength(1);
  });

  it('that the changelog names is none', () => {
    expect(breaks(withoutTime, '## Unreleased\n\n- `Query.time` is gone.\n')).toEqual([]);
  });

  it.each([
    ['argument', 'type Query { time: String clips(first: Int, of: ID!): Clip } type Clip { id: ID }', 'Query.clips'],
    ['type', 'type Query { time: String clips(first: Int): Film } type Film { id: ID }', 'Clip'],
  ])('of an %s is known by its coordinate', (_name, text, coordinate) => {
    const told = breaks(text, '## Unreleased\n');
    expect(told.join()).toContain(coordinate);
    expect(breaks(text, `## Unreleased\n- \`${coordinate}\`\n`).length).toBeLessThan(told.length);
  });

  it('is not what only adds', () => {
    expect(
      breaks('type Query { time: String clips(first: Int): Clip } type Clip { id: ID title: String }', ''),
    ).toEqual([]);
  });
});
