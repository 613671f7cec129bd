import { buildSchema, GraphQLError, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { commandsIn } from '../../src/graphql/documentSize.ts';
import { operationOf } from '../../src/graphql/documents.ts';
import { limits } from '../../src/graphql/limits.ts';

const schema = buildSchema(`
  type Query { games(first: Int): [Game] }
  type Game { id: ID plays(first: Int): [Play] }
  type Play { id: ID tags(first: Int): [Tag] play: Play }
  type Tag { id: ID }
  type Mutation { retryClip: Play favoriteClip: Play }
`);
const troubles = (query: string) =>
  validate(schema, parse(query), [limits({ mayIntrospect: false })]).map(({ message }) => message);

it.each([
  ['a page of pages', '{ games(first: 100) { plays(first: 100) { id } } }', 0],
  ['one row more', '{ games(first: 100) { plays(first: 100) { tags(first: 2) { id } } } }', 1],
  ['small pages in small pages', '{ games(first: 20) { plays(first: 20) { tags(first: 20) { id } } } }', 0],
  [
    'pages whose size is a variable, as if they were full',
    'query ($n: Int) { games(first: $n) { plays(first: $n) { tags(first: $n) { id } } } }',
    1,
  ],
  [
    'pages in fragments',
    `{ games(first: 100) { ...G } } fragment G on Game { plays(first: 100) { ...P } }
     fragment P on Play { tags(first: 3) { id } }`,
    1,
  ],
  ['eight levels', `{ games { plays { ${'play { '.repeat(5)} id ${'} '.repeat(5)} } } }`, 0],
  ['nine levels', `{ games { plays { ${'play { '.repeat(6)} id ${'} '.repeat(6)} } } }`, 1],
  ['a fragment that leads back to itself', '{ games { ...G } } fragment G on Game { id ...G }', 0],
])('%s', (_name, query, count) => {
  expect(troubles(query)).toHaveLength(count);
});

it.each([
  ['mutation { favoriteClip { id } }', 1, 0],
  ['mutation { a: retryClip { id } b: retryClip { id } favoriteClip { id } }', 3, 2],
  ['mutation { ...M ...M } fragment M on Mutation { retryClip { id } ... { favoriteClip { id } } }', 4, 2],
])('%s gives so many commands', (query, commands, dear) => {
  const document = parse(query);
  const operation = operationOf(document, undefined);
  if (operation instanceof GraphQLError) throw operation;
  expect(commandsIn(document, operation)).toEqual({ commands, dear });
});
