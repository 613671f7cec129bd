// What people say about plays, in the words of the API.
import { randomUUID } from 'node:crypto';
import type { AddTagInput, Play, PlayPayload, TagFieldsInput, TagPayload } from '../../src/graphql/generated/types.ts';
import type { World } from './openWorld.ts';

const payload = `{ userErrors { code message path status } position
  tag { id status sessionId playId clipId quarter down distance playType result players { number role } labels notes
        isImportant isReviewed allowedCommands } }`;

type TagMutation =
  | 'addTag'
  | 'editTag'
  | 'removeTag'
  | 'reviewTag'
  | 'unreviewTag'
  | 'markTagImportant'
  | 'unmarkTagImportant';
const inputs: Partial<Record<TagMutation, string>> = { addTag: 'AddTagInput', editTag: 'EditTagInput' };

/** Any command about a tag. */
export async function commandTag(
  world: World,
  token: string,
  mutation: TagMutation,
  input: Record<string, unknown>,
): Promise<TagPayload> {
  const { data } = await world.ask(
    `mutation ($input: ${inputs[mutation] ?? 'TagCommandInput'}!) { ${mutation}(input: $input) ${payload} }`,
    { input: { commandId: randomUUID(), ...input } },
    token,
  );
  return data[mutation];
}

/** @returns the tag's id */
export async function givenTag(
  world: World,
  token: string,
  of: Pick<AddTagInput, 'clipId' | 'sessionId' | 'playId' | 'at'>,
  fields: TagFieldsInput,
): Promise<string> {
  const tagId = randomUUID();
  const { userErrors } = await commandTag(world, token, 'addTag', { tagId, ...of, fields });
  if (userErrors.length > 0) throw new Error(userErrors[0]!.message);
  return tagId;
}

/** The sheet of a play. */
export async function sheetOf(world: World, token: string, playId: string): Promise<Play | null> {
  const { data } = await world.ask(
    `query ($playId: ID!) { play(id: $playId) { id title disputed isImportant tagCount tags { id }
       facts { field value isDisputed isResolved resolvedBy { id } observations { tagId value by { id } } } } }`,
    { playId },
    token,
  );
  return data.play;
}

export async function resolveFact(
  world: World,
  token: string,
  input: { playId: string; field: string; value: string | null },
): Promise<PlayPayload> {
  const { data } = await world.ask(
    `mutation ($input: ResolvePlayFactInput!) { resolvePlayFact(input: $input) {
       userErrors { code path } position play { disputed facts { field value isResolved } } } }`,
    { input: { commandId: randomUUID(), ...input } },
    token,
  );
  return data.resolvePlayFact;
}
