import { buildSchema, type DocumentNode, getNamedType, isObjectType, parse, print, validate } from 'graphql';
import { expect, test } from 'vitest';
import * as documents from '../../dashboard/api/documents.ts';
import { schemaText } from '../../src/graphql/schemaText.ts';

const schema = buildSchema(await schemaText());

const { mutations, sessionEventsText, teamEventsText, ...queries } = documents;
const all: [string, DocumentNode][] = [
  ...Object.entries(queries).flatMap(([name, value]) => (typeof value === 'object' ? [[name, value] as const] : [])),
  ...Object.entries(mutations),
  ['sessionEvents', parse(sessionEventsText)] as const,
  ['teamEvents', parse(teamEventsText)] as const,
].map(([name, document]) => [name, parse(print(document as DocumentNode))]);

test.each(all)('the document %s asks only for what the schema has', (_name, document) => {
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
});

/** The page has no tag sheet yet. */
const unusedYet =
  /Tags?$|^(register|trim|retitle|restore)Clip$|^(mark|unmark)TagImportant$|^resolvePlayFact$|avoriteClips$|^(reschedule|cancel)Session$|^anchor(Game|Channel)Clock$/;

test('the page has a document for every mutation of the schema', () => {
  const inSchema = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter((name) => !unusedYet.test(name));
  expect(Object.keys(mutations).sort()).toEqual(inSchema.sort());
});

/** A fact that the page does not bring along shows with the next one of its clip. */
const unheardYet = /^Clip(Trimmed|Expired|Retitled|Restored|FileDeleted)$/;

test('every fact of a session that is about a clip or a camera brings it along', () => {
  const facts = schema.getPossibleTypes(schema.getType('SessionEvent') as never);
  for (const fact of facts.filter(({ name }) => !unheardYet.test(name))) {
    for (const edge of ['clip', 'channel']) {
      if (!isObjectType(getNamedType(fact.getFields()[edge]?.type))) continue;
      expect(sessionEventsText).toContain(`... on ${fact.name} { ${edge} {`);
    }
  }
});
