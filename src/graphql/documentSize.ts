// How much an operation asks for, fragments written out. A fragment is measured once: cycles end, and so do fragments
// that multiply.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

export interface Size {
  readonly rootFields: number;
  readonly fields: number;
  /** Levels of fields. */
  readonly depth: number;
  /** Of the innermost list, over all lists around it. */
  readonly rows: number;
}

/** What a page may hold at most: counted where its size is a variable. */
const LARGEST_PAGE = 100;
const nothing: Size = { rootFields: 0, fields: 0, depth: 0, rows: 1 };

export function measure(context: Pick<ValidationContext, 'getFragment'>, operation: SelectionSetNode): Size {
  const fragments = new Map<string, Size>();

  function sizeOf({ selections }: SelectionSetNode): Size {
    return selections.map(sizeOfSelection).reduce(together, nothing);
  }

  function sizeOfSelection(selection: SelectionSetNode['selections'][number]): Size {
    if (selection.kind === Kind.INLINE_FRAGMENT) return sizeOf(selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return sizeOfFragment(selection.name.value);
    const inner = selection.selectionSet ? sizeOf(selection.selectionSet) : nothing;
    return {
      rootFields: 1,
      fields: 1 + inner.fields,
      depth: 1 + inner.depth,
      rows: pageSizeOf(selection) * inner.rows,
    };
  }

  function sizeOfFragment(name: string): Size {
    const known = fragments.get(name);
    if (known) return known;
    // Of one that leads back to itself nothing is measured: it is refused for that.
    fragments.set(name, nothing);
    const fragment = context.getFragment(name);
    const size = fragment ? sizeOf(fragment.selectionSet) : nothing;
    fragments.set(name, size);
    return size;
  }

  return sizeOf(operation);
}

/** Mutations that start work which is dear. */
const dearFields: readonly string[] = ['retryClip'];

/** How many commands a mutation gives. A batch is one: it is short, and each of its items is judged. */
export function commandsIn(
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): { readonly commands: number; readonly dear: number } {
  const fragments = new Map<string, FragmentDefinitionNode>(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const namesIn = ({ selections }: SelectionSetNode): string[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection.name.value];
      if (selection.kind === Kind.INLINE_FRAGMENT) return namesIn(selection.selectionSet);
      const fragment = fragments.get(selection.name.value);
      return fragment ? namesIn(fragment.selectionSet) : [];
    });
  const names = namesIn(selectionSet);
  return { commands: names.length, dear: names.filter((name) => dearFields.includes(name)).length };
}

const together = (a: Size, b: Size): Size => ({
  rootFields: a.rootFields + b.rootFields,
  fields: a.fields + b.fields,
  depth: Math.max(a.depth, b.depth),
  rows: Math.max(a.rows, b.rows),
});

function pageSizeOf({ arguments: given = [] }: FieldNode): number {
  const first = given.find(({ name }) => name.value === 'first')?.value;
  if (!first) return 1;
  const size = first.kind === Kind.INT ? Number(first.value) : LARGEST_PAGE;
  // A page of any other size is refused by whoever serves it.
  return Math.min(Math.max(size, 1), LARGEST_PAGE);
}
