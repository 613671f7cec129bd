// Documents: parsed, validated and measured once, for both transports.
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  separateOperations,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { apiError } from './errors.ts';
import { LONGEST_TEXT, limits, MOST_TOKENS } from './limits.ts';

export interface Documents {
  /** @returns the document, or what is wrong with it */
  read(text: string): DocumentNode | readonly GraphQLError[];
  /** The same text, in the memory that it takes already where it was read before. */
  known(text: string): string;
  /** @returns what is wrong with the variables */
  misfits(operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): readonly GraphQLError[];
}

const REMEMBERED = 1_000;
const MOST_ERRORS = 10;

/** @param isDevelopment whoever writes documents may ask for the schema, and is told what else they may have meant */
export function openDocuments(schema: GraphQLSchema, isDevelopment = false): Documents {
  const rules = [...specifiedRules, limits({ mayIntrospect: isDevelopment })];
  const told = (errors: readonly GraphQLError[]) => (isDevelopment ? errors.map(withSuggestions) : errors);
  const known = new LRUCache<string, DocumentNode>({ max: REMEMBERED });
  return {
    read(text) {
      const remembered = known.get(text);
      if (remembered) return remembered;
      if (text.length > LONGEST_TEXT) {
        return [apiError('QUERY_REJECTED', `a document may be at most ${LONGEST_TEXT} characters long`)];
      }
      try {
        const document = parse(text, { maxTokens: MOST_TOKENS });
        const errors = validate(schema, document, rules, { maxErrors: MOST_ERRORS });
        if (errors.length > 0) return told(errors);
        known.set(text, document);
        return document;
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        return [asRejection(text, error)];
      }
    },
    known: (text) => known.get(text)?.loc?.source.body ?? text,
    misfits(operation, variables) {
      const definitions = operation.variableDefinitions ?? [];
      return told(getVariableValues(schema, definitions, variables, { maxErrors: MOST_ERRORS }).errors ?? []);
    },
  };
}

/** Errors that have a code are told as they are. */
function withSuggestions(error: GraphQLError): GraphQLError {
  if (error.extensions.code !== undefined) return error;
  const { nodes, source, positions, path, message } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { code: 'BAD_USER_INPUT' } });
}

/** A syntax error, unless it is one of what is not served at all. */
function asRejection(text: string, error: GraphQLError): GraphQLError {
  if (/more th\w+ \d+ tokens/.test(error.message)) return apiError('QUERY_REJECTED', error.message);
  try {
    JSON.parse(text);
  } catch {
    return error;
  }
  return apiError('QUERY_REJECTED', 'query: must be the text of a document, not JSON');
}

/** The operation to run. @returns BAD_USER_INPUT where it is not clear which */
export function operationOf(
  { definitions }: DocumentNode,
  name: string | null | undefined,
): OperationDefinitionNode | GraphQLError {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const isNamed = name !== null && name !== undefined && name !== '';
  const [operation, second] = isNamed ? operations.filter((one) => one.name?.value === name) : operations;
  if (operation && !second) return operation;
  const message = isNamed ? `the document has no operation ${name}` : 'operationName: must say which operation to run';
  return apiError('BAD_USER_INPUT', message);
}

const texts = new WeakMap<OperationDefinitionNode, string>();

/** The operation without the document's others: for whoever remembers an operation by its text. */
export function textOf(text: string, document: DocumentNode, operation: OperationDefinitionNode): string {
  const isAlone = document.definitions.every((one) => one === operation || one.kind !== Kind.OPERATION_DEFINITION);
  if (isAlone) return text;
  const known = texts.get(operation) ?? print(separateOperations(document)[operation.name?.value ?? '']!);
  texts.set(operation, known);
  return known;
}
