import { buildSchema, type DocumentNode, getNamedType, isObjectType, parse, print, validate } from 'graphql';
import { expect, test } from 'vitest';
import * as documents from '../../dashboard/api/documents.ts';
import * as historyDocuments from '../../dashboard/api/historyDocuments.ts';
import * as teamDocuments from '../../dashboard/api/teamDocuments.ts';
import { schemaText } from '../../src/graphql/schemaText.ts';

const schema = buildSchema(await schemaText());

const { teamMutations } = teamDocuments;
const { mutations, sessionEventsText, teamEventsText, attentionText, clipProgressText, ...queries } = documents;
const all: [string, DocumentNode][] = [
  ...Object.entries(queries).flatMap(([name, value]) => (typeof value === 'object' ? [[name, value] as const] : [])),
  ...Object.entries(historyDocuments),
  ...Object.entries(mutations),
  ...Object.entries(teamMutations),
  ['team', teamDocuments.teamQuery] as const,
  ['own', teamDocuments.ownQuery] as const,
  ['sessionEvents', parse(sessionEventsText)] as const,
  ['teamEvents', parse(teamEventsText)] as const,
  ['attention', parse(attentionText)] as const,
  ['clipProgress', parse(clipProgressText)] as const,
].map(([name, document]) => [name, parse(print(document as DocumentNode))]);

test.each(all)('the document %s asks only for what the schema has', (_name, document) => {
  expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
});

/** What is not done by hand on the page, and why. */
const notOnThePage: readonly (readonly [names: RegExp, why: string])[] = [
  [/^(add|edit|remove|review)Tags$|^markTagsImportant$|avoriteClips$/, 'a person does one at a time; scripts do many'],
  [/^restore(Clip|Tag)$/, 'what was taken away comes back by Undo'],
  [/^anchorChannelClock$/, 'a device or an analyst with a frame in sight of a clock'],
  [/^(name|erase)Person$|^changeTeam/, 'seldom, and by an admin: over the API'],
];

test('the page has a document for every mutation of the schema', () => {
  const isOnPage = (name: string) => notOnThePage.every(([names]) => !names.test(name));
  const inSchema = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter(isOnPage);
  expect([...Object.keys(mutations), ...Object.keys(teamMutations)].sort()).toEqual(inSchema.sort());
});

test('every fact of a session that is about a clip, a camera or a tag sheet brings it along', () => {
  const facts = schema.getPossibleTypes(schema.getType('SessionEvent') as never);
  for (const fact of facts) {
    for (const edge of ['clip', 'channel', 'play']) {
      if (!isObjectType(getNamedType(fact.getFields()[edge]?.type))) continue;
      expect(sessionEventsText).toContain(`... on ${fact.name} { ${edge} {`);
    }
  }
});
