// How large a document may be. Judged before anything of it runs; a limit is named in the refusal.
import {
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { apiError } from './errors.ts';

export const LONGEST_TEXT = 15_000;
export const MOST_TOKENS = 1_000;
const DEEPEST = 8;
const MOST_ALIASES = 15;
const MOST_ROOT_FIELDS = 10;
const MOST_DIRECTIVES = 20;
const MOST_FRAGMENTS = 20;

/** A validation rule for `validate`. */
export function limits(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  let directives = 0;
  let fragments = 0;
  const refuse = (what: string, limit: number) =>
    context.reportError(apiError('QUERY_TOO_COMPLEX', `a document may have at most ${limit} ${what}`));

  return {
    Directive() {
      directives += 1;
      if (directives === MOST_DIRECTIVES + 1) refuse('directives', MOST_DIRECTIVES);
    },
    FragmentDefinition() {
      fragments += 1;
      if (fragments === MOST_FRAGMENTS + 1) refuse('fragments', MOST_FRAGMENTS);
    },
    Field(node: FieldNode) {
      if (node.alias) aliases += 1;
      if (node.alias && aliases === MOST_ALIASES + 1) refuse('aliases', MOST_ALIASES);
      if (node.name.value === '__schema' || node.name.value === '__type') {
        context.reportError(
          apiError('QUERY_REJECTED', 'introspection is off; the schema is published with the project'),
        );
      }
    },
    OperationDefinition({ selectionSet }) {
      const roots = rootFields(context, selectionSet, new Set());
      if (roots > MOST_ROOT_FIELDS) refuse('root fields', MOST_ROOT_FIELDS);
      if (isDeeper(context, selectionSet, DEEPEST, new Map())) refuse('levels of fields', DEEPEST);
    },
  };
}

function rootFields(context: ValidationContext, { selections }: SelectionSetNode, seen: Set<string>): number {
  let count = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) count += 1;
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += rootFields(context, selection.selectionSet, seen);
    else {
      const fragment = unseen(context, selection.name.value, seen);
      if (fragment) count += rootFields(context, fragment.selectionSet, seen);
    }
  }
  return count;
}

function unseen(context: ValidationContext, name: string, seen: Set<string>): FragmentDefinitionNode | undefined {
  if (seen.has(name)) return undefined;
  seen.add(name);
  return context.getFragment(name) ?? undefined;
}

/** A fragment is looked at once for every depth left: cycles end, and so do fragments that multiply. */
function isDeeper(
  context: ValidationContext,
  { selections }: SelectionSetNode,
  left: number,
  seen: Map<string, number>,
): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD) {
      if (left === 0) return true;
      return selection.selectionSet !== undefined && isDeeper(context, selection.selectionSet, left - 1, seen);
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return isDeeper(context, selection.selectionSet, left, seen);
    const name = selection.name.value;
    if ((seen.get(name) ?? Number.POSITIVE_INFINITY) <= left) return false;
    seen.set(name, left);
    const fragment = context.getFragment(name);
    return fragment ? isDeeper(context, fragment.selectionSet, left, seen) : false;
  });
}
