// What the schema must not be: undescribed anywhere, or broken for clients without the CHANGELOG saying so.
import {
  findBreakingChanges,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** Coordinates such as `Clip.angles` of what has no description. */
export function undescribed(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap());
  return types.filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type)).flatMap(undescribedIn);
}

function undescribedIn(type: GraphQLNamedType): string[] {
  const silent = (prefix: string, parts: readonly Described[]) =>
    parts.filter(({ description }) => !description?.trim()).map(({ name }) => `${prefix}${name}`);
  const within = `${type.name}.`;
  if (isEnumType(type)) return [...silent('', [type]), ...silent(within, type.getValues())];
  if (isInputObjectType(type)) return [...silent('', [type]), ...silent(within, Object.values(type.getFields()))];
  if (!isObjectType(type) && !isInterfaceType(type)) return silent('', [type]);
  const fields = Object.values(type.getFields());
  const inArguments = fields.flatMap((field) => silent(`${within}${field.name}.`, field.args));
  return [...silent('', [type]), ...silent(within, fields), ...inArguments];
}

/** Breaking changes since the release whose coordinate, such as `Clip.angles`, the changelog does not name. */
export function unnamedBreaks(released: GraphQLSchema, now: GraphQLSchema, changelog: string): string[] {
  const unreleased = changelog.split(/^## /m).find((section) => section.startsWith('Unreleased')) ?? '';
  return findBreakingChanges(released, now)
    .map(({ description }) => description)
    .filter((description) => !unreleased.includes(`\`${coordinateOf(description)}\``));
}

/** Of graphql-js' sentences: `Clip.angles was removed.`, `A required arg first on Query.clips was added.` */
const coordinateOf = (sentence: string): string =>
  /\b[A-Z]\w*\.\w+/.exec(sentence)?.[0] ?? /\b(?!A\b)[A-Z]\w+/.exec(sentence)?.[0] ?? sentence;
