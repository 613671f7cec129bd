// The executable schema: the text, the resolvers of every noun, and the rights of every field.
import {
  buildSchema,
  GraphQLError,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  isScalarType,
  Kind,
  type ValueNode,
} from 'graphql';
import { isOpen, mayRead } from '../auth/rights.ts';
import { recordedRole } from '../domain/event.ts';
import { isoOf } from '../domain/values.ts';
import type { FeedFact } from '../projections/feed.ts';
import { attentionResolvers } from './attention/resolvers.ts';
import { channelResolvers } from './channel/resolvers.ts';
import { clipResolvers } from './clip/resolvers.ts';
import type { Context } from './context.ts';
import { apiError } from './errors.ts';
import { typeNameOf } from './facts.ts';
import type { QueryResolvers, Role } from './generated/types.ts';
import { historyResolvers } from './history/resolvers.ts';
import { personResolvers } from './person.ts';
import { recordingResolvers } from './recording/resolvers.ts';
import { rosterResolvers } from './roster/resolvers.ts';
import { schemaText } from './schemaText.ts';
import { sessionResolvers } from './session/resolvers.ts';
import { statsResolvers } from './stats/resolvers.ts';
import { subscriptionResolvers } from './subscriptions.ts';
import { tagResolvers } from './tag/resolvers.ts';
import { teamResolvers } from './team/resolvers.ts';

const query: QueryResolvers = {
  serverTime: () => isoOf(Date.now()),
  viewer: (_root, _arguments, { actor, label }) => ({
    id: actor.id,
    role: recordedRole(actor).toUpperCase() as Role,
    label,
    team: actor.team,
  }),
};

const nouns = [
  attentionResolvers,
  sessionResolvers,
  channelResolvers,
  recordingResolvers,
  clipResolvers,
  tagResolvers,
  statsResolvers,
  teamResolvers,
  rosterResolvers,
  historyResolvers,
];
const resolvers = merged([...nouns, { Query: query, Subscription: subscriptionResolvers, Person: personResolvers }]);

/** Several nouns may give one type fields: `Query`, and whatever one noun shows of another. */
function merged(parts: readonly object[]): Readonly<Record<string, object>> {
  const types: Record<string, object> = {};
  for (const [type, fields] of parts.flatMap((part) => Object.entries(part)))
    types[type] = { ...types[type], ...fields };
  return types;
}

export async function openSchema(): Promise<GraphQLSchema> {
  const schema = buildSchema(await schemaText());
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = (fact: FeedFact) => typeNameOf(fact);
    if (isScalarType(type) && (type.name === 'DateTime' || type.name === 'Position')) asText(type);
    if (isObjectType(type)) attach(type.name, type.getFields());
  }
  return schema;
}

type Fields = ReturnType<Extract<ReturnType<GraphQLSchema['getQueryType']>, object>['getFields']>;
type Field = Fields[string];

function attach(typeName: string, fields: Fields): void {
  const own = new Map<string, unknown>(Object.entries(resolvers[typeName] ?? {}));
  for (const field of Object.values(fields)) {
    const resolver = own.get(field.name);
    if (typeof resolver === 'function') field.resolve = resolver as Field['resolve'];
    else if (resolver) Object.assign(field, resolver);
    guard(`${typeName}.${field.name}`, field);
    own.delete(field.name);
  }
  const [stranger] = own.keys();
  if (stranger) throw new Error(`the schema has no field ${typeName}.${stranger}`);
}

/** Wraps only fields that some role may not read: the others cost nothing. */
function guard(name: string, field: Field): void {
  if (isOpen(name)) return;
  const kind = field.subscribe ? 'subscribe' : 'resolve';
  const inner = field[kind];
  // A page asks for the same person fifty times over.
  let lastReader: Context['actor'] | undefined;
  field[kind] = (source, fieldArguments, context: Context, info) => {
    const { actor } = context;
    if (actor !== lastReader && mayRead(actor, name)) lastReader = actor;
    if (actor !== lastReader) throw apiError('FORBIDDEN', `the role ${recordedRole(actor)} may not read ${name}`);
    return inner ? inner(source, fieldArguments, context, info) : source[field.name];
  };
}

/** Instants and positions travel as they were sent: who uses them judges them, and says what is wrong with them. */
function asText(scalar: { name: string; parseValue: unknown; parseLiteral: unknown; serialize: unknown }): void {
  const text = (value: unknown): string => {
    if (typeof value === 'string') return value;
    throw new GraphQLError(`${scalar.name} must be a string`);
  };
  scalar.serialize = text;
  scalar.parseValue = text;
  scalar.parseLiteral = (node: ValueNode) => text(node.kind === Kind.STRING ? node.value : undefined);
}
