// How large a document may be. Judged before anything of it runs; a limit is named in the refusal.
import { type ASTVisitor, type FieldNode, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';
import { measure } from './documentSize.ts';
import { apiError } from './errors.ts';

export const LONGEST_TEXT = 15_000;
export const MOST_TOKENS = 1_000;
const DEEPEST = 8;
/** The introspection query of every tool goes so deep, for the sake of lists of lists. */
const DEEPEST_INTROSPECTION = 15;
const MOST_ALIASES = 15;
const MOST_ROOT_FIELDS = 10;
const MOST_DIRECTIVES = 20;
const MOST_FRAGMENTS = 20;
/** Fields, fragments written out. */
const MOST_FIELDS = 2_000;
/** Rows of lists within lists, as their `first` allows. */
const MOST_ROWS = 10_000;

export interface LimitOptions {
  /** The schema may be asked for: in development only. */
  readonly mayIntrospect: boolean;
}

/** A validation rule for `validate`. */
export const limits =
  ({ mayIntrospect }: LimitOptions) =>
  (context: ValidationContext): ASTVisitor => {
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
        if (!mayIntrospect && isIntrospection(node)) {
          context.reportError(
            apiError('QUERY_REJECTED', 'introspection is off; the schema is published with the project'),
          );
        }
      },
      OperationDefinition({ selectionSet }) {
        const size = measure(context, selectionSet);
        const deepest = isAllIntrospection(selectionSet) ? DEEPEST_INTROSPECTION : DEEPEST;
        if (size.rootFields > MOST_ROOT_FIELDS) refuse('root fields', MOST_ROOT_FIELDS);
        if (size.depth > deepest) refuse('levels of fields', deepest);
        if (size.fields > MOST_FIELDS) refuse('fields, with its fragments written out', MOST_FIELDS);
        if (size.rows > MOST_ROWS) refuse('rows in lists within lists; ask for smaller pages', MOST_ROWS);
      },
    };
  };

const isIntrospection = ({ name: { value } }: FieldNode): boolean => value === '__schema' || value === '__type';

const isAllIntrospection = ({ selections }: SelectionSetNode): boolean =>
  selections.every((selection) => selection.kind === Kind.FIELD && isIntrospection(selection));
