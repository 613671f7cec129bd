// Every mutation of the schema, and a right input for each: a new one needs nothing here.
import {
  buildSchema,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { schemaText } from '../../src/graphql/schemaText.ts';
import type { Answer, World } from './openWorld.ts';

export interface Mutation {
  readonly name: string;
  readonly inputType: GraphQLInputObjectType;
  /** Answers item by item. */
  readonly isBatch: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

export async function everyMutation(): Promise<readonly Mutation[]> {
  const schema = buildSchema(await schemaText());
  return Object.values(schema.getMutationType()!.getFields()).map(({ name, args, type }) => {
    const input = args.find((argument) => argument.name === 'input')!.type;
    const payload = getNamedType(type) as GraphQLObjectType;
    const isBatch = 'results' in payload.getFields();
    return { name, isBatch, inputType: (isNonNullType(input) ? input.ofType : input) as GraphQLInputObjectType };
  });
}

/** Everything filled in, by type. @param ids what the fields that name something hold, by the field's name */
export function rightInput(type: GraphQLInputObjectType, ids: (field: string) => string): Fields {
  return Object.fromEntries(
    Object.values(type.getFields()).map(({ name, type: fieldType }) => [name, rightValue(name, fieldType, ids)]),
  );
}

const words: Readonly<Record<string, unknown>> = {
  DateTime: new Date(Date.now() - 60_000).toISOString(),
  Int: 1,
  Float: 1,
  Boolean: true,
};

function rightValue(field: string, type: GraphQLInputType, ids: (field: string) => string): unknown {
  if (isNonNullType(type)) return rightValue(field, type.ofType, ids);
  if (isListType(type)) return [rightValue(field, type.ofType, ids)];
  if (isInputObjectType(type)) return rightInput(type, ids);
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (type.name === 'ID') return ids(field);
  return words[type.name] ?? 'text';
}

/** Asks for a mutation. What it answers is in `data.answer`. */
export function mutate(
  world: World,
  token: string,
  { name, inputType, isBatch }: Mutation,
  input: unknown,
): Promise<Answer> {
  const errors = 'userErrors { code message path }';
  const payload = isBatch ? `${errors} results { ${errors} }` : errors;
  const query = `mutation ($input: ${inputType.name}!) { answer: ${name}(input: $input) { ${payload} } }`;
  return world.ask(query, { input }, token);
}

interface Payload {
  readonly userErrors: readonly { readonly code: string }[];
  readonly results?: readonly Pick<Payload, 'userErrors'>[];
}

/** The first code that was answered, wherever it stands; `accepted` where there is none. */
export function codeOf({ data, errors }: Answer): string {
  const payload = (data as unknown as { readonly answer?: Payload } | null | undefined)?.answer;
  const refusals = [payload, ...(payload?.results ?? [])].flatMap((part) => part?.userErrors ?? []);
  return errors?.[0]?.extensions.code ?? refusals[0]?.code ?? 'accepted';
}
