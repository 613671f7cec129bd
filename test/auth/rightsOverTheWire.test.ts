// Every role sends every mutation and every query: the answer is FORBIDDEN exactly where the table says so.
import { randomUUID } from 'node:crypto';
import {
  buildSchema,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { schemaText } from '../../src/graphql/schemaText.ts';
import { openWorld, type World } from '../graphql/openWorld.ts';
import { givenGame } from '../graphql/plays.ts';
import { commandsByHand, letters, readersByHand } from './rightsByHand.ts';

const schema = buildSchema(await schemaText());
const mutations = Object.values(schema.getMutationType()!.getFields());
const queries = Object.values(schema.getQueryType()!.getFields());
const askers = ['admin', 'operator', 'coach', 'analyst', 'viewer', 'device', 'auditor'] as const;
const readingAssistant = 'an assistant that reads';

let world: World;
const tokens = new Map<string, string>();
beforeAll(async () => {
  world = await openWorld();
  const { channelId } = await givenGame(world, await world.token({ role: 'operator' }));
  for (const role of askers) {
    tokens.set(role, await world.token(role === 'device' ? { role, channelId } : { role }));
  }
  tokens.set(readingAssistant, await world.token({ role: 'assistant', sub: 'analyst-2', of: 'analyst' }));
});

/** Any value that the type takes: what is decided before the content is looked at must not depend on it. */
function anyValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return anyValue(type.ofType);
  if (isListType(type)) return [anyValue(type.ofType)];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]!.value;
  if (isInputObjectType(named)) {
    const needed = Object.values(named.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(needed.map((field) => [field.name, anyValue(field.type)]));
  }
  const scalars: Record<string, unknown> = {
    ID: randomUUID(),
    Int: 1,
    Float: 1,
    Boolean: true,
    DateTime: new Date().toISOString(),
  };
  return scalars[named.name] ?? 'word';
}

type Root = (typeof queries)[number];
const variablesOf = ({ args }: Root) => args.filter((arg) => isNonNullType(arg.type));
const selectionOf = (field: Root) => (isObjectType(getNamedType(field.type)) ? '{ __typename }' : '');
function operation(kind: 'query' | 'mutation', field: Root, selection: string): [string, Record<string, unknown>] {
  const needed = variablesOf(field);
  const declared = needed.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = needed.map(({ name }) => `${name}: $${name}`).join(', ');
  const variables = Object.fromEntries(needed.map(({ name, type }) => [name, anyValue(type)]));
  const head = needed.length > 0 ? `${kind} (${declared})` : kind;
  return [`${head} { ${field.name}${passed && `(${passed})`} ${selection} }`, variables];
}

/** The command that a mutation gives: its own name, or for a batch that of one item. */
const batches: Readonly<Record<string, string>> = {
  addTags: 'AddTag',
  editTags: 'EditTag',
  removeTags: 'RemoveTag',
  reviewTags: 'ReviewTag',
  markTagsImportant: 'MarkTagImportant',
  favoriteClips: 'FavoriteClip',
  unfavoriteClips: 'UnfavoriteClip',
};
const commandOf = (mutation: string) => batches[mutation] ?? mutation.charAt(0).toUpperCase() + mutation.slice(1);

describe.each([...askers, readingAssistant])('%s', (asker) => {
  const mayGive = (command: string) => commandsByHand[command]?.includes(letters[asker] ?? '-') ?? false;
  const reader = asker === readingAssistant ? 'analyst' : asker;

  it.each(mutations.map((field) => [field.name, field] as const))('sends %s', async (name, field) => {
    const isBatch = name in batches;
    const selection = isBatch ? '{ userErrors { code } results { userErrors { code } } }' : '{ userErrors { code } }';
    const [query, variables] = operation('mutation', field, selection);
    const { data, errors } = await world.ask(query, variables, tokens.get(asker)!);
    expect(errors).toBeUndefined();
    const text = JSON.stringify(data);
    expect(text.includes('FORBIDDEN') && !text.includes('NOT_FOUND')).toBe(!mayGive(commandOf(name)));
  });

  it.each(queries.map((field) => [field.name, field] as const))('asks for %s', async (name, field) => {
    const [query, variables] = operation('query', field, selectionOf(field));
    const { errors } = await world.ask(query, variables, tokens.get(asker)!);
    const codes = (errors ?? []).map(({ extensions }) => extensions.code);
    expect(codes.includes('FORBIDDEN')).toBe(!readersByHand('Query', name).includes(letters[reader]!));
  });
});
