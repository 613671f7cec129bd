import { BREAK, type DocumentNode, visit } from 'graphql';

const known = new WeakMap<DocumentNode, boolean>();

/**
 * Whether compiled code does what GraphQL's own executor does. A variable that was not sent, inside an object that is
 * written in the document, would reach the command as null, which takes back what was there.
 */
export function isCompilable(document: DocumentNode): boolean {
  const remembered = known.get(document);
  if (remembered !== undefined) return remembered;
  let depth = 0;
  let answer = true;
  visit(document, {
    ObjectValue: { enter: () => void depth++, leave: () => void depth-- },
    Variable() {
      if (depth === 0) return undefined;
      answer = false;
      return BREAK;
    },
  });
  known.set(document, answer);
  return answer;
}
